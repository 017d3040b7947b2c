package org.tributary.shared.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
}
