package org.tributary.shared.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Sizes, durations, percent-encoding and remote text: how values read and how they are read.
class TextFormsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "17, 17",
        "17B, 17",
        "10MB, 10000000",
        "10MiB, 10485760",
        "10mib, 10485760",
        "' 10 MB ', 10000000",
        "1.5kB, 1500",
        "1.5KiB, 1536",
        "0.3B, 0",
        "4GiB, 4294967296",
        "2TB, 2000000000000",
        "9223372036854775807, 9223372036854775807",
    })
    void readsSizes(String text, long bytes) {
        assertEquals(bytes, Sizes.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "MB",
                "-1",
                "+1",
                "10M",
                "10 M B",
                "1e3",
                "1.",
                ".5MB",
                "10MB/s",
                "1,5MB",
                "9223372036854775808",
                "9999999TiB",
                "٣"
            })
    void refusesWhatIsNoSize(String text) {
        assertThrows(IllegalArgumentException.class, () -> Sizes.parse(text));
    }

    @Test
    void readsRates() {
        assertEquals(2_000_000, Sizes.parsePerSecond("2MB"));
        assertEquals(2_000_000, Sizes.parsePerSecond("2MB/s"));
        assertThrows(IllegalArgumentException.class, () -> Sizes.parsePerSecond("/s"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 bytes",
        "1, 1 byte",
        "999, 999 bytes",
        "1000, 1.00 kB",
        "1006, 1.01 kB",
        "9994, 9.99 kB",
        "9996, 10.0 kB",
        "99960, 100 kB",
        "412000000, 412 MB",
        "999499999, 999 MB",
        "999500000, 1.00 GB",
        "9223372036854775807, 9.22 EB",
    })
    void showsSizes(long bytes, String shown) {
        assertEquals(shown, Sizes.shown(bytes));
    }

    @ParameterizedTest
    @CsvSource({
        "30s, PT30S",
        "5m, PT5M",
        "1h, PT1H",
        "2d, PT48H",
        "500ms, PT0.5S",
        "1h30m, PT1H30M",
        "0s, PT0S",
        "' 5m ', PT5M",
    })
    void readsDurations(String text, Duration duration) {
        assertEquals(duration, Durations.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "s", "-5s", "1.5h", "5 m", "5S", "1y", "9999999999d"})
    void refusesWhatIsNoDuration(String text) {
        assertThrows(IllegalArgumentException.class, () -> Durations.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 s",
        "PT0.001S, 1 s",
        "PT59S, 59 s",
        "PT60S, 1 min 0 s",
        "PT2H5M9S, 2 h 5 min",
        "PT76H, 3 d 4 h",
        "PT-5S, 0 s",
    })
    void showsDurations(Duration duration, String shown) {
        assertEquals(shown, Durations.shown(duration));
    }

    @ParameterizedTest
    @CsvSource({
        "a b%#?ü.txt, a%20b%25%23%3F%C3%BC.txt",
        "'a/b', a%2Fb",
        "-._~, -._~",
    })
    void percentEncodesAndDecodes(String name, String encoded) {
        assertEquals(encoded, PercentEncoding.encodeSegment(name));
        assertEquals(Optional.of(name), PercentEncoding.decode(encoded));
    }

    @Test
    void keepsTheSlashesOfAPathAndThePlus() {
        assertEquals("a%20b/%0A", PercentEncoding.encodePath("a b/\n"));
        assertEquals(Optional.of("1+1"), PercentEncoding.decode("1+1"));
        assertEquals(Optional.of("ü"), PercentEncoding.decode("ü"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%2", "%zz", "a%2", "%C3", "%FF", "%ED%A0%80", "%٣٣"})
    void decodesNothingMalformed(String encoded) {
        assertEquals(Optional.empty(), PercentEncoding.decode(encoded));
    }

    @Test
    void showsRemoteTextWithoutItsTricks() {
        assertEquals("naïve 東京 \uD83D\uDE00", RemoteText.shown("naïve 東京 \uD83D\uDE00"));
        assertEquals(
                "a\uFFFD[31m\uFFFD\uFFFD\uFFFDb\uFFFD",
                RemoteText.shown("a\u001b[31m\r\n\u202eb\uD800"));
    }

    @Test
    void cutsRemoteTextWithoutTearingACharacter() {
        assertEquals("x".repeat(200), RemoteText.shown("x".repeat(200)));
        assertEquals("x".repeat(199) + "…", RemoteText.shown("x".repeat(201)));
        String faces = RemoteText.shown("\uD83D\uDE00".repeat(500));
        assertTrue(faces.length() <= 200 && faces.endsWith("\uDE00…"));
    }
}
