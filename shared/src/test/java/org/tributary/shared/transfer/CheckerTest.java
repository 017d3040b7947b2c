package org.tributary.shared.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.io.PartFile;
import org.tributary.shared.transfer.Checker.Sent;
import org.tributary.shared.transfer.SegmentTable.Piece;

class CheckerTest {
    /// More than the buffer of one read, and not a multiple of it.
    private static final int SEGMENT = 300_000;

    private static final byte[] BYTES = Swarm.bytes(2 * SEGMENT + 10, 1);

    @TempDir private Path folder;
    private PartFile part;
    private final Content content = Swarm.content(BYTES, SEGMENT);

    @BeforeEach
    void writeWhole() throws Exception {
        part = PartFile.open(folder.resolve("part"));
        part.write(ByteBuffer.wrap(BYTES), 0);
    }

    @AfterEach
    void close() throws Exception {
        part.close();
    }

    @Test
    void hashesAnyRange() throws Exception {
        Checker checker = new Checker(content, part);
        assertEquals(Optional.of(Sha256.of(BYTES)), checker.hash(0, BYTES.length));
        assertEquals(Optional.of(Swarm.hash(BYTES, 7, 9)), checker.hash(7, 9));
        assertEquals(Optional.of(Sha256.OF_NOTHING), checker.hash(5, 5));
    }

    @Test
    void knowsRightSegmentsFromWrongAndMissingOnes() throws Exception {
        Checker checker = new Checker(content, part);
        for (int segment = 0; segment < 3; segment++) {
            assertTrue(checker.isRight(segment));
        }
        part.write(ByteBuffer.wrap(new byte[] {(byte) ~BYTES[SEGMENT]}), SEGMENT);
        assertTrue(checker.isRight(0));
        assertFalse(checker.isRight(1));
        part.setSize(BYTES.length - 1);
        assertFalse(checker.isRight(2));
        assertEquals(Optional.empty(), checker.hash(0, BYTES.length));
    }

    @Test
    void aSegmentWithoutAHashIsNeverRight() throws Exception {
        Content unproved = Content.unproved("x", BYTES.length, Optional.empty(), Optional.empty());
        assertFalse(new Checker(unproved, part).isRight(0));
    }

    @Test
    void hashesWhatEachSenderSent() throws Exception {
        Piece a = new Piece("a", 0, 100);
        Piece b = new Piece("b", 100, SEGMENT);
        Piece gone = new Piece("c", BYTES.length - 5, BYTES.length + 5);
        assertEquals(
                List.of(
                        new Sent(a, Swarm.hash(BYTES, 0, 100)),
                        new Sent(b, Swarm.hash(BYTES, 100, SEGMENT))),
                new Checker(content, part).hash(List.of(a, b, gone)));
    }
}
