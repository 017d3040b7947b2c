package org.tributary.shared.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tributary.shared.client.HttpReply;
import org.tributary.shared.client.HttpTransport;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.io.PartFile;

/// Fetches a file whose length its source does not say: in one piece, from its start to wherever it
/// ends. It cannot be continued after a break. Blocks; runs on a thread of its own.
final class StreamedFetch implements SnapshotTaker.Moving {
    private static final int BUFFER = 128 << 10;

    private final Offer.Linked from;
    private final HttpTransport transport;
    private final PartFile part;
    private final RateLimit rateLimit;

    private final RateMeter meter = new RateMeter();

    private volatile long received;

    /// Whose bytes these are, while they come; touched by the engine thread alone, as `accounted` is.
    private Optional<ServerState> server = Optional.empty();

    /// Bytes that the server's state knows of.
    private long accounted;

    /// The request under way, once there is one; guarded by this.
    private Optional<HttpTransport.Exchange> exchange = Optional.empty();

    private boolean cancelled;

    StreamedFetch(Offer.Linked from, HttpTransport transport, PartFile part, RateLimit rateLimit) {
        this.from = from;
        this.transport = transport;
        this.part = part;
        this.rateLimit = rateLimit;
    }

    @Override
    public long receivedBytes() {
        return received;
    }

    @Override
    public long verifiedBytes() {
        return received;
    }

    @Override
    public double bytesPerSecond() {
        return meter.bytesPerSecond();
    }

    boolean isFrom(String id) {
        return from.server().id().equals(id);
    }

    /// It will be fetched from that server. Engine thread.
    void begin(ServerState from) {
        server = Optional.of(from);
        from.streamStarted();
    }

    /// It has ended. Engine thread.
    void end() {
        account();
        server.ifPresent(ServerState::streamEnded);
        server = Optional.empty();
    }

    /// Looks at the speed; called a few times a second on the engine thread.
    void sample(long nanos) {
        account();
        meter.sample(nanos, received);
    }

    private void account() {
        long now = received;
        server.ifPresent(it -> it.received(now - accounted));
        accounted = now;
    }

    @Override
    public Map<String, Long> bytesByServer() {
        return Map.of(from.server().id(), received);
    }

    @Override
    public int connections(ServerState of) {
        return server.filter(it -> it == of).isPresent() ? 1 : 0;
    }

    @Override
    public SegmentStates segments(List<String> ids) {
        return SegmentStates.NONE;
    }

    @Override
    public Optional<Wait> waiting() {
        return Optional.empty();
    }

    /// Fetches all of it and returns what it hashes to.
    ///
    /// @throws PartWriteException when the disk fails
    Sha256 fetch() throws IOException {
        try (HttpTransport.Exchange request =
                transport.get(from.server(), from.file().uri(), Map.of())) {
            attach(request);
            HttpReply reply = request.reply();
            if (reply.status() != 200) {
                throw new IOException(from.server().id() + " answered " + reply.status());
            }
            if (SegmentFetcher.isEncoded(reply)) {
                throw new IOException("it sends only encoded bytes");
            }
            MessageDigest digest = Sha256.newDigest();
            byte[] buffer = new byte[BUFFER];
            InputStream body = reply.body();
            for (int count; (count = body.read(buffer, 0, rateLimit.chunk(BUFFER))) >= 0; ) {
                rateLimit.take(count, this::isCancelled);
                write(buffer, count);
                digest.update(buffer, 0, count);
                received += count;
            }
            return Sha256.ofDigest(digest.digest());
        }
    }

    private void write(byte[] bytes, int count) throws PartWriteException {
        try {
            part.write(ByteBuffer.wrap(bytes, 0, count), received);
        } catch (IOException e) {
            throw new PartWriteException(e);
        }
    }

    private synchronized void attach(HttpTransport.Exchange request) throws IOException {
        if (cancelled) {
            throw new IOException("cancelled");
        }
        exchange = Optional.of(request);
    }

    private synchronized boolean isCancelled() {
        return cancelled;
    }

    /// Stops at once, from any thread: [#fetch()] fails.
    synchronized void cancel() {
        cancelled = true;
        exchange.ifPresent(HttpTransport.Exchange::cancel);
    }
}
