package org.tributary.daemon.serve;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One connection: takes requests in their order, one at a time, and closes what takes too long.
/// Lives on its channel's event loop, except where a method says otherwise.
final class Connection extends ChannelInboundHandlerAdapter implements Connections.Guest {
    /// How long a connection may be open without a request.
    static final Duration IDLE_LIMIT = Duration.ofSeconds(30);

    /// How long a request's headers may take to arrive.
    static final Duration READ_LIMIT = Duration.ofSeconds(10);

    /// How long a client may leave what is sent to it lying.
    static final Duration STALL_LIMIT = Duration.ofSeconds(30);

    /// How often a transfer is looked at for a stall.
    static final Duration STALL_CHECK = Duration.ofSeconds(5);

    /// How long to go on reading from a client that was told goodbye: closing on what it still
    /// sends would destroy the answer before it is read.
    static final Duration LINGER_LIMIT = Duration.ofSeconds(2);

    /// Requests read ahead while one is answered; more stay in the socket.
    private static final int MOST_QUEUED = 8;

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private final Services services;
    private final Queue<HttpRequest> queue = new ArrayDeque<>();
    private Phase phase = Phase.IDLE;
    private Optional<Exchange> exchange = Optional.empty();

    /// Set before anything else happens, as is the alarm.
    private ChannelHandlerContext context;

    private Alarm alarm;

    /// True when the last read brought a request.
    private boolean requestRead;

    /// True once the client sends no more.
    private boolean inputEnded;

    /// What the client had taken when the stall check last saw that change, and when that was.
    private long takenBytes;

    private long takenAt;

    private enum Phase {
        /// Between requests.
        IDLE,
        /// A part of a request's headers is here.
        READING,
        /// A request is being answered.
        ANSWERING,
        /// All is said; what the client still sends is thrown away.
        LINGERING
    }

    Connection(Services services) {
        this.services = services;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        this.context = context;
        this.alarm = new Alarm(context.executor(), this::timeIsUp);
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        alarm.set(IDLE_LIMIT);
        services.connections().opened(this);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        phase = Phase.LINGERING;
        alarm.cancel();
        queue.clear();
        exchange.ifPresent(Exchange::abandon);
        services.connections().closed(this);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        // A body is refused with the request it belongs to; what comes of it is thrown away.
        if (message instanceof HttpRequest request && phase != Phase.LINGERING) {
            requestRead = true;
            queue.add(request);
            if (phase != Phase.ANSWERING) {
                answerNext();
            } else if (queue.size() >= MOST_QUEUED) {
                context.channel().config().setAutoRead(false);
            }
        }
        ReferenceCountUtil.release(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (phase == Phase.IDLE && !requestRead) {
            phase = Phase.READING;
            alarm.set(READ_LIMIT);
        }
        requestRead = false;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            inputEnded = true;
            boolean nothingToSend =
                    phase != Phase.ANSWERING || exchange.filter(Exchange::isHanging).isPresent();
            if (nothingToSend) {
                context.close();
            }
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOG.warn("Closed a connection after a mistake of this daemon", cause);
        }
        context.close();
    }

    /// Called from any thread.
    @Override
    public void leaveIfIdle() {
        context.executor()
                .execute(() -> {
                    if (phase == Phase.IDLE || phase == Phase.READING) {
                        context.close();
                    }
                });
    }

    private void answerNext() {
        HttpRequest request = queue.remove();
        phase = Phase.ANSWERING;
        services.connections().busy(this);
        takenBytes = 0;
        takenAt = now();
        Exchange next = new Exchange(context, services, request, this::answered);
        exchange = Optional.of(next);
        next.start();
        if (phase == Phase.ANSWERING) {
            alarm.set(STALL_CHECK);
        }
    }

    private void answered(Exchange.Next next) {
        exchange = Optional.empty();
        switch (next) {
            case GO_ON -> goOn();
            case CLOSE -> sayGoodbye();
            case CUT -> context.close();
        }
    }

    private void goOn() {
        if (!queue.isEmpty()) {
            answerNext();
        } else if (inputEnded || services.connections().isDraining()) {
            sayGoodbye();
        } else {
            phase = Phase.IDLE;
            services.connections().idle(this);
            alarm.set(IDLE_LIMIT);
            context.channel().config().setAutoRead(true);
        }
    }

    private void sayGoodbye() {
        phase = Phase.LINGERING;
        queue.clear();
        if (inputEnded || !(context.channel() instanceof DuplexChannel duplex)) {
            context.close();
            return;
        }
        duplex.shutdownOutput();
        context.channel().config().setAutoRead(true);
        alarm.set(LINGER_LIMIT);
    }

    private void timeIsUp() {
        switch (phase) {
            case IDLE, READING, LINGERING -> context.close();
            case ANSWERING -> closeIfStalled();
        }
    }

    private void closeIfStalled() {
        long taken = exchange.map(Exchange::sentBytes).orElse(0L);
        boolean waitsForClient = exchange.filter(Exchange::waitsForClient).isPresent();
        if (!waitsForClient || taken != takenBytes) {
            takenBytes = taken;
            takenAt = now();
        } else if (now() - takenAt >= STALL_LIMIT.toNanos()) {
            LOG.debug("{} takes no bytes", context.channel().remoteAddress());
            context.close();
            return;
        }
        alarm.set(STALL_CHECK);
    }

    private long now() {
        return context.executor().ticker().nanoTime();
    }
}
