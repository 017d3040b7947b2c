package org.tributary.shared.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.tributary.shared.client.HttpReply;
import org.tributary.shared.client.HttpTransport;

class RunTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Source source = Swarm.whole("a", 0);
    private final Run run = new Run(PickerScene.fetch(source, 100, 200), 0);

    @Test
    void takesBytesUpToItsEnd() {
        assertEquals(60, run.claim(60));
        assertEquals(100, run.position());
        run.written();
        assertEquals(160, run.position());
        assertEquals(40, run.claim(60));
        run.written();
        assertTrue(run.isFull());
        assertEquals(0, run.claim(1));
    }

    @Test
    void neverGivesAwayWhatItIsWriting() {
        run.claim(60);
        assertEquals(160, run.shortenTo(100));
        assertEquals(0, run.claim(10));
        assertFalse(run.isFull());
        run.written();
        assertTrue(run.isFull());
    }

    @Test
    void doesNotGrow() {
        assertEquals(150, run.shortenTo(150));
        assertEquals(150, run.shortenTo(180));
        assertEquals(100, run.shortenTo(0));
        assertEquals(0, run.bytesLeft());
    }

    @Test
    void takesNothingOnceItIsCancelled() {
        run.claim(10);
        run.cancel();
        assertEquals(0, run.claim(10));
        run.written();
        assertEquals(110, run.position());
    }

    @Test
    void cancelsTheRequestWheneverItComes() {
        CountingExchange before = new CountingExchange();
        assertTrue(run.attach(before));
        run.cancel();
        assertEquals(1, before.cancels);
        assertFalse(run.attach(new CountingExchange()));
    }

    private static final class CountingExchange implements HttpTransport.Exchange {
        private int cancels;

        @Override
        public HttpReply reply() {
            throw new AssertionError("not asked for");
        }

        @Override
        public void cancel() {
            cancels++;
        }

        @Override
        public void close() {}
    }

    @Test
    void aRunOfNothingIsNone() {
        Move.Fetch nothing = PickerScene.fetch(source, 100, 100);
        assertThrows(IllegalArgumentException.class, () -> new Run(nothing, 0));
    }

    @Test
    void tellsItsServersSpeedByEnoughBytes() {
        Run large = new Run(PickerScene.fetch(source, 0, 1 << 20), 0);
        large.claim(1 << 20);
        large.written();
        large.measure(SECOND);
        assertEquals(1 << 20, source.server().connectionSpeed(), 1);
    }

    @Test
    void aFewBytesThatCameQuicklyTellNothing() {
        run.claim(50);
        run.written();
        run.measure(SECOND / 100);
        assertEquals(0, source.server().connectionSpeed());
    }

    @Test
    void aRefusalTellsNothing() {
        run.measure(10 * SECOND);
        assertEquals(0, source.server().connectionSpeed());
    }

    @Test
    void silenceUntilItWasTakenOverTellsAServerIsSlow() {
        run.cancel();
        run.measure(SECOND);
        assertEquals(1, source.server().connectionSpeed());
    }

    @Test
    void aServerThatIsFarMayTakeItsTime() {
        source.server().answered(Duration.ofMillis(500), 0);
        assertFalse(run.isUnderWay(SECOND));
        assertTrue(run.isUnderWay(2 * SECOND));
        run.cancel();
        run.measure(SECOND);
        assertEquals(0, source.server().connectionSpeed());
    }

    /// The fetcher fills it while the engine takes from its end: every byte has one owner.
    @Test
    void noByteIsBothWrittenAndGivenAway() throws Exception {
        for (int seed = 0; seed < 200; seed++) {
            long size = 100_000;
            Run shared = new Run(PickerScene.fetch(source, 0, size), 0);
            AtomicLong written = new AtomicLong();
            Random random = new Random(seed);
            int[] counts = random.ints(2000, 1, 500).toArray();
            Thread fetcher =
                    Thread.ofPlatform()
                            .start(() -> {
                                for (int count : counts) {
                                    written.addAndGet(shared.claim(count));
                                    shared.written();
                                }
                            });
            long givenAway = 0;
            for (int i = 0; i < 20; i++) {
                long before = shared.end();
                long after = shared.shortenTo(before - random.nextInt(5000));
                givenAway += before - after;
            }
            fetcher.join();
            assertEquals(size - givenAway, shared.end(), "seed " + seed);
            assertEquals(Math.min(shared.end(), sum(counts)), written.get(), "seed " + seed);
            assertEquals(written.get(), shared.position());
        }
    }

    private static long sum(int[] counts) {
        long sum = 0;
        for (int count : counts) {
            sum += count;
        }
        return sum;
    }
}
