package org.tributary.shared.transfer;

import java.util.Arrays;
import java.util.BitSet;
import java.util.concurrent.TimeUnit;

/// How often each segment of a download was asked for, and how long it took. Pure bookkeeping: the
/// caller brings the time, of [System#nanoTime()]. Touched by the engine thread alone.
final class SegmentTries {
    private static final int UNKNOWN = -1;

    private final int[] tries;
    private final long[] askedNanos;
    private final int[] tookMillis;

    /// Segments whose next request is one more try.
    private final BitSet again = new BitSet();

    SegmentTries(int segments) {
        tries = new int[segments];
        askedNanos = new long[segments];
        tookMillis = new int[segments];
        Arrays.fill(tookMillis, UNKNOWN);
    }

    /// Bytes of the segment are asked for.
    void asked(int segment, long nanos) {
        if (tries[segment] == 0) {
            tries[segment] = 1;
            askedNanos[segment] = nanos;
        } else if (again.get(segment)) {
            tries[segment]++;
        }
        again.clear(segment);
    }

    /// What was asked for did not come, came wrong, or was lost.
    void inVain(int segment) {
        again.set(segment);
        tookMillis[segment] = UNKNOWN;
    }

    /// The segment is proved.
    void verified(int segment, long nanos) {
        if (tries[segment] > 0) {
            long millis = TimeUnit.NANOSECONDS.toMillis(nanos - askedNanos[segment]);
            tookMillis[segment] = Math.clamp(millis, 0, Integer.MAX_VALUE);
        }
    }

    /// Returns a copy: how often each was asked for.
    int[] counts() {
        return tries.clone();
    }

    /// Returns a copy: how many milliseconds each took from the first request to its proof, -1 for
    /// unknown.
    int[] tookMillis() {
        return tookMillis.clone();
    }
}
