package org.tributary.daemon.publish;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.io.ZstdFrames;

class CompressedCopiesTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir Path folder;
    private Path zst;
    private final AtomicLong nanos = new AtomicLong(5);
    private CompressedCopies copies;

    @BeforeEach
    void open() throws IOException {
        zst = folder.resolve("zst");
        copies = reopened();
    }

    @Test
    void makesACopyThatHoldsTheFragment() throws Exception {
        byte[] text = text(100_000);
        Sha256 name = make(text);

        Slice copy = copies.ask(name).get();
        copy.check();
        assertEquals(Files.size(copy.path()), copy.length());
        assertArrayEquals(text, decompressed(copy, text.length));
    }

    @Test
    void makesNoCopyOfWhatDoesNotShrinkOrIsSmall() throws Exception {
        byte[] random = random(100_000);
        byte[] hardly = random.clone();
        Arrays.fill(hardly, 0, 9_000, (byte) 'x');
        for (byte[] content :
                new byte[][] {random, hardly, text((int) FragmentCompressor.LEAST_BYTES - 1)}) {
            assertTrue(copies.ask(make(content)).isEmpty());
        }
        assertEquals(0, filesIn(zst));
    }

    @Test
    void makesACopyOfWhatShrinksByATenth() throws Exception {
        byte[] shrinks = random(100_000);
        Arrays.fill(shrinks, 0, 12_000, (byte) 'x');
        assertTrue(copies.ask(make(shrinks)).isPresent());
    }

    @Test
    void compressesNothingUnderAWrongName() throws Exception {
        Path file = Files.write(folder.resolve("file"), text(100_000));
        Slice slice = new Slice(file, 0, 100_000, FileStamp.of(file));
        Sha256 wrong = Sha256.of(new byte[] {1});

        assertThrows(FileChangedException.class, () -> copies.make(slice, wrong));
        assertFalse(copies.contains(wrong));
        assertEquals(0, filesIn(zst));
    }

    @Test
    void findsItsCopiesAgainAndRemovesWhatIsUnfinished() throws Exception {
        byte[] text = text(100_000);
        Sha256 name = make(text);
        Path copy = copies.ask(name).get().path();
        byte[] whole = Files.readAllBytes(copy);
        Path halfWritten = copy.resolveSibling(".12ab.tmp");
        Files.write(halfWritten, Arrays.copyOf(whole, whole.length / 2));

        copies = reopened();
        assertArrayEquals(text, decompressed(copies.ask(name).get(), text.length));
        assertFalse(Files.exists(halfWritten));
        assertEquals(1, filesIn(zst));
    }

    @Test
    void forgetsCopiesThatNobodyAskedForInTime() throws Exception {
        Sha256 asked = make(text(100_000));
        Sha256 unused = make(text(100_001));
        long before = copies.changes();
        nanos.addAndGet(HOUR.toNanos());
        copies.ask(asked);
        copies.sweep(HOUR);
        assertTrue(copies.contains(unused));
        assertEquals(before, copies.changes());

        nanos.addAndGet(1);
        copies.sweep(HOUR);
        assertFalse(copies.contains(unused));
        assertTrue(copies.contains(asked));
        assertTrue(copies.changes() > before);
        assertEquals(1, filesIn(zst));
    }

    @Test
    void wantsWhatItHasNotAndCouldHave() throws Exception {
        Sha256 there = make(text(100_000));
        Sha256 hopeless = make(random(100_000));
        Sha256 gone = Sha256.of(new byte[] {1});

        copies.want(there);
        copies.want(hopeless);
        copies.want(gone);
        assertEquals(Set.of(gone), copies.takeWanted());
        assertEquals(Set.of(), copies.takeWanted());
    }

    private CompressedCopies reopened() throws IOException {
        return CompressedCopies.open(zst, nanos::get);
    }

    private Sha256 make(byte[] content) throws IOException {
        Path file = Files.createTempFile(folder, "fragment", "");
        // Not the only bytes of the file: a fragment is a slice.
        byte[] padded = new byte[content.length + 20];
        System.arraycopy(content, 0, padded, 10, content.length);
        Files.write(file, padded);
        Sha256 name = Sha256.of(content);
        copies.make(new Slice(file, 10, content.length, FileStamp.of(file)), name);
        return name;
    }

    private static byte[] decompressed(Slice copy, int size) throws IOException {
        try (InputStream in = ZstdFrames.decompress(Files.newInputStream(copy.path()), size)) {
            return in.readAllBytes();
        }
    }

    private static long filesIn(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile).count();
        }
    }

    private static byte[] text(int length) {
        byte[] bytes = new byte[length];
        Random random = new Random(length);
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) ('a' + random.nextInt(4));
        }
        return bytes;
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
