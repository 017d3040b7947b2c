package org.tributary.app.downloads;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.app.TestServers;
import org.tributary.app.Tmpfs;
import org.tributary.shared.transfer.Obstacle;

class PartialFilesTest {
    private static final byte[] BYTES = TestServers.bytes(10_000, 7);

    @TempDir private Path folder;
    private Path from;
    private Path to;

    @BeforeEach
    void makePartialDownload() throws IOException {
        from = folder.resolve("old/file");
        to = folder.resolve("new/file");
        Files.createDirectory(from.getParent());
        Files.write(part(from), BYTES);
        Files.writeString(log(from), "log");
    }

    private static Path part(Path target) {
        return target.resolveSibling("file.part");
    }

    private static Path log(Path target) {
        return target.resolveSibling("file.part.log");
    }

    private void assertMoved() throws IOException {
        assertFalse(Files.exists(part(from)));
        assertFalse(Files.exists(log(from)));
        assertArrayEquals(BYTES, Files.readAllBytes(part(to)));
        assertEquals("log", Files.readString(log(to)));
    }

    @Test
    void movesTheBytesAndTheLog() throws Exception {
        PartialFiles.move(from, to);
        assertMoved();
        PartialFiles.move(from, to);
        assertMoved();
    }

    @Test
    void finishesAMoveThatWasCutShort() throws Exception {
        Files.createDirectory(to.getParent());
        Files.move(part(from), part(to));
        PartialFiles.move(from, to);
        assertMoved();
    }

    @Test
    void copiesWhatIsOnAnotherDiskAndKeepsItsHoles() throws Exception {
        try (Tmpfs _ = Tmpfs.mount(to.getParent(), 4)) {
            try (RandomAccessFile part = new RandomAccessFile(part(from).toFile(), "rw")) {
                part.setLength(100_000_000);
                part.seek(50_000_000);
                part.write(BYTES);
            }
            PartialFiles.move(from, to);
            assertFalse(Files.exists(part(from)));
            assertEquals(100_000_000, Files.size(part(to)));
            try (RandomAccessFile part = new RandomAccessFile(part(to).toFile(), "r")) {
                byte[] bytes = new byte[BYTES.length];
                part.readFully(bytes);
                assertArrayEquals(BYTES, bytes);
                part.seek(50_000_000);
                part.readFully(bytes);
                assertArrayEquals(BYTES, bytes);
            }
            assertEquals("log", Files.readString(log(to)));
        }
    }

    @Test
    void losesNothingWhenTheOtherDiskIsFull() throws Exception {
        try (Tmpfs disk = Tmpfs.mount(to.getParent(), 1)) {
            disk.fill();
            BlockedException blocked =
                    assertThrows(BlockedException.class, () -> PartialFiles.move(from, to));
            assertInstanceOf(Obstacle.NotWritable.class, blocked.obstacle());
            assertArrayEquals(BYTES, Files.readAllBytes(part(from)));
            assertEquals("log", Files.readString(log(from)));
            assertFalse(Files.exists(part(to)));
        }
    }

    @Test
    void leavesAPartOfSomebodyElse() throws Exception {
        Files.createDirectory(to.getParent());
        Files.writeString(part(to), "mine");
        BlockedException blocked =
                assertThrows(BlockedException.class, () -> PartialFiles.move(from, to));
        assertEquals(new Obstacle.PartInTheWay(part(to)), blocked.obstacle());
        assertEquals("mine", Files.readString(part(to)));
        assertArrayEquals(BYTES, Files.readAllBytes(part(from)));
    }

    @Test
    void deletesBothFiles() throws Exception {
        PartialFiles.delete(from);
        assertFalse(Files.exists(part(from)));
        assertFalse(Files.exists(log(from)));
    }

    @Test
    void deletesNoPartThatHasNoLog() throws Exception {
        Files.delete(log(from));
        PartialFiles.delete(from);
        assertTrue(Files.exists(part(from)));
    }
}
