package org.tributary.shared.transfer.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadLogTest {
    private static final LogRecord MORE = new LogRecord.Forgotten(77);

    @TempDir private Path folder;

    private Path path() {
        return folder.resolve("file.part.log");
    }

    @Test
    void givesBackWhatWasAppended() throws Exception {
        write(LogSamples.ALL);
        try (DownloadLog log = open()) {
            assertEquals(LogSamples.ALL, log.found());
            assertTrue(log.damaged().isEmpty());
            assertFalse(log.isEmpty());
        }
    }

    @Test
    void isEmptyAtFirst() throws Exception {
        try (DownloadLog log = open()) {
            assertTrue(log.isEmpty());
            assertTrue(log.damaged().isEmpty());
            assertEquals(List.of(), log.found());
            log.append(List.of());
            assertTrue(log.isEmpty());
        }
    }

    @Test
    void goesOnWhereItEnded() throws Exception {
        write(LogSamples.ALL.subList(0, 3));
        try (DownloadLog log = open()) {
            log.append(LogSamples.ALL.subList(3, 5));
            log.append(LogSamples.ALL.subList(5, LogSamples.ALL.size()));
        }
        assertEquals(LogSamples.ALL, found());
    }

    @Test
    void cutAnywhereGivesTheWholeLinesBeforeTheCut() throws Exception {
        byte[] whole = write(LogSamples.ALL);
        for (int cut = 0; cut <= whole.length; cut++) {
            Files.write(path(), Arrays.copyOf(whole, cut));
            try (DownloadLog log = open()) {
                assertEquals(before(whole, cut), log.found(), "cut at " + cut);
                assertTrue(log.damaged().isEmpty(), "cut at " + cut);
            }
        }
        assertEquals(List.of("file.part.log"), names());
    }

    @Test
    void goesOnAfterATornLine() throws Exception {
        byte[] whole = write(LogSamples.ALL);
        int thirdLine = new String(whole, StandardCharsets.ISO_8859_1).indexOf("\n2|") + 1;
        for (int cut = thirdLine - 2; cut < thirdLine + 40; cut++) {
            Files.write(path(), Arrays.copyOf(whole, cut));
            try (DownloadLog log = open()) {
                log.append(List.of(MORE));
            }
            List<LogRecord> expected =
                    Stream.concat(before(whole, cut).stream(), Stream.of(MORE)).toList();
            assertEquals(expected, found(), "cut at " + cut);
        }
    }

    @Test
    void flippedByteIsATornTailOrKeptAsDamageButNeverBelieved() throws Exception {
        byte[] whole = write(LogSamples.ALL);
        byte[] flips = {0x01, 0x20, (byte) 0x80, (byte) 0xff, 0x04};
        for (int at = 0; at < whole.length; at++) {
            byte[] bytes = whole.clone();
            bytes[at] ^= flips[at % flips.length];
            Files.write(path(), bytes);
            List<LogRecord> good = before(whole, at);
            // A line feed that is lost takes the line behind it along.
            boolean isTail = good.size() + (whole[at] == '\n' ? 2 : 1) >= LogSamples.ALL.size();
            try (DownloadLog log = open()) {
                assertEquals(!isTail, log.damaged().isPresent(), "byte " + at);
                assertEquals(isTail ? good : List.of(), log.found(), "byte " + at);
            }
            checkDamageIsKept(!isTail, bytes, "byte " + at);
        }
    }

    private void checkDamageIsKept(boolean damaged, byte[] bytes, String where) throws IOException {
        List<String> kept =
                names().stream().filter(name -> name.startsWith("file.part.log.bad-")).toList();
        assertEquals(damaged ? 1 : 0, kept.size(), where);
        for (String name : kept) {
            assertArrayEquals(bytes, Files.readAllBytes(folder.resolve(name)), where);
            Files.delete(folder.resolve(name));
        }
    }

    @Test
    void keepsEveryDamagedLogOfTheSameSecond() throws Exception {
        byte[] whole = write(LogSamples.ALL);
        whole[0] = 'x';
        for (int i = 0; i < 3; i++) {
            Files.write(path(), whole);
            open().close();
        }
        assertEquals(4, names().size(), names().toString());
    }

    @Test
    void zerosAtTheEndAreATornTail() throws Exception {
        byte[] whole = write(LogSamples.ALL);
        Files.write(path(), Arrays.copyOf(whole, whole.length + 4096));
        try (DownloadLog log = open()) {
            assertEquals(LogSamples.ALL, log.found());
            assertTrue(log.damaged().isEmpty());
            log.append(List.of(MORE));
        }
        assertEquals(LogSamples.ALL.size() + 1, found().size());
    }

    @Test
    void refusesANewerFormatAndLeavesItAlone() throws Exception {
        String newer =
                LogLineTest.sealed("0|header|{\"format\":2,\"name\":\"x\"}")
                        + "\n1~other~things~altogether\n";
        Files.writeString(path(), newer);
        IOException refusal = assertThrows(IOException.class, this::open);
        assertTrue(refusal.getMessage().contains("newer Tributary"), refusal.getMessage());
        assertEquals(newer, Files.readString(path()));
        assertEquals(List.of("file.part.log"), names());
        // It is not held open either.
        assertThrows(IOException.class, this::open);
    }

    @Test
    void isOpenOnceInThisProcess() throws Exception {
        DownloadLog first = open();
        assertEquals(Optional.empty(), DownloadLog.open(path()));
        assertEquals(Optional.empty(), DownloadLog.open(folder.resolve(".").resolve(path())));
        first.close();
        first.close();
        open().close();
    }

    @Test
    void isRefusedWhileAnotherProcessHasIt() throws Exception {
        write(LogSamples.ALL);
        try (LockProbe other = LockProbe.on(path())) {
            assertEquals(LockProbe.LOCKED, other.answer());
            assertEquals(Optional.empty(), DownloadLog.open(path()));
        }
        assertEquals(LogSamples.ALL, found());
    }

    @Test
    void keepsOtherProcessesOutEvenAfterASecondTryInThisOne() throws Exception {
        try (DownloadLog first = open()) {
            assertEquals(Optional.empty(), DownloadLog.open(path()));
            try (LockProbe other = LockProbe.on(path())) {
                assertEquals(LockProbe.REFUSED, other.answer());
            }
            first.append(List.of(MORE));
        }
        try (LockProbe other = LockProbe.on(path())) {
            assertEquals(LockProbe.LOCKED, other.answer());
        }
    }

    @Test
    void beginsAnewAfterClear() throws Exception {
        write(LogSamples.ALL);
        try (DownloadLog log = open()) {
            log.clear();
            assertTrue(log.isEmpty());
            log.append(List.of(LogSamples.BARE_HEADER, MORE));
        }
        assertEquals(List.of(LogSamples.BARE_HEADER, MORE), found());
    }

    @Test
    void isGoneAndFreeAfterDelete() throws Exception {
        DownloadLog log = open();
        log.append(List.of(MORE));
        log.delete();
        assertEquals(List.of(), names());
        assertEquals(List.of(), found());
    }

    @Test
    void isPrivateToItsOwner() throws Exception {
        assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
                "this system has no POSIX permissions");
        open().close();
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path())));
    }

    @Test
    void doesNotFollowALink() throws Exception {
        Path elsewhere = folder.resolve("elsewhere");
        Files.writeString(elsewhere, "mine");
        try {
            Files.createSymbolicLink(path(), elsewhere);
        } catch (IOException | UnsupportedOperationException e) {
            assumeTrue(false, "this system makes no symbolic links here");
        }
        assertThrows(IOException.class, this::open);
        assertEquals("mine", Files.readString(elsewhere));
    }

    @Test
    void isMadeOfLinesThatAPersonCanRead() throws Exception {
        String text = new String(write(LogSamples.ALL), StandardCharsets.UTF_8);
        assertTrue(text.startsWith("0|header|{\"format\":1,\"name\":\"a|b\\n"), text);
        assertEquals(LogSamples.ALL.size(), text.lines().count());
    }

    private DownloadLog open() throws IOException {
        return DownloadLog.open(path()).orElseThrow();
    }

    private byte[] write(List<LogRecord> records) throws IOException {
        try (DownloadLog log = open()) {
            log.append(records);
        }
        return Files.readAllBytes(path());
    }

    private List<LogRecord> found() throws IOException {
        try (DownloadLog log = open()) {
            return log.found();
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /// Returns the records whose lines are whole before `end`.
    private static List<LogRecord> before(byte[] bytes, int end) {
        int lines = 0;
        for (int i = 0; i < end; i++) {
            if (bytes[i] == '\n') {
                lines++;
            }
        }
        return LogSamples.ALL.subList(0, lines);
    }
}
