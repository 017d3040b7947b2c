package org.tributary.daemon;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.shared.format.CatalogEntry;
import org.tributary.shared.format.Manifest;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.format.WireJson;
import org.tributary.shared.format.WirePaths;
import org.tributary.shared.io.ZstdFrames;

/// A daemon that is ended while it works on its files, and its successor.
@Timeout(300)
class CrashTest {
    /// Far more than can be read before the daemon is ended; takes no room.
    private static final long ENDLESS = 64L << 30;

    /// Of the file offered last: long ago, or daemons would wait whether it still grows.
    private Instant modified = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir private Path folder;
    private Path uploads;
    private Path state;
    private Process process;

    @BeforeEach
    void makeFolders() throws IOException {
        uploads = Files.createDirectory(folder.resolve("uploads"));
        state = Files.createDirectory(folder.resolve("state"));
    }

    @AfterEach
    void endProcess() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no signals")
    void terminatedWhileFragmentingItEndsWith0AndRemembersWhatIsDone() throws Exception {
        offer("small", Lab.bytes(9_000_000, 1));
        offerEndless();
        startUntil(state, () -> linesOf(state.resolve("index")) > 1);
        process.toHandle().destroy();
        assertEquals(0, process.waitFor());

        Files.delete(uploads.resolve("endless"));
        try (Daemon daemon = startDaemon()) {
            assertEquals(1, assertOffersWhatIsThere(daemon).size());
            assertEquals(0, Lab.metric(daemon, "tributary_indexed_bytes_total"));
        }
    }

    @Test
    void killedWhileCompressingItsSuccessorSendsNothingWrong() throws Exception {
        byte[] text = Lab.bytes(80_000_000, 1);
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) ('a' + (text[i] & 15));
        }
        offer("text", text);
        Path copies = Files.createDirectory(state.resolve("zst"));
        startUntil(copies, () -> filesIn(copies) > 1);
        kill();

        try (Daemon daemon = startDaemon()) {
            assertFalse(assertOffersWhatIsThere(daemon).getFirst().zst().isEmpty());
        }
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    /// Starts a daemon in a process of its own and waits for the condition, looking at it whenever
    /// something in `watched` has changed.
    private void startUntil(Path watched, Condition condition) throws Exception {
        try (WatchService changes = watched.getFileSystem().newWatchService()) {
            watched.register(
                    changes,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY);
            process =
                    Program.builder(
                                    "0",
                                    "--bind",
                                    "127.0.0.1",
                                    "--uploads",
                                    uploads.toString(),
                                    "--state",
                                    state.toString())
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            while (!condition.holds()) {
                WatchKey key = changes.poll(120, TimeUnit.SECONDS);
                assertNotNull(key, "the daemon does nothing");
                key.pollEvents();
                key.reset();
            }
        }
    }

    private void kill() {
        process.destroyForcibly().onExit().join();
    }

    private Daemon startDaemon() throws IOException, InterruptedException {
        Daemon daemon = Daemon.start(DaemonConfig.onLoopback(uploads, state));
        daemon.awaitReady();
        return daemon;
    }

    /// Compares everything that a daemon offers with the files themselves.
    private List<CatalogEntry> assertOffersWhatIsThere(Daemon daemon) throws IOException {
        List<CatalogEntry> entries = WireJson.readCatalog(get(daemon, WirePaths.CATALOG)).files();
        for (CatalogEntry entry : entries) {
            byte[] content = Files.readAllBytes(uploads.resolve(entry.path()));
            assertEquals(Sha256.of(content), entry.sha256(), entry.path());
            assertEquals(content.length, entry.size(), entry.path());
            Manifest manifest =
                    WireJson.readManifest(get(daemon, WirePaths.manifest(entry.root())));
            assertEquals(entry.root(), manifest.root());
            for (int i = 0; i < manifest.fragments().size(); i++) {
                int start = Math.toIntExact(i * manifest.fragmentSize());
                int end = (int) Math.min(start + manifest.fragmentSize(), content.length);
                byte[] expected = Arrays.copyOfRange(content, start, end);
                Sha256 name = manifest.fragments().get(i);
                assertArrayEquals(expected, get(daemon, WirePaths.fragment(name)));
                if (entry.zst().contains(i)) {
                    byte[] frame = get(daemon, WirePaths.zstFragment(name));
                    assertArrayEquals(expected, unpacked(frame, expected.length));
                }
            }
        }
        return entries;
    }

    private static byte[] unpacked(byte[] frame, int length) throws IOException {
        try (InputStream in = ZstdFrames.decompress(new ByteArrayInputStream(frame), length)) {
            return in.readAllBytes();
        }
    }

    private static byte[] get(Daemon daemon, String path) throws IOException {
        try (InputStream in = URI.create(daemon.url() + path).toURL().openStream()) {
            return in.readAllBytes();
        }
    }

    private void offer(String name, byte[] content) throws IOException {
        Path file = Files.write(uploads.resolve(name), content);
        modified = modified.plusSeconds(1);
        Files.setLastModifiedTime(file, FileTime.from(modified));
    }

    private void offerEndless() throws IOException {
        Set<OpenOption> sparse =
                Set.of(
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.SPARSE,
                        StandardOpenOption.WRITE);
        try (FileChannel endless = FileChannel.open(uploads.resolve("endless"), sparse)) {
            endless.write(ByteBuffer.allocate(1), ENDLESS - 1);
        }
    }

    private static long linesOf(Path file) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        }
    }

    private static long filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }
}
