package org.tributary.daemon.publish;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.shared.format.Manifest;
import org.tributary.shared.format.Sha256;

class FragmentStoreTest {
    private static final long FRAGMENT_SIZE = 1024;

    private static final Logger LOG = Logger.getLogger(FragmentStore.class.getName());

    @TempDir Path folder;
    private Path index;
    private final Map<String, KnownFile> files = new LinkedHashMap<>();

    @BeforeEach
    void chooseFiles() {
        index = folder.resolve("index");
        files.put("a.txt", file(1, 1000, Compressible.YES));
        files.put("sub/50% \n\u00fc #+ \ud83d\ude00", file(2, 5000, Compressible.NO));
        files.put("empty", file(3, 0, Compressible.UNKNOWN));
        files.put("exactly", file(4, 2048, Compressible.NO));
    }

    /// Thousands of damaged files would each be told of.
    @BeforeAll
    static void beQuiet() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void speakAgain() {
        LOG.setLevel(null);
    }

    @Test
    void remembersWhatItWasTold() throws Exception {
        writeAll();
        assertHoldsExactly(files.size());
    }

    @Test
    void knowsAFileOnlyInTheStateItWasReadIn() throws Exception {
        writeAll();
        try (FragmentStore store = FragmentStore.open(index)) {
            FileStatus status = files.get("a.txt").status();
            FileStamp stamp = status.stamp();
            assertTrue(store.find("a.txt", status, FRAGMENT_SIZE).isPresent());
            assertUnknown(store, "b.txt", status);
            assertUnknown(store, "a.txt", new FileStatus(status.kind(), stamp, 7));
            for (FileStamp other :
                    List.of(
                            new FileStamp(999, stamp.modifiedNanos(), stamp.inode()),
                            new FileStamp(stamp.size(), 7, stamp.inode()),
                            new FileStamp(stamp.size(), stamp.modifiedNanos(), 7))) {
                assertUnknown(
                        store,
                        "a.txt",
                        new FileStatus(status.kind(), other, status.changedNanos()));
            }
            assertFalse(store.find("a.txt", status, 2 * FRAGMENT_SIZE).isPresent());
        }
    }

    @Test
    void believesTheLastLineOfAName() throws Exception {
        writeAll();
        files.put("a.txt", file(9, 3000, Compressible.NO));
        try (FragmentStore store = FragmentStore.open(index)) {
            store.put("a.txt", files.get("a.txt"));
        }
        assertHoldsExactly(files.size());
    }

    @Test
    void losesOnlyTheLastLinesWhereverTheFileIsCut() throws Exception {
        writeAll();
        byte[] whole = Files.readAllBytes(index);
        List<Integer> lineEnds = new ArrayList<>();
        for (int i = 0; i < whole.length; i++) {
            if (whole[i] == '\n') {
                lineEnds.add(i);
            }
        }
        for (int length = 0; length <= whole.length; length++) {
            replaceIndex(Arrays.copyOf(whole, length));
            int cut = length;
            // A line is complete without its newline, too; the first one is the header.
            long complete = lineEnds.stream().filter(end -> end <= cut).count();
            assertHoldsExactly(Math.max(0, (int) complete - 1));
        }
    }

    @Test
    void appendsToWhatACutHasLeft() throws Exception {
        writeAll();
        byte[] whole = Files.readAllBytes(index);
        KnownFile added = file(8, 100, Compressible.NO);
        int headerLength = "tributary index 1\n".length();
        for (int length = 0;
                length <= whole.length;
                // Each byte matters in the header and at the end; elsewhere a few will do.
                length += length <= headerLength || length > whole.length - 5 ? 1 : 13) {
            replaceIndex(Arrays.copyOf(whole, length));
            try (FragmentStore store = FragmentStore.open(index)) {
                store.put("added", added);
            }
            try (FragmentStore store = FragmentStore.open(index)) {
                assertEquals(
                        Optional.of(added), store.find("added", added.status(), FRAGMENT_SIZE));
            }
        }
    }

    @Test
    void neverBelievesADamagedLine() throws Exception {
        writeAll();
        byte[] whole = Files.readAllBytes(index);
        int headerEnd = new String(whole, StandardCharsets.US_ASCII).indexOf('\n') + 1;
        for (int at = headerEnd; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 1;
            replaceIndex(damaged);
            try (FragmentStore store = FragmentStore.open(index)) {
                for (Map.Entry<String, KnownFile> file : files.entrySet()) {
                    FileStatus status = file.getValue().status();
                    store.find(file.getKey(), status, FRAGMENT_SIZE)
                            .ifPresent(known -> assertEquals(file.getValue(), known));
                }
            }
        }
    }

