package org.tributary.app.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tributary.shared.servers.ServerHealth;

class WordsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 bytes",
        "1, 1 byte",
        "999, 999 bytes",
        "1000, 1.00 kB",
        "1234, 1.23 kB",
        "9994, 9.99 kB",
        "9995, 10.0 kB",
        "99949, 99.9 kB",
        "99950, 100 kB",
        "999499, 999 kB",
        "999500, 1.00 MB",
        "300000000, 300 MB",
        "17592186044416, 17.6 TB",
        "9223372036854775807, 9.22 EB",
    })
    void sizesHaveThreeSignificantDigits(long bytes, String words) {
        assertEquals(words, Words.size(bytes));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "1, 1 s",
        "1000, 1 s",
        "2001, 3 s",
        "-5000, 0 s",
        "59000, 59 s",
        "60000, 1 min 0 s",
        "3599000, 59 min 59 s",
        "7500000, 2 h 5 min",
        "273600000, 3 d 4 h",
    })
    void whatIsNotOverCountsAsASecond(long millis, String words) {
        assertEquals(words, Words.duration(Duration.ofMillis(millis)));
    }

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
