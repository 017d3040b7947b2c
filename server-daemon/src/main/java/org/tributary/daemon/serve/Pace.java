package org.tributary.daemon.serve;

import java.time.Duration;

/// A limit of bytes per second for all who share it: each one reserves a piece and sends it when
/// its time has come, so the rate is kept however many there are, and nobody jumps the queue.
/// May be used from any thread.
final class Pace {
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final long PIECES_PER_SECOND = 100;
    private static final long SMALLEST_PIECE = 1 << 10;

    /// What may be caught up on: timers are late sometimes.
    private static final long BURST_NANOS = NANOS_PER_SECOND / 10;

    private final long bytesPerSecond;

    /// When the bytes reserved so far will all have been sent, in nanoseconds of the callers'
    /// clock; guarded by `this`.
    private long busyUntil;

    /// True before the first reservation; guarded by `this`.
    private boolean fresh = true;

    Pace(long bytesPerSecond) {
        if (bytesPerSecond < 1) {
            throw new IllegalArgumentException(
                    "bytesPerSecond (" + bytesPerSecond + ") must be positive");
        }
        this.bytesPerSecond = bytesPerSecond;
    }

    /// Returns how many bytes to reserve at a time, so that the stream looks even.
    int piece() {
        long piece = Math.max(SMALLEST_PIECE, bytesPerSecond / PIECES_PER_SECOND);
        return (int) Math.min(piece, Integer.MAX_VALUE);
    }

    /// Reserves `bytes` and returns how long to wait before sending them.
    ///
    /// @param now nanoseconds of a clock that all callers share
    synchronized Duration reserve(long bytes, long now) {
        if (fresh) {
            busyUntil = now;
            fresh = false;
        } else if (now - busyUntil > BURST_NANOS) {
            busyUntil = now - BURST_NANOS;
        }
        Duration pause = Duration.ofNanos(Math.max(0, busyUntil - now));
        busyUntil += (long) ((double) bytes * NANOS_PER_SECOND / bytesPerSecond);
        return pause;
    }
}
