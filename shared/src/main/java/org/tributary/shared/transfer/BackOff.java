package org.tributary.shared.transfer;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to leave a failing server alone: 1 s doubling up to 60 s, with a quarter of jitter
/// either way so that clients do not come back together. Pure bookkeeping.
final class BackOff {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final double JITTER = 0.25;

    private final RandomGenerator random;
    private int failures;

    BackOff(RandomGenerator random) {
        this.random = random;
    }

    /// Notes a failure and returns how long to wait before the next try.
    Duration failed() {
        long pause = Math.min(FIRST.toMillis() << Math.min(failures, 16), LONGEST.toMillis());
        failures++;
        double factor = 1 + JITTER * (2 * random.nextDouble() - 1);
        return Duration.ofMillis(Math.round(pause * factor));
    }

    /// Notes a success: the next failure starts from the shortest pause again.
    void succeeded() {
        failures = 0;
    }

    /// Failures since the last success.
    int failures() {
        return failures;
    }
}
