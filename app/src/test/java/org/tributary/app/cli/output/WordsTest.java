package org.tributary.app.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tributary.shared.servers.ServerHealth;

class WordsTest {
    @ParameterizedTest
    @CsvSource({"0, 10, 0 %", "9, 10, 90 %", "9999, 10000, 99 %", "10, 10, 100 %", "0, 0, 100 %"})
    void oneHundredPercentMeansAllOfIt(long part, long whole, String words) {
        assertEquals(words, Words.percent(part, whole));
    }

    @Test
    void healthIsSaidInWords() {
        ServerHealth busy = new ServerHealth.Busy(Snapshots.NOW.plusMillis(2_400));

        assertEquals("busy, free in 3 s", Words.health(busy, Snapshots.NOW));
        assertEquals(
                "left out: offers \uFFFDanother\uFFFD file",
                Words.health(
                        new ServerHealth.LeftOut("offers \u001banother\u0007 file"),
                        Snapshots.NOW));
    }
}
