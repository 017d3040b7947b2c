package org.tributary.daemon.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.shared.format.Sha256;

/// A daemon that is killed while it fragments, as a process of its own.
class KilledDaemonTest {
    private static final int SMALL_FILES = 1500;
    private static final int BIG_FILES = 6;
    private static final int BIG_SIZE = 16 << 20;
    private static final long FRAGMENT_SIZE = 64 << 10;

    @TempDir Path folder;
    private Path uploads;
    private Path state;

    @BeforeEach
    void makeUploads() throws IOException {
        uploads = Files.createDirectory(folder.resolve("uploads"));
        state = folder.resolve("state");
        for (int i = 0; i < SMALL_FILES; i++) {
            write("small-" + i, 100 + i, i);
        }
        for (int i = 0; i < BIG_FILES; i++) {
            write("big-" + i, BIG_SIZE + i, -i);
        }
    }

    @Test
    void neverOffersAWrongManifestAfterwards() throws Exception {
        Path index = StateFolder.index(state);
        for (long indexBytes : new long[] {1, 50_000, 150_000}) {
            Process daemon = start();
            try {
                long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
                while (!Files.exists(index) || Files.size(index) < indexBytes) {
                    // As a pause: it ends early only if the daemon does.
                    assertTrue(!daemon.waitFor(1, TimeUnit.MILLISECONDS), this::errors);
                    assertTrue(System.nanoTime() < end, this::errors);
                }
            } finally {
                daemon.destroyForcibly().waitFor();
            }
            // What was read before is another file now.
            write("small-0", 100, indexBytes);
            write("big-0", BIG_SIZE, indexBytes);
        }
        PublishSettings settings =
                new PublishSettings(
                        uploads,
                        state,
                        OptionalLong.of(FRAGMENT_SIZE),
                        true,
                        PublishSettings.USUAL_CACHE_EXPIRY);
        try (RunningPublisher running = RunningPublisher.start(settings)) {
            Publication publication = running.ready();
            assertEquals(SMALL_FILES + BIG_FILES, publication.fileCount());
            for (var entry : publication.catalog().files()) {
                assertTrue(isTrue(publication.fileByPath(entry.path()).get()), entry.path());
            }
            assertTrue(running.publisher().indexedBytes() < publication.totalBytes());
        }
    }

    private boolean isTrue(OfferedFile file) throws IOException {
        byte[] content = Files.readAllBytes(uploads.resolve(file.path()));
        List<Sha256> fragments = file.manifest().fragments();
        boolean isTrue = file.size() == content.length && file.sha256().equals(Sha256.of(content));
        for (int i = 0; i < fragments.size(); i++) {
            int start = (int) (i * FRAGMENT_SIZE);
            int end = (int) Math.min(content.length, start + FRAGMENT_SIZE);
            byte[] fragment = Arrays.copyOfRange(content, start, end);
            isTrue &= fragments.get(i).equals(Sha256.of(fragment));
        }
        return isTrue;
    }

    private Process start() throws IOException {
        String classes =
                System.getProperty("jdk.module.path", "")
                        + File.pathSeparator
                        + System.getProperty("java.class.path");
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classes,
                        "org.tributary.daemon.Main",
                        "0",
                        "--bind",
                        "127.0.0.1",
                        "--uploads",
                        uploads.toString(),
                        "--state",
                        state.toString(),
                        "--fragment-size",
                        Long.toString(FRAGMENT_SIZE))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(folder.resolve("stderr").toFile())
                .start();
    }

    private String errors() {
        try {
            return Files.readString(folder.resolve("stderr"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private void write(String name, int size, long seed) throws IOException {
        byte[] content = new byte[size];
        new Random(seed).nextBytes(content);
        Files.write(uploads.resolve(name), content);
    }
}
