package org.tributary.daemon.serve;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.FileRegion;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.tributary.daemon.serve.Router.Route;

/// A connection without a socket, on which time only passes when told to.
final class Conversation implements AutoCloseable {
    private static final Clock NEW_YEAR =
            Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    static final int MOST_CONNECTIONS = 10;

    final OpenFiles files = new OpenFiles();
    final Admission admission = new Admission(1, Duration.ofMillis(1500));
    final Connections connections = new Connections(MOST_CONNECTIONS);
    final Metrics metrics = new Metrics();
    private final EmbeddedChannel channel = new EmbeddedChannel();

    /// Opens a connection to a daemon with these resources and one slot.
    Conversation(FaultSpec faults, Route... routes) {
        Services services =
                new Services(
                        new Router(List.of(routes)),
                        admission,
                        connections,
                        new Services.Delivery(
                                files, metrics, new Faults(faults, () -> 0), List.of()),
                        Runnable::run,
                        new DateHeader(NEW_YEAR));
        channel.freezeTime();
        channel.pipeline()
                .addLast(new StrictLines(), new HttpServerCodec(), new Connection(services));
        channel.pipeline().fireChannelActive();
    }

    Conversation(Route... routes) {
        this(FaultSpec.NONE, routes);
    }

    /// The client sends this, with a CRLF for each line end.
    void send(String text) {
        channel.writeInbound(
                Unpooled.copiedBuffer(text.replace("\n", "\r\n"), StandardCharsets.US_ASCII));
    }

    void get(String path) {
        send("GET " + path + " HTTP/1.1\nHost: h\n\n");
    }

    /// Returns what the client has received since the last call; bytes of files as `[from-to]`.
    String received() {
        StringBuilder text = new StringBuilder();
        for (Object message = channel.readOutbound();
                message != null;
                message = channel.readOutbound()) {
            switch (message) {
                case ByteBuf bytes -> text.append(bytes.toString(StandardCharsets.UTF_8));
                case FileRegion region ->
                        text.append('[')
                                .append(region.position())
                                .append('-')
                                .append(region.position() + region.count() - 1)
                                .append(']');
                default -> text.append(message);
            }
            ReferenceCountUtil.release(message);
        }
        return text.toString();
    }

    void pass(Duration time) {
        channel.advanceTimeBy(time.toNanos(), TimeUnit.NANOSECONDS);
        channel.runPendingTasks();
    }

    /// Lets what another thread asked for happen.
    void settle() {
        pass(Duration.ZERO);
    }

    boolean isOpen() {
        return channel.isOpen();
    }

    EmbeddedChannel channel() {
        return channel;
    }

    /// The client is gone.
    @Override
    public void close() {
        channel.finishAndReleaseAll();
        files.close();
    }
}
