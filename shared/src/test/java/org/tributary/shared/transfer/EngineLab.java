package org.tributary.shared.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.tributary.shared.client.ApacheTransport;
import org.tributary.shared.client.FakeServer;
import org.tributary.shared.client.HttpSettings;
import org.tributary.shared.client.Timeouts;
import org.tributary.shared.client.TlsIdentity;
import org.tributary.shared.format.Metalink.Link;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.servers.Server;
import org.tributary.shared.transfer.DownloadRequest.Options;
import org.tributary.shared.transfer.DownloadRequest.Target;
import org.tributary.shared.transfer.DownloadRequest.Wanted;
import org.tributary.shared.transfer.DownloadResult.Done;
import org.tributary.shared.transfer.DownloadResult.Failed;
import org.tributary.shared.transfer.DownloadResult.Kind;

/// Fake servers and a real engine in one folder. After every download it checks what must hold
/// whatever happens: no wrong byte under the final name, no file where none belongs, and no remote
/// text that could harm in any message.
final class EngineLab implements AutoCloseable {
    /// So patient that a busy machine passes, so impatient that tests are quick.
    private static final Timeouts TIMEOUTS =
            new Timeouts(Duration.ofMillis(1500), Duration.ofMillis(1500));

    private static final int MOST_SECONDS = 120;

    private final Path folder;
    private final List<FakeServer> fakes = new ArrayList<>();
    private final List<DownloadEvent> events = new CopyOnWriteArrayList<>();
    private byte[] right;
    private Optional<Sha256> wanted = Optional.empty();
    private Options options = Options.DEFAULT;

    /// @param right what every download must come to
    EngineLab(Path folder, byte[] right) throws IOException {
        this.folder = folder;
        this.right = right;
        Files.createDirectories(target().getParent());
        Files.writeString(bystander(), "mine");
    }

    void right(byte[] other) {
        right = other;
    }

    void want(Sha256 sha256) {
        wanted = Optional.of(sha256);
    }

    void options(Options other) {
        options = other;
    }

    Path target() {
        return folder.resolve("downloads").resolve("target");
    }

    Path part() {
        return target().resolveSibling("target.part");
    }

    Path log() {
        return target().resolveSibling("target.part.log");
    }

    private Path bystander() {
        return target().resolveSibling("bystander");
    }

    Path state() {
        return folder.resolve("state");
    }

    /// Starts a server that speaks TLS.
    FakeServer serve(FakeServer.Handler handler, TlsIdentity identity) throws IOException {
        FakeServer server = FakeServer.start(handler, identity);
        fakes.add(server);
        return server;
    }

    FakeServer serve(FakeServer.Handler handler) throws IOException {
        FakeServer server = FakeServer.start(handler);
        fakes.add(server);
        return server;
    }

    /// Starts an engine as a new process would: it knows only what is on disk.
    DownloadManager manager() throws IOException {
        return manager(HttpSettings.DEFAULT);
    }

    DownloadManager manager(HttpSettings http) throws IOException {
        return DownloadManager.open(state(), new ApacheTransport(http, TIMEOUTS));
    }

    /// Returns a request for [FakeOffer#NAME] to all servers so far.
    DownloadRequest named() {
        List<Server> servers = fakes.stream().map(FakeServer::server).toList();
        return request(new Wanted.Named(FakeOffer.NAME), servers);
    }

    DownloadRequest linked(URI... links) {
        return request(
                new Wanted.Linked(Stream.of(links).map(link -> new Link(link, 1)).toList()),
                List.of());
    }

    DownloadRequest request(Wanted what, List<Server> servers) {
        return new DownloadRequest(what, servers, new Target.File(target()), wanted, options);
    }

    Download start(
            DownloadManager manager, DownloadRequest request, Consumer<DownloadEvent> listener) {
        return manager.start(
                request,
                event -> {
                    events.add(event);
                    listener.accept(event);
                });
    }

    /// Downloads with an engine of its own.
    DownloadResult get(DownloadRequest request) throws Exception {
        return get(request, (_, _) -> {});
    }

    /// @param listener told what happens, with the download to act on
    DownloadResult get(DownloadRequest request, Listener listener) throws Exception {
        try (DownloadManager manager = manager()) {
            return get(manager, request, listener);
        }
    }

    DownloadResult get(DownloadManager manager, DownloadRequest request, Listener listener)
            throws Exception {
        Download[] download = new Download[1];
        synchronized (download) {
            download[0] =
                    start(
                            manager,
                            request,
                            event -> {
                                synchronized (download) {
                                    listener.happened(event, download[0]);
                                }
                            });
        }
        DownloadResult result = await(download[0]);
        check(result);
        return result;
    }

    /// Told what happens in a download.
    @FunctionalInterface
    interface Listener {
        void happened(DownloadEvent event, Download download);
    }

    /// Waits at a server, for less than what makes a stall.
    static void await(CountDownLatch latch) {
        try {
            latch.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static DownloadResult await(Download download) throws Exception {
        return download.result().get(MOST_SECONDS, TimeUnit.SECONDS);
    }

    Done done(DownloadRequest request) throws Exception {
        DownloadResult result = get(request);
        return assertInstanceOf(Done.class, result, result::toString);
    }

    Failed failed(Kind kind, DownloadRequest request) throws Exception {
        DownloadResult result = get(request);
        Failed failed = assertInstanceOf(Failed.class, result, result::toString);
        assertEquals(kind, failed.kind(), failed.sentence());
        return failed;
    }

    /// Checks what must hold whatever happened.
    void check(DownloadResult result) throws IOException {
        if (Files.exists(target())) {
            assertArrayEquals(right, Files.readAllBytes(target()), result.toString());
        }
        List<String> allowed =
                result instanceof Done
                        ? List.of("bystander", "target")
                        : List.of("bystander", "target", "target.part", "target.part.log");
        for (String name : names()) {
            assertTrue(
                    allowed.contains(name) || name.startsWith("target.part.log.bad-"),
                    name + " after " + result);
        }
        assertEquals("mine", Files.readString(bystander()));
        if (result instanceof Done done) {
            assertEquals(Sha256.of(right), done.sha256());
            assertEquals(right.length, done.size());
            // Of what an earlier run left without a log nobody knows who sent it.
            long sent = done.bytesByServer().values().stream().mapToLong(bytes -> bytes).sum();
            assertTrue(sent <= right.length, done.toString());
        }
        checkText(result.toString());
        for (DownloadEvent event : events) {
            if (!(event instanceof DownloadEvent.Progress)) {
                checkText(event.toString());
            }
        }
    }

    private static void checkText(String text) {
        assertTrue(
                text.codePoints().noneMatch(c -> Character.isISOControl(c) || c == 0x202E),
                () -> "control characters in " + text);
        for (String technical : List.of("Exception", "java.", "org.", "\tat ")) {
            assertFalse(text.contains(technical), () -> technical + " in " + text);
        }
    }

    /// Returns the names in the target's folder.
    List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(target().getParent())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /// Returns what happened of one kind, in all downloads so far.
    <T extends DownloadEvent> List<T> events(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    void forgetEvents() {
        events.clear();
    }

    @Override
    public void close() throws IOException {
        for (FakeServer fake : fakes) {
            fake.close();
        }
    }
}
