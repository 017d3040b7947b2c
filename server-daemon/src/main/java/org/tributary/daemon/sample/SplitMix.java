package org.tributary.daemon.sample;

/// Numbers that look random and are the same every time (SplitMix64; Steele, Lea and Flood, 2014).
final class SplitMix {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    SplitMix(long seed) {
        state = seed;
    }

    long next() {
        state += GAMMA;
        long z = state;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /// Returns a number from 0 to `bound` - 1.
    int next(int bound) {
        return (int) Math.unsignedMultiplyHigh(next(), bound);
    }
}
