package org.tributary.daemon;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.tributary.daemon.publish.PublishSettings;
import org.tributary.daemon.serve.FaultSpec;
import org.tributary.daemon.serve.ServeSettings;
import org.tributary.shared.client.HttpSettings;
import org.tributary.shared.format.Metalink.Link;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.servers.Server;
import org.tributary.shared.transfer.Download;
import org.tributary.shared.transfer.DownloadEvent;
import org.tributary.shared.transfer.DownloadManager;
import org.tributary.shared.transfer.DownloadRequest;
import org.tributary.shared.transfer.DownloadRequest.Options;
import org.tributary.shared.transfer.DownloadRequest.Target;
import org.tributary.shared.transfer.DownloadRequest.Wanted;
import org.tributary.shared.transfer.DownloadResult;
import org.tributary.shared.transfer.ManagerSettings;

/// Real daemons and a real engine in one folder, for tests of how they work together.
final class Lab implements AutoCloseable {
    private static final long FRAGMENT = 64 << 10;

    private final Path folder;
    private final List<Daemon> daemons = new ArrayList<>();
    private final List<Server> others = new ArrayList<>();
    private final List<DownloadEvent> events = new CopyOnWriteArrayList<>();
    private long fragmentSize = FRAGMENT;
    private Optional<Sha256> wanted = Optional.empty();
    private boolean overwrite;

    /// Of the file offered next: long ago, or daemons would wait whether it still grows.
    private Instant modified = Instant.parse("2026-01-02T03:04:05Z");

    Lab(Path folder) {
        this.folder = folder;
    }

    /// Files are cut into fragments of so many bytes by the daemons started from now on.
    Lab fragmentSize(long bytes) {
        fragmentSize = bytes;
        return this;
    }

    /// What downloads started from now on must hash to.
    void want(Sha256 sha256) {
        wanted = Optional.of(sha256);
    }

    void overwrite() {
        overwrite = true;
    }

    /// Returns `size` bytes that do not compress, the same for the same seed.
    static byte[] bytes(int size, long seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /// Returns the upload directory of daemon `number`, from 1.
    Path uploads(int number) throws IOException {
        return Files.createDirectories(folder.resolve("uploads-" + number));
    }

    /// Puts a file into the upload directories of the first `count` daemons.
    void offer(String name, byte[] content, int count) throws IOException {
        for (int number = 1; number <= count; number++) {
            Path file = uploads(number).resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            Files.setLastModifiedTime(file, FileTime.from(modified));
        }
        modified = modified.plusSeconds(1);
    }

    /// Starts the next daemon.
    ///
    /// @param faults as after `--fault`; empty for none
    Daemon daemon(String faults) throws IOException, InterruptedException {
        Daemon daemon = start(daemons.size() + 1, faults, 0);
        daemons.add(daemon);
        return daemon;
    }

    /// Ends a daemon and starts it again, at its port and with other faults.
    void restart(Daemon daemon, String faults) throws IOException, InterruptedException {
        int index = daemons.indexOf(daemon);
        daemon.close();
        daemons.set(index, start(index + 1, faults, daemon.port()));
    }

    private Daemon start(int number, String faults, int port)
            throws IOException, InterruptedException {
        PublishSettings publish =
                new PublishSettings(
                        uploads(number),
                        folder.resolve("daemon-state-" + number),
                        OptionalLong.of(fragmentSize),
                        true,
                        PublishSettings.USUAL_CACHE_EXPIRY);
        ServeSettings usual = ServeSettings.usual();
        ServeSettings serve =
                new ServeSettings(
                        usual.maxTransfers(),
                        usual.maxConnections(),
                        usual.bytesPerSecond(),
                        faults.isEmpty() ? FaultSpec.NONE : FaultSpec.parse(faults));
        Daemon daemon =
                Daemon.start(
                        DaemonConfig.onLoopback(uploads(number), publish.state())
                                .with(publish)
                                .with(serve)
                                .onPort(port));
        daemon.awaitReady();
        return daemon;
    }

    /// Returns how many bytes of bodies a daemon says it has sent.
    static long sentBytes(Daemon daemon) throws IOException {
        return metric(daemon, "tributary_sent_bytes_total");
    }

    /// Returns the value of one of a daemon's metrics that has no labels.
    static long metric(Daemon daemon, String name) throws IOException {
        String start = name + " ";
        try (InputStream in = URI.create(daemon.url() + "/metrics").toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(start))
                    .mapToLong(line -> Long.parseLong(line.substring(start.length())))
                    .findFirst()
                    .orElseThrow();
        }
    }

    Daemon first() {
        return daemons.getFirst();
    }

    static String id(Daemon daemon) {
        return "127.0.0.1:" + daemon.port();
    }

    /// Starts a client as a new process would: it knows only what is on disk.
    DownloadManager manager() throws IOException {
        return DownloadManager.open(
                new ManagerSettings(folder.resolve("state"), HttpSettings.DEFAULT));
    }

    Path target() {
        return folder.resolve("downloads").resolve("file");
    }

    /// Adds a server that is no daemon to the servers list.
    void alsoAsk(String id) {
        others.add(server(id));
    }

    private static Server server(String id) {
        return Server.at(id, URI.create("http://" + id + "/"));
    }

    /// Starts a download of a file that the servers offer under `path`.
    Download start(DownloadManager manager, String path, Consumer<DownloadEvent> listener) {
        List<Server> servers = new ArrayList<>(others);
        daemons.forEach(daemon -> servers.add(server(id(daemon))));
        return start(manager, new Wanted.Named(path), servers, listener);
    }

    private Download start(
            DownloadManager manager,
            Wanted what,
            List<Server> servers,
            Consumer<DownloadEvent> listener) {
        DownloadRequest request =
                new DownloadRequest(
                        what,
                        servers,
                        new Target.File(target()),
                        wanted,
                        Options.DEFAULT.withOverwrite(overwrite));
        return manager.start(
                request,
                event -> {
                    events.add(event);
                    listener.accept(event);
                });
    }

    /// Downloads a file with a client of its own and returns how that ended.
    DownloadResult get(String path) throws Exception {
        return get(path, _ -> {});
    }

    /// @param listener told what happens on the way
    DownloadResult get(String path, Consumer<DownloadEvent> listener) throws Exception {
        try (DownloadManager manager = manager()) {
            return await(start(manager, path, listener));
        }
    }

    /// Downloads what any web server has at a link, without a servers list.
    DownloadResult get(URI link, Consumer<DownloadEvent> listener) throws Exception {
        try (DownloadManager manager = manager()) {
            Wanted linked = new Wanted.Linked(List.of(new Link(link, 1)));
            return await(start(manager, linked, List.of(), listener));
        }
    }

    static DownloadResult await(Download download) throws Exception {
        // Gigabytes on a busy machine take more than a minute; this only ends what hangs.
        return download.result().get(10, TimeUnit.MINUTES);
    }

    /// Returns what happened of one kind, in all downloads so far.
    <T extends DownloadEvent> List<T> events(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    byte[] downloaded() {
        try {
            return Files.readAllBytes(target());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns the names in the target's folder.
    List<String> downloads() throws IOException {
        try (var files = Files.list(target().getParent())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Override
    public void close() {
        daemons.forEach(Daemon::close);
    }
}
