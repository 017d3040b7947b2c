package org.tributary.app.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tributary.app.settings.Settings.Unit;

class FormatTest {
    private static final Instant NOON = Instant.parse("2026-11-12T12:04:09Z");

    private final Format english = in(Locale.ENGLISH, Unit.MEGABYTES);
    private final Format german = in(Locale.GERMAN, Unit.MEGABYTES);

    private static Format in(Locale language, Unit unit) {
        return new Format(Messages.of(language), ZoneOffset.UTC, unit);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    -1             | –       | –
                    0              | 0 B     | 0 B
                    999            | 999 B   | 999 B
                    1000           | 1.00 kB | 1,00 kB
                    9994           | 9.99 kB | 9,99 kB
                    9999           | 10.0 kB | 10,0 kB
                    99949          | 99.9 kB | 99,9 kB
                    99999          | 100 kB  | 100 kB
                    999499         | 999 kB  | 999 kB
                    999500         | 1.00 MB | 1,00 MB
                    3700000000     | 3.70 GB | 3,70 GB
                    41200000000    | 41.2 GB | 41,2 GB
                    1200000000000  | 1.20 TB | 1,20 TB
                    """)
    void writesSizesWithThreeDigits(long bytes, String inEnglish, String inGerman) {
        assertEquals(inEnglish, english.size(bytes));
        assertEquals(inGerman, german.size(bytes));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    MEGABYTES | 79400000 | 79,4 MB/s
                    MEGABYTES | 999.7    | 1,00 kB/s
                    MEBIBYTES | 79400000 | 75,7 MiB/s
                    MEBIBYTES | 1047000  | 1,00 MiB/s
                    MEBIBYTES | 1000     | 0,98 KiB/s
                    MEGABITS  | 79400000 | 635 Mbit/s
                    MEGABITS  | 100      | 800 bit/s
                    MEGABYTES | 0        | 0 B/s
                    """)
    void writesSpeedsInTheUnitOfTheSettings(Unit unit, double bytesPerSecond, String expected) {
        assertEquals(expected, in(Locale.GERMAN, unit).speed(bytesPerSecond));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 999.5, 1000, 1023.9, 1024, 999_499, 1_048_575, 12_345_678, 9.99e8})
    void numbersNeverGetWiderThanFourSigns(double bytesPerSecond) {
        for (Unit unit : Unit.values()) {
            String shown = in(Locale.ENGLISH, unit).speed(bytesPerSecond);
            assertTrue(shown.indexOf(' ') <= 4, shown);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, '0 s'",
        "1, '1 s'",
        "17200, '18 s'",
        "59001, '1 min 0 s'",
        "250000, '4 min 10 s'",
        "3000000, '50 min'",
        "7500000, '2 h 5 min'",
        "273600000, '3 d 4 h'",
        "-5, '0 s'"
    })
    void writesDurationsInTheirTwoBiggestUnits(long milliseconds, String expected) {
        assertEquals(expected, english.duration(Duration.ofMillis(milliseconds)));
        assertEquals(
                expected.replace(" d ", " T "), german.duration(Duration.ofMillis(milliseconds)));
    }

    @Test
    void writesAnswerTimes() {
        assertEquals("1 ms", english.milliseconds(Duration.ofNanos(400)));
        assertEquals("999 ms", english.milliseconds(Duration.ofMillis(999)));
        assertEquals("1.2 s", english.milliseconds(Duration.ofMillis(1230)));
        assertEquals("1,2 s", german.milliseconds(Duration.ofMillis(1230)));
    }

    @Test
    void saysAHundredPercentOnlyOfAll() {
        assertEquals("99 %", english.percent(9999, 10_000));
        assertEquals("100 %", english.percent(10_000, 10_000));
        assertEquals("100 %", english.percent(0, 0));
        assertEquals("0 %", english.percent(0, 10));
        assertEquals("58 %", english.percent(412, 703));
    }

    @Test
    void writesCountsWithTheMarksOfTheLanguage() {
        assertEquals("12,345", english.count(12_345));
        assertEquals("12.345", german.count(12_345));
    }

    @Test
    void namesTodayAndYesterday() {
        Instant now = NOON.plusSeconds(3600);
        assertEquals("today 12:04\u00A0PM", english.when(NOON, now));
        assertEquals("heute 12:04", german.when(NOON, now));
        assertEquals("gestern 12:04", german.when(NOON, now.plus(Duration.ofDays(1))));
        assertEquals("12.11.2026", german.when(NOON, now.plus(Duration.ofDays(2))));
        assertEquals("Nov 12, 2026", english.when(NOON, now.plus(Duration.ofDays(2))));
    }

    @Test
    void todayEndsAtMidnightOfThePlace() {
        Format inTokyo =
                new Format(Messages.of(Locale.GERMAN), ZoneId.of("Asia/Tokyo"), Unit.MEGABYTES);
        Instant evening = Instant.parse("2026-11-12T14:59:00Z");
        assertEquals("heute 23:59", inTokyo.when(evening, evening.plusSeconds(30)));
        assertEquals("gestern 23:59", inTokyo.when(evening, evening.plusSeconds(90)));
    }

    @Test
    void writesDatesAsTheyAreWhenThatIsWanted() {
        Format plain =
                new Format(Messages.of(Locale.GERMAN), ZoneOffset.UTC, Unit.MEGABYTES, false);
        assertEquals("12:04", plain.when(NOON, NOON.plusSeconds(60)));
        assertEquals("12.11.2026", plain.when(NOON, NOON.plus(Duration.ofDays(1))));
    }

    @Test
    void writesTheTimeOfDayForLogs() {
        assertEquals("12:04:09", english.clock(NOON));
    }
}
