package org.tributary.shared.transfer;

import java.util.concurrent.TimeUnit;

/// A speed over the last second or so, from a counter that only grows.
/// Pure bookkeeping: the caller brings the time.
final class RateMeter {
    private static final int SAMPLES = 10;

    private final long[] times = new long[SAMPLES];
    private final long[] totals = new long[SAMPLES];
    private int count;
    private int newest = -1;

    /// Notes that the counter stood at `total` at `nanos` (of [System#nanoTime()]).
    void sample(long nanos, long total) {
        newest = (newest + 1) % SAMPLES;
        times[newest] = nanos;
        totals[newest] = total;
        count = Math.min(count + 1, SAMPLES);
    }

    /// Returns bytes a second between the oldest and the newest sample kept; 0 before the second one.
    double bytesPerSecond() {
        if (count < 2) {
            return 0;
        }
        int oldest = count < SAMPLES ? 0 : (newest + 1) % SAMPLES;
        long nanos = times[newest] - times[oldest];
        return nanos <= 0
                ? 0
                : (totals[newest] - totals[oldest]) * (double) TimeUnit.SECONDS.toNanos(1) / nanos;
    }
}
