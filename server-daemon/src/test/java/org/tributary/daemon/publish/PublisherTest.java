package org.tributary.daemon.publish;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.format.WireJson;

class PublisherTest {
    @TempDir Path folder;
    private Path uploads;
    private Path state;

    @BeforeEach
    void makeUploads() throws IOException {
        uploads = Files.createDirectory(folder.resolve("uploads"));
        state = folder.resolve("state");
    }

    @Test
    void offersFilesOfSubfoldersUnderTheirRelativePath() throws Exception {
        write("b.bin", "b");
        write("a/deep/er.bin", "deeper");
        try (RunningPublisher running = RunningPublisher.start(uploads, state)) {
            Publication publication = running.ready();

            assertEquals("a/deep/er.bin | b.bin", RunningPublisher.paths(publication));
            assertEquals(2, publication.fileCount());
            assertEquals(7, publication.totalBytes());
            assertEquals(2, publication.fragmentCount());
            assertEquals("deeper", text(publication.fileByPath("a/deep/er.bin").get().whole()));
        }
    }

    @Test
    void offersAnEmptyFolderAsAnEmptyCatalog() throws Exception {
        try (RunningPublisher running = RunningPublisher.start(uploads, state)) {
            assertEquals(
                    List.of(),
                    WireJson.readCatalog(running.ready().catalogDocument().bytes()).files());
        }
    }

    @Test
    void findsAFileByHashManifestAndFragment() throws Exception {
        byte[] content = random(5000);
        Files.write(uploads.resolve("one"), content);
        Files.write(uploads.resolve("two"), content);
        PublishSettings settings =
                new PublishSettings(
                        uploads, state, OptionalLong.of(2048), true, Duration.ofHours(1));
        try (RunningPublisher running = RunningPublisher.start(settings)) {
            Publication publication = running.ready();
            OfferedFile file = publication.fileByPath("one").get();

            assertEquals(
                    List.of("one", "two"),
                    publication.filesByHash(Sha256.of(content)).stream()
                            .map(OfferedFile::path)
                            .toList());
            Document manifest = publication.manifestDocument(file.entry().root()).get();
            assertEquals(file.entry().manifestBytes(), manifest.bytes().length);
            assertEquals(file.manifest(), WireJson.readManifest(manifest.bytes()));
            Sha256 last = file.manifest().fragments().get(2);
            assertArrayEquals(
                    java.util.Arrays.copyOfRange(content, 4096, 5000),
                    bytes(publication.fragment(last).get()));
            assertTrue(publication.fragment(Sha256.OF_NOTHING).isEmpty());
            assertEquals(6, publication.fragmentCount());
        }
    }

    @Test
    void readsNothingAgainAfterARestart() throws Exception {
        write("a.txt", "some text ".repeat(10_000));
        write("b/c.bin", "more");
        Files.write(uploads.resolve("empty"), new byte[0]);
        Document before;
        try (RunningPublisher running = RunningPublisher.start(uploads, state)) {
            before = running.ready().catalogDocument();
            assertEquals(100_004, running.publisher().indexedBytes());
        }
        try (RunningPublisher running =
                RunningPublisher.start(
                        new PublishSettings(
                                uploads, state, OptionalLong.empty(), false, Duration.ZERO))) {
            assertEquals(before.sha256(), running.ready().catalogDocument().sha256());
            assertEquals(0, running.publisher().indexedBytes());
        }
    }

    @Test
    void readsAgainWithAnotherFragmentSize() throws Exception {
        Files.write(uploads.resolve("a"), random(5000));
        try (RunningPublisher running = RunningPublisher.start(uploads, state)) {
            assertEquals(1, running.ready().fragmentCount());
        }
        PublishSettings settings =
                new PublishSettings(
                        uploads, state, OptionalLong.of(1024), true, Duration.ofHours(1));
        try (RunningPublisher running = RunningPublisher.start(settings)) {
            assertEquals(5, running.ready().fragmentCount());
        }
    }

    @Test
    void noticesFilesThatAreAddedReplacedAndRemoved() throws Exception {
        noticesChanges(RunningPublisher.QUICK);
    }

    @Test
    void noticesChangesBySightWhereNobodyTellsOfThem() throws Exception {
        noticesChanges(RunningPublisher.POLLING);
    }

