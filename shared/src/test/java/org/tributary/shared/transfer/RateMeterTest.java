package org.tributary.shared.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RateMeterTest {
    private static final long TENTH = 100_000_000;

    @Test
    void knowsNothingBeforeTheSecondSample() {
        RateMeter meter = new RateMeter();
        assertEquals(0, meter.bytesPerSecond());
        meter.sample(5, 1000);
        assertEquals(0, meter.bytesPerSecond());
    }

    @Test
    void twoSamplesAtTheSameMomentTellNothing() {
        RateMeter meter = new RateMeter();
        meter.sample(5, 0);
        meter.sample(5, 1000);
        assertEquals(0, meter.bytesPerSecond());
    }

    @Test
    void measuresFromTheFirstSampleOn() {
        RateMeter meter = new RateMeter();
        meter.sample(-TENTH, 0);
        meter.sample(0, 50);
        assertEquals(500, meter.bytesPerSecond(), 0.001);
        meter.sample(TENTH, 250);
        assertEquals(1250, meter.bytesPerSecond(), 0.001);
    }

    @Test
    void forgetsWhatIsOlderThanASecond() {
        RateMeter meter = new RateMeter();
        for (int i = 0; i <= 20; i++) {
            meter.sample(i * TENTH, i * 1000L);
        }
        assertEquals(10_000, meter.bytesPerSecond(), 0.001);
        for (int i = 21; i <= 29; i++) {
            meter.sample(i * TENTH, 20_000);
        }
        assertEquals(0, meter.bytesPerSecond());
    }
}
