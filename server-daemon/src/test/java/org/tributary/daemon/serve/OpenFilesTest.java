package org.tributary.daemon.serve;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.daemon.publish.FileChangedException;
import org.tributary.daemon.publish.FileStamp;
import org.tributary.daemon.publish.Slice;

class OpenFilesTest {
    private static final int KEPT = 32;

    @TempDir private Path folder;
    private final OpenFiles files = new OpenFiles();

    @AfterEach
    void close() {
        files.close();
    }

    @Test
    void opensAFileOnceForAllWhoSendIt() throws IOException {
        Slice slice = slice("a");
        try (OpenFiles.Lease one = files.open(slice);
                OpenFiles.Lease two = files.open(slice)) {
            assertSame(one.channel(), two.channel());
        }
    }

    @Test
    void keepsAFileOpenForTheNextWhoAsks() throws IOException {
        Slice slice = slice("a");
        FileChannel channel = useOnce(slice);

        assertTrue(channel.isOpen());
        assertSame(channel, useOnce(slice));
    }

    @Test
    void closesOnlyWhatNobodyUses() throws IOException {
        FileChannel unused = useOnce(slice("unused"));
        OpenFiles.Lease used = files.open(slice("used"));

        files.close();
        assertFalse(unused.isOpen());
        assertTrue(used.channel().isOpen());

        used.close();
        files.close();
        assertFalse(used.channel().isOpen());
    }

    @Test
    void keepsOnlyTheLastFewThatWereUsed() throws IOException {
        Slice first = slice("first");
        Slice second = slice("second");
        FileChannel ofFirst = useOnce(first);
        FileChannel ofSecond = useOnce(second);
        useOnce(first);
        for (int i = 0; i < KEPT - 1; i++) {
            useOnce(slice("other" + i));
        }

        assertTrue(ofFirst.isOpen());
        assertFalse(ofSecond.isOpen());
    }

    @Test
    void doesNotShareAFileThatHasChanged() throws IOException {
        Slice slice = slice("a");
        FileChannel before = useOnce(slice);
        Files.setLastModifiedTime(slice.path(), FileTime.fromMillis(1));

        assertThrows(FileChangedException.class, () -> files.open(slice));

        FileChannel after = useOnce(slice("a"));
        assertNotSame(before, after);
        assertFalse(before.isOpen());
    }

    @Test
    void letsWhoBeganBeforeAChangeGoOnWithTheOldFile() throws IOException {
        Slice old = slice("a");
        OpenFiles.Lease lease = files.open(old);
        Files.delete(old.path());
        assertThrows(NoSuchFileException.class, () -> files.open(old));
        useOnce(slice("a"));

        assertTrue(lease.channel().isOpen());
        lease.close();
        assertFalse(lease.channel().isOpen());
    }

    @Test
    void takesALeaseBackOnlyOnce() throws IOException {
        Slice slice = slice("a");
        OpenFiles.Lease one = files.open(slice);
        OpenFiles.Lease two = files.open(slice);
        one.close();
        one.close();
        files.close();

        assertTrue(two.channel().isOpen());
        two.close();
    }

    private FileChannel useOnce(Slice slice) throws IOException {
        try (OpenFiles.Lease lease = files.open(slice)) {
            return lease.channel();
        }
    }

    private Slice slice(String name) throws IOException {
        Path path = folder.resolve(name);
        if (Files.notExists(path)) {
            Files.writeString(path, name);
        }
        return new Slice(path, 0, name.length(), FileStamp.of(path));
    }
}
