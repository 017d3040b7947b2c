package org.tributary.shared.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitTest {
    @ParameterizedTest
    @CsvSource({
        "0, 262144, 262144",
        "0, 1, 1",
        // a twentieth of a second at once
        "1000000, 262144, 50000",
        "1000000000, 262144, 262144",
        // never less than a kilobyte, but never more than what is left
        "100, 262144, 1024",
        "100, 864, 864",
        "40000000, 864, 864",
    })
    void readsInPiecesThatKeepTheFlowEven(long bytesPerSecond, int most, int chunk) {
        RateLimit limit = new RateLimit();
        limit.set(bytesPerSecond);

        assertEquals(chunk, limit.chunk(most));
    }

    @Test
    void waitsNoLongerOnceItIsStoppedOrChanged() {
        RateLimit limit = new RateLimit();
        limit.set(1);
        limit.take(1_000_000, () -> true);

        // What the old limit would still have made it wait for is forgotten.
        limit.set(1_000_000_000);
        long start = System.nanoTime();
        limit.take(1, () -> false);

        assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(100));
    }
}
