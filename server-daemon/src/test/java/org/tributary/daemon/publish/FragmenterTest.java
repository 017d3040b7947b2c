package org.tributary.daemon.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tributary.shared.format.Manifest;
import org.tributary.shared.format.Sha256;

class FragmenterTest {
    private static final int FRAGMENT_SIZE = 100_000;

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 99_999, 100_000, 100_001, 200_000, 131_072, 1_234_567})
    void hashesFragmentsAndTheWholeFile(int size) throws Exception {
        byte[] content = random(size);
        Path file = Files.write(folder.resolve("file"), content);

        assertEquals(expected(content), manifest(new Fragmenter(1), file));
    }

    @Test
    void hashesTheSameWithTheHelpOfAnIdleCore() throws Exception {
        byte[] content = random(40_000_003);
        Path file = Files.write(folder.resolve("file"), content);
        Fragmenter fragmenter = new Fragmenter(2);

        assertEquals(expected(content), manifest(fragmenter, file));
        assertEquals(content.length, fragmenter.bytesRead());
    }

    @Test
    void hashesManyFilesAtTheSameTime() throws Exception {
        Fragmenter fragmenter = new Fragmenter(3);
        List<byte[]> contents = new ArrayList<>();
        List<Callable<Manifest>> work = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            byte[] content = random(20_000_000 + i);
            Path file = Files.write(folder.resolve("file" + i), content);
            contents.add(content);
            work.add(() -> manifest(fragmenter, file));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(5)) {
            List<Future<Manifest>> manifests = threads.invokeAll(work);
            for (int i = 0; i < manifests.size(); i++) {
                assertEquals(expected(contents.get(i)), manifests.get(i).get());
            }
        }
    }

    @Test
    void noticesThatAFileIsNotInTheExpectedState() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "before");
        FileStatus before = FileStatus.of(file);
        Files.writeString(file, "after it");

        assertEquals(new Fragmenter.Outcome.Changed(), read(new Fragmenter(1), file, before));
        Files.delete(file);
        assertEquals(new Fragmenter.Outcome.Changed(), read(new Fragmenter(1), file, before));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void noticesThatAFileChangesWhileItIsRead(int cores) throws Exception {
        Path file = folder.resolve("big");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(1L << 40);
        }
        // The clock of some file systems goes in steps too large to tell two writes apart.
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        FileStatus before = FileStatus.of(file);
        Fragmenter fragmenter = new Fragmenter(cores);
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<Fragmenter.Outcome> outcome =
                    thread.submit(() -> fragmenter.read(file, before, 1 << 30));
            while (fragmenter.bytesRead() == 0) {
                Thread.onSpinWait();
            }
            try (RandomAccessFile writer = new RandomAccessFile(file.toFile(), "rw")) {
                writer.write(1);
            }
            assertEquals(new Fragmenter.Outcome.Changed(), outcome.get());
        }
    }

    @Test
    void stopsInTheMiddleOfAFile() throws Exception {
        Path file = folder.resolve("big");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(1L << 40);
        }
        FileStatus status = FileStatus.of(file);
        Fragmenter fragmenter = new Fragmenter(2);
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<Fragmenter.Outcome> outcome =
                    thread.submit(() -> fragmenter.read(file, status, 1 << 30));
            while (fragmenter.bytesRead() == 0) {
                Thread.onSpinWait();
            }
            fragmenter.stop();
            assertEquals(new Fragmenter.Outcome.Stopped(), outcome.get());
        }
    }

    @Test
    void doesNotReadALinkOrAFolderInPlaceOfTheFile() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "content");
        FileStatus status = FileStatus.of(file);
        Path moved = Files.move(file, folder.resolve("moved"));
        Files.createSymbolicLink(file, moved);

        assertEquals(new Fragmenter.Outcome.Changed(), read(new Fragmenter(1), file, status));
    }

    @Test
    void saysThatAFileCannotBeRead() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "content");
        assumeTrue(
                folder.getFileSystem().supportedFileAttributeViews().contains("posix"),
                "this system has no permissions to take away");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeTrue(!Files.isReadable(file), "this user may read everything");

        assertEquals(
                new Fragmenter.Outcome.Unreadable("permission denied", true),
                read(new Fragmenter(1), file, FileStatus.of(file)));
    }

    private static Manifest manifest(Fragmenter fragmenter, Path file) throws Exception {
        Fragmenter.Outcome outcome = read(fragmenter, file, FileStatus.of(file));
        return assertInstanceOf(Fragmenter.Outcome.Fragmented.class, outcome).manifest();
    }

    private static Fragmenter.Outcome read(Fragmenter fragmenter, Path file, FileStatus expected)
            throws InterruptedException {
        return fragmenter.read(file, expected, FRAGMENT_SIZE);
    }

    private static Manifest expected(byte[] content) throws IOException {
        List<Sha256> fragments = new ArrayList<>();
        for (int at = 0; at < content.length; at += FRAGMENT_SIZE) {
            int end = Math.min(content.length, at + FRAGMENT_SIZE);
            MessageDigest digest = Sha256.newDigest();
            fragments.add(Sha256.ofDigest(digest.digest(Arrays.copyOfRange(content, at, end))));
        }
        assertTrue(fragments.size() <= content.length);
        return new Manifest(content.length, FRAGMENT_SIZE, fragments, Sha256.of(content));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
