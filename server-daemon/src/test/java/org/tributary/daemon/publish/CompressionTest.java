package org.tributary.daemon.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.shared.format.Sha256;

/// How compressed copies come into the catalog and leave it.
class CompressionTest {
    private static final int TEXT_SIZE = 300_000;

    @TempDir Path folder;
    private Path uploads;

    @BeforeEach
    void makeUploads() throws IOException {
        uploads = Files.createDirectory(folder.resolve("uploads"));
        Files.writeString(uploads.resolve("text"), "0123456789".repeat(TEXT_SIZE / 10));
        byte[] random = new byte[TEXT_SIZE];
        new Random(1).nextBytes(random);
        Files.write(uploads.resolve("random"), random);
    }

    @Test
    void listsTheCompressedFragmentsOfATextOnceTheyAreMade() throws Exception {
        try (RunningPublisher running = start(true, Duration.ofHours(1))) {
            running.ready();
            Publication publication =
                    running.await(offered -> zst(offered, "text").equals("[[0, 4]]"));
            assertEquals("[]", zst(publication, "random"));
            for (Sha256 fragment : publication.fileByPath("text").get().manifest().fragments()) {
                assertTrue(publication.zstFragment(fragment).isPresent());
            }
        }
        try (RunningPublisher running = start(true, Duration.ofHours(1))) {
            assertEquals("[[0, 4]]", zst(running.ready(), "text"));
            assertEquals(0, running.publisher().indexedBytes());
        }
    }

    @Test
    void compressesNothingWhenToldSo() throws Exception {
        try (RunningPublisher running = start(false, Duration.ofHours(1))) {
            Publication publication = running.ready();
            assertEquals("[]", zst(publication, "text"));
            Sha256 fragment = publication.fileByPath("text").get().manifest().fragments().get(0);
            publication.fragment(fragment);
            assertTrue(publication.zstFragment(fragment).isEmpty());
        }
        assertTrue(Files.notExists(folder.resolve("state/zst")));
        // Later it may: whoever asks for the raw fragment gets the copies made.
        try (RunningPublisher running = start(true, Duration.ofHours(1))) {
            Publication publication = running.ready();
            assertEquals("[]", zst(publication, "text"));
            publication.fragment(
                    publication.fileByPath("text").get().manifest().fragments().get(0));
            running.await(offered -> zst(offered, "text").equals("[[0, 4]]"));
        }
    }

    @Test
    void makesExpiredCopiesAgainWhenTheFragmentIsAskedFor() throws Exception {
        try (RunningPublisher running = start(true, Duration.ofHours(1))) {
            running.ready();
            running.await(offered -> zst(offered, "text").equals("[[0, 4]]"));
        }
        try (RunningPublisher running = start(true, Duration.ZERO)) {
            Publication publication = running.await(offered -> zst(offered, "text").equals("[]"));
            publication.fragment(
                    publication.fileByPath("text").get().manifest().fragments().get(0));
            running.await(offered -> !zst(offered, "text").equals("[]"));
        }
    }

    @Test
    void doesNotServeTheCopyOfAFileThatIsGone() throws Exception {
        try (RunningPublisher running = start(true, Duration.ofHours(1))) {
            running.ready();
            Publication publication =
                    running.await(offered -> zst(offered, "text").equals("[[0, 4]]"));
            Sha256 fragment = publication.fileByPath("text").get().manifest().fragments().get(0);
            Files.delete(uploads.resolve("text"));
            assertTrue(running.awaitPaths("random").zstFragment(fragment).isEmpty());
        }
    }

    private RunningPublisher start(boolean compress, Duration expiry) throws IOException {
        return RunningPublisher.start(
                new PublishSettings(
                        uploads,
                        folder.resolve("state"),
                        OptionalLong.of(65_536),
                        compress,
                        expiry));
    }

    private static String zst(Publication publication, String path) {
        return publication.fileByPath(path).map(file -> file.entry().zst().toString()).orElse("");
    }
}
