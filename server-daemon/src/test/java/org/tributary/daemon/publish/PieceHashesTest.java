package org.tributary.daemon.publish;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.shared.format.Sha256;

class PieceHashesTest {
    private static final Sha256 FILE = Sha256.of(new byte[] {1});
    private static final int LENGTH = 262_144;

    @TempDir Path folder;

    @Test
    void keepsThemForOneFileAndPieceLength() {
        byte[] hashes = new byte[40];
        Arrays.fill(hashes, (byte) 7);
        new PieceHashes(folder.resolve("sha1")).keep(FILE, LENGTH, hashes);

        PieceHashes reopened = new PieceHashes(folder.resolve("sha1"));
        assertArrayEquals(hashes, reopened.find(FILE, LENGTH).get());
        assertEquals(Optional.empty(), reopened.find(FILE, 2 * LENGTH));
        assertEquals(Optional.empty(), reopened.find(Sha256.OF_NOTHING, LENGTH));
    }

    @Test
    void believesNothingThatIsCutOrDamaged() throws Exception {
        PieceHashes kept = new PieceHashes(folder);
        kept.keep(FILE, LENGTH, new byte[] {1, 2, 3});
        Path file = folder.resolve(FILE.hex() + "-" + LENGTH);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertEquals(Optional.empty(), kept.find(FILE, LENGTH));
        }
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 1;
            Files.write(file, damaged);
            assertEquals(Optional.empty(), kept.find(FILE, LENGTH));
        }
    }
}
