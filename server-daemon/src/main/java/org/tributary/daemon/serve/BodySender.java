package org.tributary.daemon.serve;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.FileRegion;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.EventExecutor;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.daemon.publish.FileChangedException;

/// Sends one body, piece by piece: the one place that says how bytes leave. Only one piece is ever
/// on its way, so a slow client costs no memory, and what must be looked at between pieces (has the
/// file changed, is it this transfer's turn) is looked at often. Lives on its channel's event loop.
final class BodySender {
    private static final Logger LOG = LoggerFactory.getLogger(BodySender.class);
    private static final long SMALLEST_PIECE = 64 << 10;
    private static final long FIRST_PIECE = 512 << 10;
    private static final long LARGEST_PIECE = 4 << 20;

    /// A piece should not take longer, so that a changed file is noticed soon.
    private static final long PIECE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Channel channel;
    private final Pieces pieces;
    private final Metrics metrics;
    private final List<Pace> paces;

    private final Fault fault;

    /// Drop or hang when this many bytes remain.
    private final long faultAt;

    private final Listener listener;

    private long nextPiece = FIRST_PIECE;

    /// Bytes of the pieces that are through.
    private long sent;

    /// The piece at hand: waiting for its turn, or on its way.
    private Object piece = LastHttpContent.EMPTY_LAST_CONTENT;

    private long pieceLength;
    private boolean onItsWay;
    private boolean hanging;
    private boolean ended;

    /// Told how it ended, once, on the event loop.
    interface Listener {
        /// @param whole true when the system has taken every byte; otherwise the connection must be
        ///   closed, or the client would take what comes next for the rest of the body
        void ended(boolean whole);
    }

    BodySender(
            Channel channel,
            Pieces pieces,
            Metrics metrics,
            List<Pace> paces,
            Fault fault,
            Listener listener) {
        this.channel = channel;
        this.pieces = pieces;
        this.metrics = metrics;
        this.paces = List.copyOf(paces);
        this.fault = fault;
        this.faultAt = Math.ceilDiv(pieces.remaining(), 2);
        this.listener = listener;
    }

    /// Sends the body and flushes what was written before it.
    void start() {
        if (pieces.remaining() == 0) {
            channel.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT)
                    .addListener(written -> end(written.isSuccess()));
        } else {
            sendNext();
        }
    }

    /// Returns how many bytes the system has taken so far.
    long sentBytes() {
        return sent + partlySent();
    }

    /// True while it is the client that the next byte waits for.
    boolean waitsForClient() {
        return onItsWay;
    }

    /// True when nothing more will be sent and the connection is kept open nevertheless.
    boolean isHanging() {
        return hanging;
    }

    /// Stops: the connection is gone or goes.
    void abort() {
        end(false);
    }

    private void sendNext() {
        if (ended) {
            return;
        }
        boolean faulty = fault == Fault.DROP || fault == Fault.HANG;
        if (faulty && pieces.remaining() <= faultAt) {
            channel.flush();
            hanging = fault == Fault.HANG;
            if (!hanging) {
                end(false);
            }
            return;
        }
        long most = faulty ? Math.min(nextPiece, pieces.remaining() - faultAt) : nextPiece;
        for (Pace pace : paces) {
            most = Math.min(most, pace.piece());
        }
        try {
            long before = pieces.remaining();
            piece = pieces.next(most);
            pieceLength = before - pieces.remaining();
        } catch (FileChangedException e) {
            LOG.info("Cut a transfer: {} changed while it was sent", e.getFile());
            end(false);
            return;
        } catch (IOException e) {
            LOG.warn("Cut a transfer: {}", e.getMessage());
            end(false);
            return;
        }
        writeWhenItsTurn();
    }

    private void writeWhenItsTurn() {
        EventExecutor loop = channel.eventLoop();
        long now = loop.ticker().nanoTime();
        Duration pause = Duration.ZERO;
        for (Pace pace : paces) {
            Duration own = pace.reserve(pieceLength, now);
            pause = own.compareTo(pause) > 0 ? own : pause;
        }
        if (pause.isZero()) {
            write();
        } else {
            channel.flush();
            loop.schedule(this::write, pause.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void write() {
        if (ended) {
            ReferenceCountUtil.release(piece);
            return;
        }
        onItsWay = true;
        long started = channel.eventLoop().ticker().nanoTime();
        boolean followsHead = sent == 0 && piece instanceof FileRegion;
        if (followsHead) {
            cork(true);
        }
        ChannelFuture written = channel.write(piece);
        if (pieces.remaining() == 0) {
            channel.write(LastHttpContent.EMPTY_LAST_CONTENT, channel.voidPromise());
        }
        written.addListener(future -> pieceWritten(future.isSuccess(), started));
        channel.flush();
        if (followsHead) {
            cork(false);
        }
    }

    /// Lets an answer's head and the first bytes of a file leave in one packet, where the system
    /// can (tcp(7)); elsewhere does nothing.
    private void cork(boolean on) {
        if (channel.isActive()) {
            channel.config().setOption(EpollChannelOption.TCP_CORK, on);
        }
    }

    private void pieceWritten(boolean success, long started) {
        if (!success) {
            end(false);
            return;
        }
        if (ended) {
            return;
        }
        metrics.sent(pieceLength);
        sent += pieceLength;
        onItsWay = false;
        long took = channel.eventLoop().ticker().nanoTime() - started;
        nextPiece =
                took < PIECE_NANOS
                        ? Math.min(nextPiece * 2, LARGEST_PIECE)
                        : Math.max(nextPiece / 2, SMALLEST_PIECE);
        if (pieces.remaining() == 0) {
            end(true);
        } else {
            sendNext();
        }
    }

    private long partlySent() {
        return onItsWay && piece instanceof FileRegion region ? region.transferred() : 0;
    }

    private void end(boolean whole) {
        if (ended) {
            return;
        }
        ended = true;
        metrics.sent(partlySent());
        sent += partlySent();
        onItsWay = false;
        pieces.close();
        listener.ended(whole);
    }
}