    private void noticesChanges(Pace pace) throws Exception {
        write("a", "first");
        PublishSettings settings = PublishSettings.of(uploads, state);
        try (RunningPublisher running = RunningPublisher.start(settings, pace)) {
            running.ready();
            write("new/folder/b", "added");
            running.awaitPaths("a", "new/folder/b");

            write("new/folder/c", "added to a new folder");
            running.awaitPaths("a", "new/folder/b", "new/folder/c");

            write("a", "second");
            running.awaitContent("a", utf8("second"));

            Path elsewhere = folder.resolve("elsewhere");
            Files.writeString(elsewhere, "third");
            Files.move(elsewhere, uploads.resolve("a"), StandardCopyOption.ATOMIC_MOVE);
            running.awaitContent("a", utf8("third"));

            Files.move(uploads.resolve("new"), uploads.resolve("old"));
            running.awaitPaths("a", "old/folder/b", "old/folder/c");

            write("old/folder/d", "added to a moved folder");
            running.awaitPaths("a", "old/folder/b", "old/folder/c", "old/folder/d");

            Files.delete(uploads.resolve("old/folder/c"));
            running.awaitPaths("a", "old/folder/b", "old/folder/d");

            Files.move(uploads.resolve("old"), folder.resolve("out"));
            running.awaitPaths("a");
        }
    }

    @Test
    void noticesAnEditInPlaceThatKeepsSizeAndTime() throws Exception {
        assumeTrue(
                uploads.getFileSystem().supportedFileAttributeViews().contains("unix"),
                "this system does not tell when a file was really changed");
        write("a", "before");
        Path file = uploads.resolve("a");
        FileTime time = Files.getLastModifiedTime(file);
        try (RunningPublisher running = RunningPublisher.start(uploads, state)) {
            running.ready();
            editInPlace(file, "after!");
            Files.setLastModifiedTime(file, time);
            running.awaitContent("a", utf8("after!"));
        }
        editInPlace(file, "later?");
        Files.setLastModifiedTime(file, time);
        try (RunningPublisher running = RunningPublisher.start(uploads, state)) {
            assertEquals(Sha256.of(utf8("later?")), running.ready().fileByPath("a").get().sha256());
        }
    }

    @Test
    void keepsOfferingAFileWhoseAttributesAloneChanged() throws Exception {
        assumeTrue(
                uploads.getFileSystem().supportedFileAttributeViews().contains("posix"),
                "this system has no permissions to change");
        write("a", "content");
        try (RunningPublisher running = RunningPublisher.start(uploads, state)) {
            running.ready();
            Files.setPosixFilePermissions(
                    uploads.resolve("a"), PosixFilePermissions.fromString("rw-rw-rw-"));
            write("b", "a sign that the change was seen");
            Publication publication = running.await(offered -> offered.fileByPath("b").isPresent());
            assertEquals("a | b", RunningPublisher.paths(publication));
            running.await(_ -> running.publisher().indexedBytes() >= 14);
        }
    }

    @Test
    void withdrawsAFileAsSoonAsItIsSeenToChange() throws Exception {
        write("a", "before");
        try (RunningPublisher running = RunningPublisher.start(uploads, state)) {
            Slice slice = running.ready().fileByPath("a").get().whole();
            slice.check();
            Files.writeString(uploads.resolve("a"), "and after", StandardOpenOption.APPEND);
            assertThrows(FileChangedException.class, slice::check);
            assertThrows(FileChangedException.class, slice::open);
            running.awaitContent("a", utf8("beforeand after"));

            Files.delete(uploads.resolve("a"));
            assertThrows(NoSuchFileException.class, slice::open);
        }
    }

