package org.tributary.app.ui.controls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SpeedHistoryTest {
    private static final Instant START = Instant.parse("2026-11-14T12:00:00Z");

    private final SpeedHistory history = new SpeedHistory();

    @Test
    void looksTwiceASecond() {
        assertTrue(history.add(START, 1));
        assertFalse(history.add(START.plusMillis(100), 2));
        assertTrue(history.add(START.plusMillis(500), 3));
        assertEquals(2, history.samples().size());
    }

    @Test
    void forgetsWhatIsOlderThanAMinute() {
        for (int second = 0; second <= 90; second++) {
            history.add(START.plusSeconds(second), second);
        }
        assertEquals(30, history.samples().getFirst().bytesPerSecond());
        assertEquals(60, history.mean());
        assertEquals(90, history.most());
    }

    @Test
    void isNothingAtFirst() {
        assertEquals(0, history.mean());
        assertEquals(0, history.most());
    }

    @Test
    void endsTheScaleAtARoundNumber() {
        assertEquals(1, SpeedHistory.roundTop(0));
        assertEquals(100, SpeedHistory.roundTop(79.4));
        assertEquals(200, SpeedHistory.roundTop(101));
        assertEquals(5e6, SpeedHistory.roundTop(5e6));
        assertEquals(1e7, SpeedHistory.roundTop(5.1e6));
    }
}
