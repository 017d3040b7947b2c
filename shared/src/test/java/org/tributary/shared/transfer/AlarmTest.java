package org.tributary.shared.transfer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AlarmTest {
    private final Alarm alarm = new Alarm();

    @Test
    void lastsAsLongAsItShould() throws Exception {
        long start = System.nanoTime();
        alarm.sleep(Duration.ofMillis(20));
        assertTrue(System.nanoTime() - start >= Duration.ofMillis(20).toNanos());
        alarm.sleep(Duration.ZERO);
    }

    @Test
    void wakesWhoSleeps() throws Exception {
        CountDownLatch awake = new CountDownLatch(1);
        Thread sleeper =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                alarm.sleep(Duration.ofHours(1));
                                awake.countDown();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
        while (sleeper.getState() != Thread.State.TIMED_WAITING) {
            Thread.yield();
        }
        alarm.ring();
        assertTrue(awake.await(60, TimeUnit.SECONDS));
    }
}
