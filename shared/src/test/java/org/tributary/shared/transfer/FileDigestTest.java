package org.tributary.shared.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.io.PartFile;

class FileDigestTest {
    private static final int SEGMENT = 1000;
    private static final byte[] BYTES = Swarm.bytes(4 * SEGMENT + 1, 1);
    private static final byte[] OTHER = Swarm.bytes(4 * SEGMENT + 1, 2);

    @TempDir private Path folder;
    private PartFile part;
    private final Content content = Swarm.content(BYTES, SEGMENT);
    private final BitSet fromEarlier = new BitSet();

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
    void hashesTheFileInSteps() throws Exception {
        FileDigest digest = digest(content);
        assertEquals(OptionalInt.empty(), digest.advance(2));
        assertEquals(OptionalInt.empty(), digest.advance(2));
        assertEquals(OptionalInt.empty(), digest.advance(5));
        assertEquals(Sha256.of(BYTES), digest.value());
    }

    @Test
    void anEmptyFileHashesToNothing() throws Exception {
        assertEquals(Sha256.OF_NOTHING, digest(Swarm.content(new byte[0], SEGMENT)).value());
    }

    @Test
    void stopsAtASegmentThatIsNotRightAnyMoreAndGoesOnWhenItIs() throws Exception {
        fromEarlier.set(0, 3);
        overwrite(OTHER, 1);
        FileDigest digest = digest(content);
        assertEquals(OptionalInt.of(1), digest.advance(5));
        overwrite(BYTES, 1);
        assertEquals(OptionalInt.empty(), digest.advance(5));
        assertEquals(Sha256.of(BYTES), digest.value());
    }

    @Test
    void findsEveryDamagedSegmentOneAfterTheOther() throws Exception {
        fromEarlier.set(0, 5);
        overwrite(OTHER, 0);
        overwrite(OTHER, 4);
        FileDigest digest = digest(content);
        assertEquals(OptionalInt.of(0), digest.advance(5));
        overwrite(BYTES, 0);
        assertEquals(OptionalInt.of(4), digest.advance(5));
        overwrite(BYTES, 4);
        assertEquals(OptionalInt.empty(), digest.advance(5));
        assertEquals(Sha256.of(BYTES), digest.value());
    }

    @Test
    void aSegmentThatTheDiskLostIsDamaged() throws Exception {
        part.setSize(3 * SEGMENT + 500);
        assertEquals(OptionalInt.of(3), digest(content).advance(5));
    }

    /// What this run has proved as it arrived is not proved again.
    @Test
    void comparesOnlyWhatAnEarlierRunProved() throws Exception {
        overwrite(OTHER, 1);
        FileDigest digest = digest(content);
        assertEquals(OptionalInt.empty(), digest.advance(5));
        byte[] mixed = BYTES.clone();
        System.arraycopy(OTHER, SEGMENT, mixed, SEGMENT, SEGMENT);
        assertEquals(Sha256.of(mixed), digest.value());
    }

    @Test
    void takesSegmentsWithoutHashesAsTheyAre() throws Exception {
        fromEarlier.set(0);
        Content unproved = Content.unproved("x", BYTES.length, Optional.empty(), Optional.empty());
        FileDigest digest = digest(unproved);
        assertEquals(OptionalInt.empty(), digest.advance(1));
        assertEquals(Sha256.of(BYTES), digest.value());
    }

    @Test
    void beginsAgain() throws Exception {
        fromEarlier.set(0, 5);
        FileDigest digest = digest(content);
        digest.advance(3);
        digest.restart();
        overwrite(OTHER, 0);
        overwrite(OTHER, 1);
        overwrite(OTHER, 2);
        overwrite(OTHER, 3);
        overwrite(OTHER, 4);
        assertEquals(OptionalInt.empty(), digest.advance(5));
        assertEquals(Sha256.of(OTHER), digest.value());
    }

    private FileDigest digest(Content of) {
        return new FileDigest(of, new Checker(of, part), fromEarlier);
    }

    private void overwrite(byte[] with, int segment) throws Exception {
        int start = Math.toIntExact(content.start(segment));
        int length = Math.toIntExact(content.length(segment));
        part.write(ByteBuffer.wrap(with, start, length), start);
    }
}
