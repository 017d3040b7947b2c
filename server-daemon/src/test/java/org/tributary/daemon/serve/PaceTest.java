package org.tributary.daemon.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void spreadsBytesOverTime() {
        Pace pace = new Pace(1000);

        assertEquals(Duration.ZERO, pace.reserve(500, 0));
        assertEquals(Duration.ofMillis(500), pace.reserve(250, 0));
        assertEquals(Duration.ofMillis(650), pace.reserve(100, 100_000_000));
    }

    @Test
    void catchesUpOnLateTimersButSavesNothingUpInAPause() {
        Pace pace = new Pace(1000);
        pace.reserve(1000, 0);

        assertEquals(Duration.ZERO, pace.reserve(1000, 1_050_000_000L));
        assertEquals(Duration.ofMillis(950), pace.reserve(1000, 1_050_000_000L));

        assertEquals(Duration.ZERO, pace.reserve(1000, 60_000_000_000L));
        assertEquals(Duration.ofMillis(900), pace.reserve(1000, 60_000_000_000L));
    }

    @Test
    void worksWithAClockThatStartsAnywhere() {
        Pace pace = new Pace(1000);

        assertEquals(Duration.ZERO, pace.reserve(1000, Long.MAX_VALUE - 10));
        assertEquals(Duration.ofSeconds(1), pace.reserve(1000, Long.MAX_VALUE - 10));
    }

    @Test
    void cutsSmallPiecesForSlowLimits() {
        assertEquals(1024, new Pace(1).piece());
        assertEquals(100_000, new Pace(10_000_000).piece());
        assertTrue(new Pace(Long.MAX_VALUE).piece() > 0);
    }
}
