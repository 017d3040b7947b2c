package org.tributary.shared.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.transfer.DownloadResult.Failed;
import org.tributary.shared.transfer.DownloadResult.Kind;
import org.tributary.shared.transfer.Workspace.Found;
import org.tributary.shared.transfer.Workspace.Opened;
import org.tributary.shared.transfer.Workspace.Opening;
import org.tributary.shared.transfer.log.LogRecord.Forgotten;
import org.tributary.shared.transfer.log.LogRecord.Received;
import org.tributary.shared.transfer.log.LogRecord.Verified;

class WorkspaceTest {
    private static final Opening REPLACING =
            new Opening(true, List.of(), Optional.empty(), () -> false);

    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");
    private static final int SEGMENT = 100;
    private static final byte[] BYTES = Swarm.bytes(3 * SEGMENT + 50, 1);

    /// Has the second and the last segment in common with [#BYTES].
    private static final byte[] NEWER = newer();

    private static final Content CONTENT = Swarm.content(BYTES, SEGMENT);
    private static final Content NEWER_CONTENT = Swarm.content(NEWER, SEGMENT);

    @TempDir private Path folder;

    private static byte[] newer() {
        byte[] newer = BYTES.clone();
        newer[0]++;
        newer[2 * SEGMENT]++;
        return newer;
    }

    private Path target() {
        return folder.resolve("file.bin");
    }

    private Path part() {
        return folder.resolve("file.bin.part");
    }

    private Path log() {
        return folder.resolve("file.bin.part.log");
    }

    @Test
    void beginsWithNothing() throws Exception {
        try (Workspace workspace = open(CONTENT)) {
            assertEquals(
                    new Found(List.of(), List.of(), List.of(), Optional.empty()),
                    workspace.found());
            assertEquals(List.of("file.bin.part", "file.bin.part.log"), names());
        }
    }

    @Test
    void makesTheFoldersAboveTheTarget() throws Exception {
        Path deep = folder.resolve("a/b/c");
        ready(Workspace.open(deep, CONTENT, Opening.PLAIN)).discard();
        assertTrue(Files.isDirectory(deep.getParent()));
    }

    @Test
    void keepsAPartThatIsNotOfThisProgram() throws Exception {
        Files.writeString(part(), "what another program downloads");
        Failed blocked = blocked(Workspace.open(target(), CONTENT, Opening.PLAIN));
        assertEquals(Kind.DISK, blocked.kind());
        assertTrue(blocked.sentence().contains("file.bin.part\" is in the way"));
        assertEquals("what another program downloads", Files.readString(part()));
        assertEquals(List.of("file.bin.part"), names());

        ready(Workspace.open(target(), CONTENT, REPLACING)).discard();
        assertEquals(List.of(), names());
    }