    @Test
    void passesOverALineThatSeveralProcessesHaveMixedUp() throws Exception {
        writeAll();
        Files.writeString(
                index, "0123 half a line of one that was killed", StandardOpenOption.APPEND);
        try (FragmentStore store = FragmentStore.open(index)) {
            files.put("later", file(11, 10, Compressible.NO));
            store.put("later", files.get("later"));
        }
        assertHoldsExactly(files.size());
    }

    @Test
    void setsAsideAnIndexOfAnotherVersionAndForeignFiles() throws Exception {
        for (String foreign :
                List.of("tributary index 2\nwhatever\n", "\u0000\u0001\u0002", "GIF89a")) {
            Files.writeString(index, foreign);
            try (FragmentStore store = FragmentStore.open(index)) {
                files.forEach(store::put);
            }
            assertHoldsExactly(files.size());
            assertEquals(foreign, Files.readString(folder.resolve("index.old")));
        }
    }

    @Test
    void leavesAnIndexOfAnotherVersionAloneBesideADaemon() throws Exception {
        String newer = "tributary index 2\nwhatever\n";
        Files.writeString(index, newer);
        try (FragmentStore store = FragmentStore.openBeside(index)) {
            files.forEach(store::put);
        }
        assertEquals(newer, Files.readString(index));
    }

    @Test
    void letsTwoAppendAtTheSameTime() throws Exception {
        try (FragmentStore daemon = FragmentStore.open(index);
                FragmentStore export = FragmentStore.openBeside(index)) {
            int turn = 0;
            for (Map.Entry<String, KnownFile> file : files.entrySet()) {
                FragmentStore store = turn++ % 2 == 0 ? daemon : export;
                store.put(file.getKey(), file.getValue());
                store.save();
            }
        }
        assertHoldsExactly(files.size());
    }

    @Test
    void forgetsWhatIsGoneWhenThatIsTheGreaterPart() throws Exception {
        writeAll();
        long small = Files.size(index);
        try (FragmentStore store = FragmentStore.open(index)) {
            for (int i = 0; i < 2000; i++) {
                store.put("gone " + i, file(20, 10, Compressible.NO));
            }
            store.save();
            store.compact(List.of());
            assertTrue(Files.size(index) > 10 * small);
            store.compact(files.keySet());
            assertEquals(small, Files.size(index));
            files.put("later", file(12, 10, Compressible.NO));
            store.put("later", files.get("later"));
        }
        assertHoldsExactly(files.size());
    }

    @Test
    void readsALineOfAHundredThousandFragments() throws Exception {
        files.put("huge", file(13, FRAGMENT_SIZE * Manifest.MAX_FRAGMENTS, Compressible.NO));
        writeAll();
        assertHoldsExactly(files.size());
    }

    /// A new file each time: to cut one down would be brought to the disk at once.
    private void replaceIndex(byte[] content) throws IOException {
        Files.deleteIfExists(index);
        Files.write(index, content);
    }

    private void writeAll() throws IOException {
        try (FragmentStore store = FragmentStore.open(index)) {
            files.forEach(store::put);
        }
    }

    /// The first `count` of the files are known, each as it was put, and the others are not.
    private void assertHoldsExactly(int count) throws IOException {
        byte[] before = Files.exists(index) ? Files.readAllBytes(index) : new byte[0];
        try (FragmentStore store = FragmentStore.openBeside(index)) {
            int number = 0;
            for (Map.Entry<String, KnownFile> file : files.entrySet()) {
                KnownFile expected = file.getValue();
                Optional<KnownFile> found =
                        store.find(
                                file.getKey(),
                                expected.status(),
                                expected.manifest().fragmentSize());
                assertEquals(
                        number++ < count ? Optional.of(expected) : Optional.empty(),
                        found,
                        file.getKey());
            }
        }
        if (before.length > 0) {
            byte[] after = Files.readAllBytes(index);
            assertArrayEquals(before, Arrays.copyOf(after, before.length));
        }
    }

    private static void assertUnknown(FragmentStore store, String name, FileStatus status) {
        assertEquals(Optional.empty(), store.find(name, status, FRAGMENT_SIZE));
    }

    private static KnownFile file(int seed, long size, Compressible compressible) {
        List<Sha256> fragments = new ArrayList<>();
        for (long i = 0; i < Manifest.fragmentCount(size, FRAGMENT_SIZE); i++) {
            fragments.add(new Sha256(seed, i, 3, -4));
        }
        Sha256 sha256 = new Sha256(seed, -1, -2, 0);
        if (size == 0) {
            sha256 = Sha256.OF_NOTHING;
        } else if (fragments.size() == 1) {
            sha256 = fragments.getFirst();
        }
        FileStamp stamp = new FileStamp(size, 1_767_225_600_123_456_789L + seed, 4711 + seed);
        FileStatus status =
                new FileStatus(FileStatus.Kind.FILE, stamp, 1_767_225_600_987_654_321L + seed);
        return new KnownFile(
                status, new Manifest(size, FRAGMENT_SIZE, fragments, sha256), compressible);
    }
}
