package org.tributary.shared.transfer;

import java.time.Duration;
import java.util.Optional;
import org.tributary.shared.client.HttpTransport;

/// A range of a file that one request fetches from front to back. Its fetcher fills it while the
/// engine may shorten it, when a faster server takes over the rest, or cancel it.
final class Run {
    private static final long LEAST_MEASURED = 64 << 10;

    /// Nothing is expected of a run before this and twice the usual answer time have passed.
    private static final long GRACE = Duration.ofMillis(300).toNanos();

    private final Source source;
    private final long start;
    private final Move.Form form;
    private final Optional<SegmentPicker.Retry> retry;
    private final RateMeter meter = new RateMeter();
    private final long startedNanos;

    /// Everything before this is in the part file; guarded by this.
    private long position;

    /// Everything before this is in the part file or on its way there; guarded by this.
    private long claimed;

    /// Where the run ends; guarded by this.
    private long end;

    /// The request under way, once there is one; guarded by this.
    private HttpTransport.Exchange exchange;

    private boolean cancelled;

    /// Everything before this is accounted for in the segment table; touched by the engine alone.
    private long absorbed;

    Run(Move.Fetch move, long nanos) {
        if (move.start() >= move.end()) {
            throw new IllegalArgumentException(
                    "start (" + move.start() + ") must be before " + move.end());
        }
        this.source = move.source();
        this.start = move.start();
        this.end = move.end();
        this.form = move.form();
        this.retry = move.retry();
        this.position = start;
        this.claimed = start;
        this.absorbed = start;
        this.startedNanos = nanos;
        meter.sample(nanos, 0);
    }

    Source source() {
        return source;
    }

    long start() {
        return start;
    }

    Move.Form form() {
        return form;
    }

    /// Returns the segment that is tried again by this run, if any.
    Optional<SegmentPicker.Retry> retry() {
        return retry;
    }

    synchronized long position() {
        return position;
    }

    synchronized long end() {
        return end;
    }

    synchronized long bytesLeft() {
        return end - position;
    }

    long startedNanos() {
        return startedNanos;
    }

    long absorbed() {
        return absorbed;
    }

    void absorbedTo(long position) {
        absorbed = position;
    }

    /// The run's own speed over the last second.
    double bytesPerSecond() {
        return meter.bytesPerSecond();
    }

    /// Tells its server's state how fast it was, now that it is over. A few bytes tell nothing unless
    /// they took long; nor does a refusal, but nothing until somebody else took the rest over does.
    void measure(long nanos) {
        long bytes = position() - start;
        boolean slow = isUnderWay(nanos) && (bytes > 0 || isCancelled());
        if (bytes >= LEAST_MEASURED || slow) {
            source.server().measured(bytes, nanos - startedNanos);
        }
    }

    /// True when bytes should come by now, so that the run can be judged by its speed.
    boolean isUnderWay(long nanos) {
        return nanos - startedNanos >= GRACE + 2 * source.server().answerTime().toNanos();
    }

    void sample(long nanos) {
        meter.sample(nanos, position() - start);
    }

    /// Returns how many of `bytes` that arrived still belong to the run; they are then the caller's
    /// to write at [#position()].
    synchronized int claim(int bytes) {
        int allowed = cancelled ? 0 : (int) Math.min(bytes, end - claimed);
        claimed += allowed;
        return allowed;
    }

    /// Notes that the claimed bytes are in the part file.
    synchronized void written() {
        position = claimed;
    }

    /// Ends the run at `at`, or as near to it as what has arrived allows, and returns where it ends.
    synchronized long shortenTo(long at) {
        end = Math.clamp(at, claimed, end);
        return end;
    }

    /// True once every byte up to the end is written.
    synchronized boolean isFull() {
        return position >= end;
    }

    synchronized boolean isCancelled() {
        return cancelled;
    }

    /// Hands over the request so that it can be cancelled; false when it is too late for it.
    synchronized boolean attach(HttpTransport.Exchange exchange) {
        this.exchange = exchange;
        return !cancelled;
    }

    /// Stops the fetcher at once by closing its connection.
    synchronized void cancel() {
        cancelled = true;
        if (exchange != null) {
            exchange.cancel();
        }
    }
}
