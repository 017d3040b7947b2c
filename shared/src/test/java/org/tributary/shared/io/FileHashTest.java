package org.tributary.shared.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.EOFException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.shared.format.Sha256;

class FileHashTest {
    @TempDir private Path folder;

    @Test
    void hashesAFileAndTellsHowFarItIs() throws Exception {
        byte[] content = new byte[1_000_000];
        new Random(1).nextBytes(content);
        Path file = Files.write(folder.resolve("file"), content);
        List<Long> progress = new ArrayList<>();
        assertEquals(Sha256.of(content), FileHash.sha256(file, progress::add));
        assertEquals(progress.stream().sorted().toList(), progress);
        assertEquals(1_000_000L, progress.getLast());
    }

    @Test
    void hashesNothing() throws Exception {
        Path file = Files.createFile(folder.resolve("empty"));
        assertEquals(Sha256.OF_NOTHING, FileHash.sha256(file));
    }

    @Test
    void hashesAPartAndLeavesThePositionAlone() throws Exception {
        byte[] content = {1, 2, 3, 4, 5};
        Path file = Files.write(folder.resolve("file"), content);
        try (FileChannel channel = FileChannel.open(file)) {
            assertEquals(
                    Sha256.of(Arrays.copyOfRange(content, 1, 4)),
                    FileHash.sha256(channel, 1, 3, _ -> {}));
            assertEquals(0, channel.position());
            assertThrows(EOFException.class, () -> FileHash.sha256(channel, 1, 5, _ -> {}));
        }
    }
}
