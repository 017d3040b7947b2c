package org.tributary.shared.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
    @TempDir private Path folder;

    @Test
    void replacesTheContentAndLeavesNothingElse() throws Exception {
        Path file = folder.resolve("state.json");
        AtomicFiles.write(file, new byte[] {1, 2, 3});
        AtomicFiles.write(file, new byte[] {4});
        assertArrayEquals(new byte[] {4}, Files.readAllBytes(file));
        assertEquals(List.of("state.json"), names());
    }

    @Test
    void keepsTheOldContentWhenWritingFails() throws Exception {
        Path file = folder.resolve("state.json");
        AtomicFiles.write(file, new byte[] {1});
        assertThrows(
                IOException.class,
                () ->
                        AtomicFiles.write(
                                file,
                                out -> {
                                    out.write(new byte[100_000]);
                                    throw new IOException("disk full");
                                }));
        assertArrayEquals(new byte[] {1}, Files.readAllBytes(file));
        assertEquals(List.of("state.json"), names());
    }

    @Test
    void writesAFileWithTheLongestName() throws Exception {
        Path file = folder.resolve("x".repeat(255));
        AtomicFiles.write(file, new byte[] {1});
        assertArrayEquals(new byte[] {1}, Files.readAllBytes(file));
    }

    @Test
    void replacesALinkAndNotWhatItPointsTo() throws Exception {
        Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), elsewhere);
        AtomicFiles.write(link, new byte[] {1});
        assertEquals("old", Files.readString(elsewhere));
        assertArrayEquals(new byte[] {1}, Files.readAllBytes(link));
    }

    @Test
    void readsNothingWhereNoFileIs() throws Exception {
        assertEquals(Optional.empty(), AtomicFiles.read(folder.resolve("none")));
    }

    @Test
    void losesNoUpdateOfSeveralThreads() throws Exception {
        Path file = folder.resolve("counter");
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            threads.add(Thread.ofVirtual().start(() -> increment(file, 5)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals("40", Files.readString(file));
        assertEquals(List.of("counter", "counter.lock"), names());
    }

    private static void increment(Path file, int times) {
        for (int i = 0; i < times; i++) {
            try {
                AtomicFiles.update(
                        file,
                        before -> {
                            int old = Integer.parseInt(before.map(String::new).orElse("0"));
                            return Integer.toString(old + 1).getBytes();
                        });
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