    @Test
    void saysWhyATargetCannotBe() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        assertSentence("is not a folder", file.resolve("below"));
        Path link = folder.resolve("link");
        try {
            Files.createSymbolicLink(link, folder.resolve("nowhere"));
        } catch (UnsupportedOperationException | IOException e) {
            assumeTrue(false, "no symbolic links here");
        }
        assertSentence("leads nowhere", link);
    }

    private static void assertSentence(String part, Path target) {
        Opened opened = Workspace.open(target, CONTENT, Opening.PLAIN);
        String sentence = blocked(opened).sentence();
        assertTrue(sentence.contains(part), sentence);
    }

    @Test
    void goesOnFromWhatTheLogSays() throws Exception {
        Verified first = verified(0, "a:1");
        Received begun = new Received(2, "b:1", 200, 220);
        try (Workspace workspace = open(CONTENT)) {
            fill(workspace, BYTES);
            workspace.commit(List.of(first));
            workspace.commit(List.of(begun));
        }
        try (Workspace workspace = open(CONTENT)) {
            assertEquals(
                    new Found(List.of(first), List.of(begun), List.of(), Optional.empty()),
                    workspace.found());
            assertTrue(workspace.verifiedBefore().get(0));
            assertEquals(1, workspace.verifiedBefore().cardinality());
        }
    }

    @Test
    void goesOnWithMoreSegmentsThanOneLineOfHashesHolds() throws Exception {
        byte[] many = Swarm.bytes(150 * SEGMENT, 5);
        Content content = Swarm.content(many, SEGMENT);
        try (Workspace workspace = open(content)) {
            fill(workspace, many);
            workspace.commit(List.of(verified(149, "a:1")));
        }
        try (Workspace workspace = open(content)) {
            assertTrue(workspace.verifiedBefore().get(149));
        }
    }

    @Test
    void theNewestWordOnASegmentHolds() throws Exception {
        try (Workspace workspace = open(CONTENT)) {
            fill(workspace, BYTES);
            workspace.commit(
                    List.of(
                            verified(0, "a:1"),
                            new Forgotten(0),
                            new Received(1, "a:1", 100, 150),
                            new Forgotten(1),
                            new Received(1, "b:1", 100, 120),
                            new Received(2, "a:1", 200, 220),
                            verified(2, "a:1"),
                            new Forgotten(3),
                            new Verified(3, "b:1", 50, TIME)));
        }
        try (Workspace workspace = open(CONTENT)) {
            assertEquals(
                    List.of(verified(2, "a:1"), new Verified(3, "b:1", 50, TIME)),
                    workspace.found().verified());
            assertEquals(List.of(new Received(1, "b:1", 100, 120)), workspace.found().received());
        }
    }

    @Test
    void knowsWhoSentWhatOfAProvedSegment() throws Exception {
        Received first = new Received(1, "a:1", 100, 170);
        Received second = new Received(1, "b:1", 170, 200);
        try (Workspace workspace = open(CONTENT)) {
            fill(workspace, BYTES);
            workspace.commit(
                    List.of(
                            new Received(2, "c:1", 200, 250),
                            new Forgotten(2),
                            first,
                            second,
                            verified(1, "a:1"),
                            verified(2, "a:1")));
        }
        try (Workspace workspace = open(CONTENT)) {
            assertEquals(List.of(first, second), workspace.found().sent());
            assertEquals(List.of(), workspace.found().received());
            assertEquals(2 * SEGMENT, workspace.found().bytes(CONTENT));
        }
    }

    @Test
    void believesNothingThatThePartFileIsTooShortFor() throws Exception {
        try (Workspace workspace = open(CONTENT)) {
            fill(workspace, BYTES);
            workspace.commit(
                    List.of(
                            verified(0, "a:1"),
                            verified(1, "a:1"),
                            new Received(2, "a:1", 200, 240)));
            workspace.part().setSize(199);
        }
        try (Workspace workspace = open(CONTENT)) {
            assertEquals(
                    new Found(List.of(verified(0, "a:1")), List.of(), List.of(), Optional.empty()),
                    workspace.found());
        }
    }

    @Test
    void believesNoNumbersThatMakeNoSense() throws Exception {
        try (Workspace workspace = open(CONTENT)) {
            fill(workspace, BYTES);
            workspace.commit(
                    List.of(
                            verified(4, "a:1"),
                            verified(-1, "a:1"),
                            new Received(1, "a:1", 150, 150),
                            new Received(1, "a:1", 160, 150),
                            new Received(1, "a:1", 99, 150),
                            new Received(1, "a:1", 150, 201),
                            new Received(9, "a:1", 900, 901),
                            new Forgotten(77)));
        }
        try (Workspace workspace = open(CONTENT)) {
            assertEquals(
                    new Found(List.of(), List.of(), List.of(), Optional.empty()),
                    workspace.found());
        }
    }

    @Test
    void withoutALogFindsWhatIsRightByHashing() throws Exception {
        Files.write(part(), NEWER);
        try (Workspace workspace = open(CONTENT)) {
            assertEquals(List.of(1, 3), segments(workspace));
            assertEquals(Optional.empty(), workspace.found().damage());
            workspace.commit(List.of());
        }
        // What was found is in the new log.
        try (Workspace workspace = open(CONTENT)) {
            assertEquals(List.of(1, 3), segments(workspace));
        }
    }

    private byte[] damageLog() throws IOException {
        byte[] damaged = Files.readAllBytes(log());
        damaged[3]++;
        return Files.readAllBytes(Files.write(log(), damaged));
    }

    @Test
    void withADamagedLogFindsWhatIsRightByHashingAndKeepsTheLog() throws Exception {
        begin(BYTES, CONTENT);
        Files.write(part(), NEWER);
        byte[] damaged = damageLog();
        try (Workspace workspace = open(CONTENT)) {
            assertEquals(List.of(1, 3), segments(workspace));
            Workspace.Damage damage = workspace.found().damage().orElseThrow();
            assertEquals(CONTENT.segments(), damage.onDisk());
            assertEquals(2, damage.right());
            assertArrayEquals(damaged, Files.readAllBytes(damage.log()));
        }
        // It is told once.
        try (Workspace workspace = open(CONTENT)) {
            assertEquals(Optional.empty(), workspace.found().damage());
        }
    }

    @Test
    void whatWasNeverWrittenIsNotCountedAsOnDisk() throws Exception {
        try (Workspace workspace = open(CONTENT)) {
            workspace
                    .part()
                    .write(
                            ByteBuffer.wrap(BYTES).position((int) CONTENT.start(3)),
                            CONTENT.start(3));
            workspace.commit(List.of(verified(3, "a:1")));
        }
        damageLog();
        try (Workspace workspace = open(CONTENT)) {
            Workspace.Damage damage = workspace.found().damage().orElseThrow();
            assertEquals(1, damage.right());
            assertEquals(1, damage.onDisk());
        }
    }

    @Test
    void aDamagedLogIsNoReasonToCopyOverWhatIsThere() throws Exception {
        begin(BYTES, CONTENT);
        damageLog();
        Path copy = Files.write(folder.resolve("copy"), new byte[BYTES.length]);
        Opening opening = stopped(Optional.of(copy), new AtomicBoolean());
        try (Workspace workspace = ready(Workspace.open(target(), CONTENT, opening))) {
            assertEquals(CONTENT.segments(), segments(workspace).size());
        }
    }

    @Test
    void keepsOfAnOlderVersionWhatIsTheSame() throws Exception {
        begin(BYTES, CONTENT);
        try (Workspace workspace = open(NEWER_CONTENT)) {
            assertEquals(List.of(1, 3), segments(workspace));
            assertEquals(Optional.empty(), workspace.found().damage());
            workspace.commit(List.of(verified(0, "a:1")));
        }
        try (Workspace workspace = open(NEWER_CONTENT)) {
            assertEquals(List.of(0, 1, 3), segments(workspace));
        }
    }

    @Test
    void neverMixesVersionsThatNothingTellsApartByHashes() throws Exception {
        Content before = unproved("\"1\"");
        begin(BYTES, before);
        byte[] logBefore = Files.readAllBytes(log());
        blocked(Kind.CHANGED, unproved("\"2\""), false);
        assertArrayEquals(logBefore, Files.readAllBytes(log()));
        assertArrayEquals(BYTES, Files.readAllBytes(part()));
        try (Workspace workspace = open(before)) {
            assertEquals(List.of(0), segments(workspace));
        }
        try (Workspace workspace = ready(Workspace.open(target(), unproved("\"2\""), REPLACING))) {
            assertEquals(List.of(), segments(workspace));
            assertEquals(0, workspace.part().size());
        }
    }

    @Test
    void startsOverWhereNothingTellsWhetherItIsTheSameFile() throws Exception {
        Content unknown =
                Content.unproved("file.bin", BYTES.length, Optional.empty(), Optional.empty());
        begin(BYTES, unknown);
        try (Workspace workspace = ready(Workspace.open(target(), unknown, Opening.PLAIN))) {
            assertEquals(List.of(), segments(workspace));
            assertEquals(0, workspace.part().size());
        }
    }

    @Test
    void saysSoWhenTheTargetIsThereAlready() throws Exception {
        Files.write(target(), BYTES);
        Opened opened = Workspace.open(target(), CONTENT, Opening.PLAIN);
        assertEquals(new Opened.AlreadyThere(Sha256.of(BYTES)), opened);
        assertEquals(List.of("file.bin"), names());
    }

    @Test
    void leavesATargetWithOtherContentAlone() throws Exception {
        for (byte[] other : List.of(NEWER, new byte[0], "x".getBytes(StandardCharsets.UTF_8))) {
            Files.write(target(), other);
            String sentence = blocked(Kind.DISK, CONTENT, false);
            assertTrue(sentence.contains("--overwrite"), sentence);
            assertArrayEquals(other, Files.readAllBytes(target()));
            assertEquals(List.of("file.bin"), names());
        }
    }

    @Test
    void replacesATargetWithOtherContentOnlyAtTheEnd() throws Exception {
        Files.write(target(), NEWER);
        Workspace workspace = ready(Workspace.open(target(), CONTENT, REPLACING));
        fill(workspace, BYTES);
        assertArrayEquals(NEWER, Files.readAllBytes(target()));
        workspace.finish(Optional.empty());
        assertArrayEquals(BYTES, Files.readAllBytes(target()));
        assertEquals(List.of("file.bin"), names());
    }

    @Test
    void aFolderIsNoTarget() throws Exception {
        Files.createDirectory(target());
        String sentence = blocked(Kind.DISK, CONTENT, true);
        assertTrue(sentence.contains("is a folder"), sentence);
        assertEquals(List.of("file.bin"), names());
    }

    @Test
    void aFileIsNoFolder() throws Exception {
        Files.createFile(target());
        Path below = target().resolve("below");
        assertEquals(Kind.DISK, blocked(Workspace.open(below, CONTENT, Opening.PLAIN)).kind());
    }

    @Test
    void neverWritesThroughALink() throws Exception {
        Path elsewhere = folder.resolve("elsewhere");
        Files.writeString(elsewhere, "mine");
        for (Path link : List.of(part(), log())) {
            symbolicLink(link, elsewhere);
            blocked(Kind.DISK, CONTENT, true);
            Files.delete(link);
        }
        assertEquals("mine", Files.readString(elsewhere));
        symbolicLink(target(), elsewhere);
        Workspace workspace = ready(Workspace.open(target(), CONTENT, REPLACING));
        fill(workspace, BYTES);
        workspace.finish(Optional.empty());
        assertEquals("mine", Files.readString(elsewhere));
        assertArrayEquals(BYTES, Files.readAllBytes(target()));
    }

    @Test
    void goesOnWhenAFinishWasCutShort() throws Exception {
        begin(BYTES, CONTENT);
        Files.createFile(target());
        Workspace workspace = open(CONTENT);
        assertEquals(List.of(0), segments(workspace));
        workspace.finish(Optional.empty());
        assertArrayEquals(BYTES, Files.readAllBytes(target()));
        assertEquals(List.of("file.bin"), names());
    }

    @Test
    void refusesTheSecondDownloadToATarget() throws Exception {
        try (Workspace _ = open(CONTENT)) {
            byte[] before = Files.readAllBytes(log());
            String sentence = blocked(Kind.IN_USE, CONTENT, true);
            assertTrue(sentence.contains("already"), sentence);
            assertArrayEquals(before, Files.readAllBytes(log()));
        }
        open(CONTENT).close();
    }

    @Test
    void leavesTheLogOfANewerVersionAlone() throws Exception {
        begin(BYTES, CONTENT);
        String newer = "0|header|{\"format\":2}";
        Files.writeString(log(), newer + "|" + crc(newer) + "\n");
        byte[] before = Files.readAllBytes(log());
        String sentence = blocked(Kind.DISK, CONTENT, true);
        assertTrue(sentence.contains("newer Tributary"), sentence);
        assertArrayEquals(before, Files.readAllBytes(log()));
        assertArrayEquals(BYTES, Files.readAllBytes(part()));
    }

    @Test
    void wantsRoomForTheFileAndABit() {
        long gigabyte = 1_000_000_000;
        assertEquals(Optional.empty(), Failures.noSpace(folder, gigabyte, 1_050_000_000));
        assertEquals(Optional.empty(), Failures.noSpace(folder, 0, 0));
        String sentence =
                Failures.noSpace(folder, gigabyte, 1_049_999_999).orElseThrow().sentence();
        assertTrue(sentence.startsWith("Not enough space: "), sentence);
        // Of a big file the bit is no more than 64 MiB.
        long terabyte = 1000 * gigabyte;
        assertEquals(Optional.empty(), Failures.noSpace(folder, terabyte, terabyte + (64 << 20)));
        assertTrue(Failures.noSpace(folder, terabyte, terabyte).isPresent());
    }

    @Test
    void holdsNothingWhenThereIsTooLittleSpace() throws Exception {
        long huge = 1L << 44;
        assumeTrue(Files.getFileStore(folder).getUsableSpace() < huge, "this disk has 16 TiB free");
        Content content =
                Content.unproved("file.bin", huge, Optional.empty(), Optional.of("\"1\""));
        String sentence = blocked(Kind.DISK, content, false);
        assertTrue(sentence.startsWith("Not enough space: "), sentence);
        assertEquals(List.of(), names());
        // The same command after making room finds no lock. Others write to the disk meanwhile, so
        // the number of free bytes may be another one.
        String again = blocked(Kind.DISK, content, false);
        assertTrue(again.startsWith("Not enough space: "), again);
    }

    @Test
    void givesTheFileItsNameItsTimeAndTheUsualMode() throws Exception {
        Workspace workspace = open(CONTENT);
        fill(workspace, BYTES);
        workspace.commit(List.of(verified(0, "a:1")));
        workspace.finish(Optional.of(TIME));
        assertArrayEquals(BYTES, Files.readAllBytes(target()));
        assertEquals(List.of("file.bin"), names());
        assertEquals(TIME, Files.getLastModifiedTime(target()).toInstant());
        assumePosix();
        assertEquals(mode(Files.createFile(folder.resolve("usual"))), mode(target()));
    }

    @Test
    void keepsTheModeOfAFileThatItReplaces() throws Exception {
        assumePosix();
        Files.write(target(), NEWER);
        Files.setPosixFilePermissions(target(), PosixFilePermissions.fromString("rw-r-x---"));
        Workspace workspace = ready(Workspace.open(target(), CONTENT, REPLACING));
        fill(workspace, BYTES);
        workspace.finish(Optional.empty());
        assertEquals("rw-r-x---", mode(target()));
    }

    @Test
    void givesTheUsualModeAlsoWhenAFinishWasCutShort() throws Exception {
        assumePosix();
        begin(BYTES, CONTENT);
        Files.createFile(target());
        String usual = mode(target());
        open(CONTENT).finish(Optional.empty());
        assertEquals(usual, mode(target()));
    }

    @Test
    void isPrivateWhileItIsNotFinished() throws Exception {
        assumePosix();
        try (Workspace _ = open(CONTENT)) {
            assertEquals("rw-------", mode(part()));
            assertEquals("rw-------", mode(log()));
        }
    }

    @Test
    void neverReplacesWhatCameToTheTargetMeanwhile() throws Exception {
        Workspace workspace = open(CONTENT);
        fill(workspace, BYTES);
        workspace.commit(List.of(verified(0, "a:1")));
        Files.writeString(target(), "mine");
        assertThrows(FileAlreadyExistsException.class, () -> workspace.finish(Optional.empty()));
        workspace.close();
        assertEquals("mine", Files.readString(target()));
        Files.delete(target());
        try (Workspace again = open(CONTENT)) {
            assertEquals(List.of(0), segments(again));
        }
    }

    @Test
    void cutsWhatIsTooLong() throws Exception {
        Files.write(part(), Arrays.copyOf(BYTES, BYTES.length + 7));
        open(CONTENT).finish(Optional.empty());
        assertArrayEquals(BYTES, Files.readAllBytes(target()));
    }

    @Test
    void finishesAnEmptyFile() throws Exception {
        open(Swarm.content(new byte[0], SEGMENT)).finish(Optional.empty());
        assertEquals(0, Files.size(target()));
        assertEquals(List.of("file.bin"), names());
    }

    @Test
    void takesTheLongestName() throws Exception {
        String longest = "ä".repeat(127) + "x";
        Path target = folder.resolve(longest);
        Workspace workspace = ready(Workspace.open(target, CONTENT, Opening.PLAIN));
        for (String name : names()) {
            assertTrue(name.getBytes(StandardCharsets.UTF_8).length <= 255, name);
        }
        assertInstanceOf(Opened.Blocked.class, Workspace.open(target, CONTENT, Opening.PLAIN));
        fill(workspace, BYTES);
        workspace.finish(Optional.empty());
        assertEquals(List.of(longest), names());
    }

    @Test
    void longNamesThatDifferAtTheEndStayTwo() {
        String start = "x".repeat(253);
        assertFalse(
                Workspace.partPath(Path.of(start + "1"))
                        .equals(Workspace.partPath(Path.of(start + "2"))));
    }

    @Test
    void refusesANameThatIsTooLong() {
        Opened opened = Workspace.open(folder.resolve("x".repeat(256)), CONTENT, Opening.PLAIN);
        assertEquals(Kind.DISK, blocked(opened).kind());
    }

    @Test
    void discardLeavesNothing() throws Exception {
        Path bystander = Files.createFile(folder.resolve("file.bin.part.old"));
        Workspace workspace = open(CONTENT);
        fill(workspace, BYTES);
        workspace.commit(List.of(verified(0, "a:1")));
        workspace.discard();
        assertEquals(List.of(bystander.getFileName().toString()), names());
        open(CONTENT).close();
    }

    private static Opening stopped(Optional<Path> adopt, AtomicBoolean stop) {
        return new Opening(false, List.of(), adopt, stop::get);
    }

    @Test
    void openingIsStoppedWhileItHashes() throws Exception {
        begin(BYTES, CONTENT);
        byte[] log = "damaged\n".getBytes(StandardCharsets.UTF_8);
        Files.write(target().resolveSibling("file.bin.part.log"), log);
        Opening opening = stopped(Optional.empty(), new AtomicBoolean(true));
        assertInstanceOf(Opened.Stopped.class, Workspace.open(target(), CONTENT, opening));
        // What is on disk is still worth what it was.
        try (Workspace workspace = open(CONTENT)) {
            assertEquals(CONTENT.segments(), segments(workspace).size());
        }
    }

    @Test
    void openingThatIsStoppedWhileItCopiesLeavesNothing() throws Exception {
        Path copy = Files.write(folder.resolve("copy"), BYTES);
        Opening opening = stopped(Optional.of(copy), new AtomicBoolean(true));
        assertInstanceOf(Opened.Stopped.class, Workspace.open(target(), CONTENT, opening));
        assertEquals(List.of("copy"), names());
    }

    @Test
    void whatWasCopiedIsNotCopiedAgain() throws Exception {
        Path copy = Files.write(folder.resolve("copy"), BYTES);
        Opening opening = stopped(Optional.of(copy), new AtomicBoolean());
        ready(Workspace.open(target(), CONTENT, opening)).close();
        Files.delete(copy);
        try (Workspace workspace = ready(Workspace.open(target(), CONTENT, opening))) {
            assertEquals(CONTENT.segments(), segments(workspace).size());
        }
    }

    @Test
    void finishingThatIsStoppedKeepsAllForAnotherTime() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        Opened opened = Workspace.open(target(), CONTENT, stopped(Optional.empty(), stop));
        try (Workspace workspace = ready(opened)) {
            fill(workspace, BYTES);
            workspace.commit(List.of(verified(0, "a:1")));
            stop.set(true);
            assertThrows(CancellationException.class, () -> workspace.finish(Optional.empty()));
        }
        assertFalse(Files.exists(target()));
        try (Workspace workspace = open(CONTENT)) {
            assertEquals(List.of(0), segments(workspace));
        }
    }

    private Workspace open(Content content) {
        return ready(Workspace.open(target(), content, Opening.PLAIN));
    }

    private static Workspace ready(Opened opened) {
        return assertInstanceOf(Opened.Ready.class, opened, opened::toString).workspace();
    }

    private static Failed blocked(Opened opened) {
        return assertInstanceOf(Opened.Blocked.class, opened).why();
    }

    private String blocked(Kind kind, Content content, boolean overwrite) {
        Opening opening = overwrite ? REPLACING : Opening.PLAIN;
        Failed blocked = blocked(Workspace.open(target(), content, opening));
        assertEquals(kind, blocked.kind(), blocked.sentence());
        return blocked.sentence();
    }

    /// Leaves a download behind that has all bytes on disk and says that it proved the first segment.
    private void begin(byte[] bytes, Content content) throws IOException {
        try (Workspace workspace = open(content)) {
            fill(workspace, bytes);
            workspace.commit(List.of(new Verified(0, "a:1", content.length(0), TIME)));
        }
    }

    private static void fill(Workspace workspace, byte[] bytes) throws IOException {
        workspace.part().write(ByteBuffer.wrap(bytes), 0);
    }

    private static Verified verified(int segment, String server) {
        return new Verified(segment, server, SEGMENT, TIME);
    }

    private static List<Integer> segments(Workspace workspace) {
        return workspace.found().verified().stream().map(Verified::segment).toList();
    }

    private static Content unproved(String etag) {
        return Content.unproved("file.bin", BYTES.length, Optional.empty(), Optional.of(etag));
    }

    private static String crc(String covered) {
        CRC32C crc = new CRC32C();
        crc.update(covered.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    private static void symbolicLink(Path link, Path to) throws IOException {
        try {
            Files.createSymbolicLink(link, to);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException | UnsupportedOperationException e) {
            assumeTrue(false, "this system makes no symbolic links here");
        }
    }

    private static void assumePosix() {
        assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
                "this system has no POSIX permissions");
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
