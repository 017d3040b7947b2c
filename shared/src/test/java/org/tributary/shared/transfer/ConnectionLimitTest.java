package org.tributary.shared.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class ConnectionLimitTest {
    private static final long TICK = Duration.ofMillis(100).toNanos();

    private final ConnectionLimit limit = new ConnectionLimit(16);
    private long nanos = 1;
    private double bytes;
    private Duration answerTime = Duration.ZERO;

    @Test
    void startsWithFour() {
        assertEquals(4, limit.limit());
        assertEquals(2, new ConnectionLimit(2).limit());
        assertThrows(IllegalArgumentException.class, () -> new ConnectionLimit(0));
    }

    @Test
    void growsToTheMostWhileEveryConnectionAddsSpeed() {
        run(Duration.ofSeconds(2), connections -> connections * 1e6);
        assertEquals(16, limit.limit());
    }

    @Test
    void takesAStepBackThatGainedNothing() {
        run(Duration.ofSeconds(2), _ -> 1e6);
        assertEquals(4, limit.limit());
    }

    @Test
    void stopsWhereTheServerHasNoMoreToGive() {
        run(Duration.ofSeconds(3), connections -> Math.min(connections, 8) * 1e6);
        assertEquals(8, limit.limit());
    }

    @Test
    void triesAgainSomeSecondsAfterAStepBack() {
        run(Duration.ofSeconds(2), _ -> 1e6);
        assertEquals(4, limit.limit());
        run(Duration.ofSeconds(7), connections -> connections * 1e6);
        assertEquals(16, limit.limit());
    }

    @Test
    void growsWhateverTheClockStartsFrom() {
        nanos = Long.MIN_VALUE / 2;
        run(Duration.ofSeconds(2), connections -> connections * 1e6);
        assertEquals(16, limit.limit());
    }

    /// New connections bring nothing before their first byte; that is no reason to give them up.
    @Test
    void waitsForTheFirstBytesOfNewConnections() {
        answerTime = Duration.ofMillis(500);
        run(Duration.ofSeconds(1), connections -> Math.min(connections, 4) * 1e6);
        assertEquals(8, limit.limit());
        run(Duration.ofMillis(600), _ -> 4e6);
        run(Duration.ofMillis(1000), connections -> connections * 1e6);
        assertEquals(16, limit.limit());
    }

    @Test
    void judgesOnlyTimeInWhichAllIsUsed() {
        for (int i = 0; i < 50; i++) {
            nanos += TICK;
            bytes += 1e6;
            limit.observe(nanos, (long) bytes, limit.limit() - 1, Duration.ZERO);
        }
        assertEquals(4, limit.limit());
    }

    @Test
    void staysWhereAServerSendsNothing() {
        run(Duration.ofSeconds(3), _ -> 0);
        assertEquals(4, limit.limit());
    }

    @Test
    void halvesWhenOverloadedDownToOneAndRests() {
        run(Duration.ofSeconds(2), connections -> connections * 1e6);
        for (int expected : new int[] {8, 4, 2, 1, 1}) {
            limit.overloaded(nanos);
            assertEquals(expected, limit.limit());
        }
        run(Duration.ofSeconds(9), connections -> connections * 1e6);
        assertEquals(1, limit.limit());
        run(Duration.ofSeconds(4), connections -> connections * 1e6);
        assertEquals(16, limit.limit());
    }

    @Test
    void neverPassesTheMost() {
        ConnectionLimit five = new ConnectionLimit(5);
        for (int i = 0; i < 100; i++) {
            nanos += TICK;
            bytes += five.limit() * 1e5;
            five.observe(nanos, (long) bytes, five.limit(), Duration.ZERO);
            assertTrue(five.limit() <= 5);
        }
        assertEquals(5, five.limit());
    }

    /// The server gives `speed` bytes a second with so many connections, and all allowed are used.
    private void run(Duration time, IntToDoubleFunction speed) {
        for (long end = nanos + time.toNanos(); nanos - end < 0; nanos += TICK) {
            limit.observe(nanos, (long) bytes, limit.limit(), answerTime);
            bytes += speed.applyAsDouble(limit.limit()) * TICK / 1e9;
        }
    }
}
