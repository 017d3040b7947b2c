package org.tributary.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.tributary.programs.TemporaryFolder;

/// Folders and files to measure with.
final class Scratch {
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long MOST_BYTES_AT_ONCE = 7L << 30;

    private Scratch() {}

    /// Returns a folder in memory, so that no disk is measured, where there is enough of it.
    static TemporaryFolder create(boolean onDisk) throws IOException {
        if (!onDisk && Files.isWritable(MEMORY)) {
            if (Files.getFileStore(MEMORY).getUsableSpace() >= MOST_BYTES_AT_ONCE) {
                return TemporaryFolder.create(MEMORY, "tributary-bench-");
            }
            System.out.println("  (files on disk: /dev/shm has less than 7 GiB free)");
        }
        return TemporaryFolder.create("tributary-bench-");
    }

    /// Writes a file that does not compress; the same seed gives the same bytes.
    static Path randomFile(Path file, long size, long seed) throws IOException {
        Random random = new Random(seed);
        byte[] block = new byte[1 << 20];
        random.nextBytes(block);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long left = size; left > 0; left -= block.length) {
                // A number in each block makes the blocks differ; new random bytes cost minutes.
                block[0] = (byte) (left >> 20);
                block[1] = (byte) (left >> 28);
                out.write(block, 0, (int) Math.min(block.length, left));
            }
        }
        return file;
    }
}
