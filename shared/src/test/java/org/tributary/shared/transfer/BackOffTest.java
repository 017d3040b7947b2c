package org.tributary.shared.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BackOffTest {
    @Test
    void doublesUpToAMinute() {
        BackOff backOff = new BackOff(constant(0.5));
        for (long expected : new long[] {1000, 2000, 4000, 8000, 16000, 32000, 60000, 60000}) {
            assertEquals(Duration.ofMillis(expected), backOff.failed());
        }
    }

    @Test
    void staysAtAMinuteHoweverLongItGoesOn() {
        BackOff backOff = new BackOff(constant(0.5));
        for (int i = 0; i < 200; i++) {
            backOff.failed();
        }
        assertEquals(Duration.ofMinutes(1), backOff.failed());
        assertEquals(201, backOff.failures());
    }

    @Test
    void startsOverAfterASuccess() {
        BackOff backOff = new BackOff(constant(0.5));
        backOff.failed();
        backOff.failed();
        backOff.succeeded();
        assertEquals(0, backOff.failures());
        assertEquals(Duration.ofSeconds(1), backOff.failed());
    }

    @Test
    void jitterIsAQuarterEitherWay() {
        assertEquals(Duration.ofMillis(750), new BackOff(constant(0)).failed());
        assertEquals(Duration.ofMillis(1250), new BackOff(constant(1)).failed());
        Set<Duration> pauses = new HashSet<>();
        Random random = new Random(1);
        for (int i = 0; i < 20; i++) {
            pauses.add(new BackOff(random).failed());
        }
        assertTrue(pauses.size() > 10, pauses.toString());
    }

    private static RandomGenerator constant(double value) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new AssertionError();
            }

            @Override
            public double nextDouble() {
                return value;
            }
        };
    }
}
