package org.tributary.shared.transfer.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class LogLineTest {
    @Test
    void readsEveryRecordAsItWasPrinted() {
        long seq = 0;
        for (LogRecord record : LogSamples.ALL) {
            assertEquals(Optional.of(record), LogLine.parse(seq, body(seq, record)));
            seq++;
        }
        assertEquals(
                Optional.of(LogSamples.BARE_HEADER),
                LogLine.parse(0, body(0, LogSamples.BARE_HEADER)));
    }

    @Test
    void printsOneLineWhateverIsInIt() {
        for (LogRecord record : LogSamples.ALL) {
            String line = LogLine.print(7, record);
            assertEquals(line.length() - 1, line.indexOf('\n'), line);
            assertTrue(line.startsWith("7|"), line);
        }
    }

    @Test
    void printsTheLineOfTheFormatDocument() throws Exception {
        String line = LogLine.print(3, LogSamples.ALL.get(3));
        assertTrue(line.endsWith("|ce521863\n"), line);
        assertTrue(Files.readString(Path.of("FORMAT.md")).contains("\n" + line), line);
    }

    @Test
    void refusesALineFromAnotherPlace() {
        String line = body(3, LogSamples.ALL.get(3));
        assertEquals(Optional.empty(), LogLine.parse(2, line));
        assertEquals(Optional.empty(), LogLine.parse(4, line));
    }

    /// The checksum keeps accidents out, not people: a line that was made by hand is input too.
    @Test
    void refusesWhatMakesNoSenseThoughItsChecksumIsRight() {
        List<String> lines =
                List.of(
                        "0|verified|",
                        "0|verified|null",
                        "0|verified|[]",
                        "0|verified|{}",
                        "0|verified|{\"segment\":0,\"server\":\"a\",\"bytes\":1,\"time\":\"now\"}",
                        "0|forgotten|{\"segment\":4294967296}",
                        "0|forgotten|{\"segment\":9223372036854775808}",
                        "0|forgotten|{\"segment\":1.5}",
                        "0|forgotten|{\"segment\":\"1\"}",
                        "0|hashes|{\"first\":0,\"sha256\":[\"00\"]}",
                        "0|header|{\"format\":0}",
                        "0|header|{\"format\":1}",
                        "0|unheard-of|{}",
                        "0||{}",
                        "|forgotten|{\"segment\":1}",
                        "00|forgotten|{\"segment\":1}",
                        "-0|forgotten|{\"segment\":1}");
        for (String line : lines) {
            assertEquals(Optional.empty(), LogLine.parse(0, sealed(line)), line);
        }
        assertTrue(LogLine.parse(0, sealed("0|forgotten|{\"segment\":1}")).isPresent());
    }

    @Test
    void refusesWhatIsNoLineAtAll() {
        for (String line : List.of("", "|", "||", "|||", "0", "0|paused", "0|paused|{}", "\0\0")) {
            assertEquals(Optional.empty(), LogLine.parse(0, line), line);
        }
    }

    @Test
    void knowsTheHeaderOfANewerFormatOnlyUndamaged() {
        String newer = "0|header|{\"format\":2,\"whatever\":[1]}";
        assertTrue(LogLine.isHeaderOfNewerFormat(sealed(newer)));
        assertFalse(LogLine.isHeaderOfNewerFormat(newer + "|00000000"));
        assertFalse(LogLine.isHeaderOfNewerFormat(sealed("1|header|{\"format\":2}")));
        assertFalse(LogLine.isHeaderOfNewerFormat(sealed("0|failed|{\"format\":2}")));
        assertFalse(LogLine.isHeaderOfNewerFormat(body(0, LogSamples.HEADER)));
    }

    private static String body(long seq, LogRecord record) {
        return LogLine.print(seq, record).stripTrailing();
    }

    /// Returns the line with its right checksum.
    static String sealed(String covered) {
        CRC32C crc = new CRC32C();
        crc.update(covered.getBytes(StandardCharsets.UTF_8));
        return covered + "|" + HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