    @Test
    void waitsForAFileThatGrowsWithoutHoldingUpTheOthers() throws Exception {
        write("done", "done");
        Path growing = uploads.resolve("growing");
        try (FileChannel channel =
                        FileChannel.open(
                                growing, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                RunningPublisher running = RunningPublisher.start(uploads, state)) {
            Thread writer =
                    Thread.ofVirtual()
                            .start(() -> {
                                while (!running.publisher().isReady()) {
                                    grow(channel);
                                }
                            });
            assertTrue(running.ready().fileByPath("done").isPresent());
            writer.join();
            running.awaitContent("growing", Files.readAllBytes(growing));
        }
    }

    @Test
    void offersNamesThatAreHardToSpell() throws Exception {
        assumeTrue(
                "UTF-8".equals(System.getProperty("sun.jnu.encoding")),
                "names beyond ASCII need a UTF-8 locale");
        List<String> names =
                List.of("#1 50%.txt", "a b/c d", "line\nbreak", "\u00dcber \u5927 \ud83d\ude00");
        for (String name : names) {
            write(name, name);
        }
        try (RunningPublisher running = RunningPublisher.start(uploads, state)) {
            Publication publication = running.ready();
            assertEquals(String.join(" | ", names), RunningPublisher.paths(publication));
            for (String name : names) {
                assertEquals(name, text(publication.fileByPath(name).get().whole()));
            }
        }
        try (RunningPublisher running = RunningPublisher.start(uploads, state)) {
            assertEquals(names.size(), running.ready().fileCount());
            assertEquals(0, running.publisher().indexedBytes());
        }
    }

    @Test
    void offersOneOfTwoFilesWhoseNamesDifferOnlyInUnicodeForm() throws Exception {
        assumeTrue(
                "UTF-8".equals(System.getProperty("sun.jnu.encoding")),
                "names beyond ASCII need a UTF-8 locale");
        write("\u00e9", "composed");
        write("e\u0301", "decomposed");
        assumeTrue(filesIn(uploads) == 2, "this file system takes both names for one");
        try (RunningPublisher running = RunningPublisher.start(uploads, state)) {
            Publication publication = running.ready();
            assertEquals("\u00e9", RunningPublisher.paths(publication));
            assertEquals(1, publication.unreadable().size());
        }
    }

    @Test
    void listsAFileThatCannotBeReadAndServesTheRest() throws Exception {
        write("open", "open");
        write("closed", "closed");
        Path closed = uploads.resolve("closed");
        forbid(closed);
        try (RunningPublisher running = RunningPublisher.start(uploads, state)) {
            Publication publication = running.ready();
            assertEquals("open", RunningPublisher.paths(publication));
            assertEquals(
                    List.of(new UnreadableFile("closed", "permission denied")),
                    publication.unreadable());

            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rw-------"));
            assertEquals(List.of(), running.awaitPaths("closed", "open").unreadable());
        }
    }

    @Test
    void listsAFolderThatCannotBeRead() throws Exception {
        write("folder/a", "a");
        forbid(uploads.resolve("folder"));
        try (RunningPublisher running = RunningPublisher.start(uploads, state)) {
            assertEquals(
                    List.of(new UnreadableFile("folder", "permission denied")),
                    running.ready().unreadable());
            Files.setPosixFilePermissions(
                    uploads.resolve("folder"), PosixFilePermissions.fromString("rwx------"));
            assertEquals(List.of(), running.awaitPaths("folder/a").unreadable());
        }
    }

    @Test
    void listsANameThatNoCatalogCanHold() throws Exception {
        assumeTrue(uploads.getFileSystem().getSeparator().equals("/"), "no such names here");
        write("back\\slash", "x");
        try (RunningPublisher running = RunningPublisher.start(uploads, state)) {
            assertEquals(
                    List.of(new UnreadableFile("back\\slash", "its path has a backslash")),
                    running.ready().unreadable());
        }
    }

    @Test
    void listsALinkThatLeadsOutsideUntilItLeadsInside() throws Exception {
        Path outside = Files.writeString(folder.resolve("outside"), "outside");
        Path link = Files.createSymbolicLink(uploads.resolve("link"), outside);
        write("a", "a");
        try (RunningPublisher running = RunningPublisher.start(uploads, state)) {
            assertEquals(
                    List.of(
                            new UnreadableFile(
                                    "link", "it is a link that leads outside the upload folder")),
                    running.ready().unreadable());

            Files.delete(link);
            Files.createSymbolicLink(link, Path.of("a"));
            assertEquals(List.of(), running.awaitPaths("a", "link").unreadable());
        }
    }

    @Test
    void followsAChangeOfWhatALinkLeadsTo() throws Exception {
        write("target", "before");
        Files.createSymbolicLink(uploads.resolve("link"), Path.of("target"));
        try (RunningPublisher running = RunningPublisher.start(uploads, state)) {
            assertEquals("link | target", RunningPublisher.paths(running.ready()));
            write("target", "after");
            running.awaitContent("link", utf8("after"));
            Files.delete(uploads.resolve("target"));
            running.awaitPaths();
        }
    }

    @Test
    void offersNothingOutsideWhenAFolderBecomesALink() throws Exception {
        write("folder/a", "a");
        write("b", "b");
        try (RunningPublisher running = RunningPublisher.start(uploads, state)) {
            running.ready();
            Path outside = Files.move(uploads.resolve("folder"), folder.resolve("outside"));
            Files.createSymbolicLink(uploads.resolve("folder"), outside);
            Files.writeString(outside.resolve("a"), "more");
            running.awaitPaths("b");
            write("c", "c");
            running.awaitPaths("b", "c");
        }
    }

    @Test
    void offersTheFilesOfAnUploadDirectoryThatComesBack() throws Exception {
        write("a", "a");
        try (RunningPublisher running = RunningPublisher.start(uploads, state)) {
            running.ready();
            Path away = Files.move(uploads, folder.resolve("away"));
            Files.delete(away.resolve("a"));
            running.awaitPaths();
            Files.move(away, uploads);
            write("b", "b");
            running.awaitPaths("b");
        }
    }

    @Test
    void putsAFileInPlaceOfAFolder() throws Exception {
        write("a/b/c", "c");
        try (RunningPublisher running = RunningPublisher.start(uploads, state)) {
            running.ready();
            Files.move(uploads.resolve("a"), folder.resolve("out"));
            write("a", "a");
            running.awaitPaths("a");
            Files.delete(uploads.resolve("a"));
            write("a/d", "d");
            running.awaitPaths("a/d");
        }
    }

    @Test
    void doesNotOfferItsOwnStateFolder() throws Exception {
        write("a", "a");
        Path inside = uploads.resolve("state");
        try (RunningPublisher running = RunningPublisher.start(uploads, inside)) {
            running.ready();
            write("b", "b");
            running.awaitPaths("a", "b");
        }
        try (RunningPublisher running = RunningPublisher.start(uploads, inside)) {
            assertEquals("a | b", RunningPublisher.paths(running.ready()));
        }
    }

    @Test
    void sharesItsStateFolderWithNoOther() throws Exception {
        try (RunningPublisher running = RunningPublisher.start(uploads, state)) {
            running.ready();
            assertThrows(StateInUseException.class, () -> RunningPublisher.start(uploads, state));
        }
        RunningPublisher.start(uploads, state).close();
    }

    @Test
    void refusesAnUploadDirectoryThatIsMissingOrAFile() throws Exception {
        write("a", "a");
        assertThrows(
                IOException.class, () -> RunningPublisher.start(uploads.resolve("missing"), state));
        assertThrows(IOException.class, () -> RunningPublisher.start(uploads.resolve("a"), state));
        assertTrue(Files.notExists(state));
    }

    @Test
    void servesAMovedUploadDirectoryFromMemory() throws Exception {
        write("a", "a");
        try (RunningPublisher running = RunningPublisher.start(uploads, state)) {
            running.ready();
        }
        Path moved = Files.move(uploads, folder.resolve("moved"));
        try (RunningPublisher running = RunningPublisher.start(moved, state)) {
            assertEquals("a", RunningPublisher.paths(running.ready()));
            assertEquals(0, running.publisher().indexedBytes());
        }
    }

    private void write(String name, String content) throws IOException {
        Path file = uploads.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private static void editInPlace(Path file, String content) throws IOException {
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.write(utf8(content));
        }
    }

    private static void grow(FileChannel channel) {
        try {
            channel.write(ByteBuffer.wrap(utf8("more and ")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void forbid(Path path) throws IOException {
        assumeTrue(
                path.getFileSystem().supportedFileAttributeViews().contains("posix"),
                "this system has no permissions to take away");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("---------"));
        assumeTrue(!Files.isReadable(path), "this user may read everything");
    }

    private static long filesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.count();
        }
    }

    private static String text(Slice slice) throws IOException {
        return new String(bytes(slice), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Slice slice) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) slice.length());
        try (FileChannel channel = slice.open()) {
            while (bytes.hasRemaining()) {
                assertTrue(channel.read(bytes, slice.offset() + bytes.position()) > 0);
            }
        }
        return bytes.array();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
