package org.tributary.shared.transfer;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.shared.client.ApacheTransport;
import org.tributary.shared.client.ChangingTransport;
import org.tributary.shared.client.HttpSettings;
import org.tributary.shared.client.HttpTransport;
import org.tributary.shared.servers.Discovery;
import org.tributary.shared.servers.QuarantineFile;
import org.tributary.shared.servers.WrongData;

/// Runs downloads. Thread-safe.
///
/// One thread, the engine, owns the state of all downloads and servers and handles one event after
/// the other; requests, hashing and the disk have threads of their own, and all of them only
/// post events.
public final class DownloadManager implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DownloadManager.class);
    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration CLOSING = Duration.ofSeconds(10);

    private final EngineLoop loop = new EngineLoop(this::crash);
    private final ChangingTransport transport;
    private final Discovery discovery;
    private final Function<HttpSettings, HttpTransport> transports;

    /// What downloads with settings of their own work with, also where these are the settings of all
    /// others; guarded by itself.
    private final Map<HttpSettings, Engine> engines = new HashMap<>();

    /// How all others make their requests; empty as long as only their transport is known. Guarded by
    /// the engines.
    private Optional<HttpSettings> current = Optional.empty();

    private final ServerPool servers = new ServerPool(ThreadLocalRandom.current());
    private final RateLimit rateLimit = new RateLimit();
    private final QuarantineFile quarantine;
    private final ExecutorService workers =
            Executors.newCachedThreadPool(
                    Thread.ofPlatform().name("tributary-worker-", 1).daemon().factory());
    private final ExecutorService hashers;

    /// Writes down what is to be remembered; a program that ends at once waits for it.
    private final ExecutorService memory = Executors.newVirtualThreadPerTaskExecutor();

    private final Engine engine;
    private final AtomicBoolean closed = new AtomicBoolean();

    /// Downloads without a result; touched by the engine thread alone.
    private final Set<DownloadTask> running = new LinkedHashSet<>();

    /// Present while anything runs, so that an idle manager costs nothing; touched by the engine
    /// thread alone.
    private Optional<ScheduledFuture<?>> ticking = Optional.empty();

    /// What every server did when it was looked at last.
    private volatile List<ServerStatus> statuses = List.of();

    private DownloadManager(
            Path stateFolder, HttpTransport first, Function<HttpSettings, HttpTransport> transports)
            throws IOException {
        this.transports = transports;
        Files.createDirectories(stateFolder);
        quarantine = QuarantineFile.in(stateFolder);
        quarantine.load().values().forEach(servers::quarantine);
        transport = new ChangingTransport(first);
        discovery = new Discovery(transport);
        hashers =
                Executors.newFixedThreadPool(
                        Runtime.getRuntime().availableProcessors(),
                        Thread.ofPlatform().name("tributary-hasher-", 1).daemon().factory());
        engine =
                new Engine(
                        loop,
                        transport,
                        discovery,
                        servers,
                        rateLimit,
                        workers,
                        hashers,
                        this::quarantine);
        statuses = servers.statuses();
    }

    /// Starts a manager; what it learned of servers before is in the settings' state folder.
    ///
    /// @throws IOException with a sentence when the state folder cannot be used
    public static DownloadManager open(ManagerSettings settings) throws IOException {
        DownloadManager manager =
                open(settings.stateFolder(), new ApacheTransport(settings.http()));
        synchronized (manager.engines) {
            manager.current = Optional.of(settings.http());
        }
        return manager;
    }

    /// Starts a manager whose requests go over `transport`, which it closes.
    static DownloadManager open(Path stateFolder, HttpTransport transport) throws IOException {
        return open(stateFolder, transport, ApacheTransport::new);
    }

    /// @param transports makes what downloads with settings of their own send their requests over
    static DownloadManager open(
            Path stateFolder,
            HttpTransport transport,
            Function<HttpSettings, HttpTransport> transports)
            throws IOException {
        return new DownloadManager(stateFolder, transport, transports);
    }

    /// Starts a download. Once the manager is closed, it is paused before it began.
    ///
    /// @param listener told what happens, on the engine thread; it must not block
    public Download start(DownloadRequest request, Consumer<DownloadEvent> listener) {
        DownloadTask task =
                new DownloadTask(engine(request), request, guarded(listener), this::ended);
        if (closed.get()) {
            task.pause();
            return task.download();
        }
        loop.post(() -> {
            if (closed.get()) {
                task.pause();
                return;
            }
            running.add(task);
            if (ticking.isEmpty()) {
                ticking = Optional.of(loop.postEvery(TICK, this::tick));
            }
            task.start();
        });
        return task.download();
    }

    private Engine engine(DownloadRequest request) {
        Optional<HttpSettings> own = request.options().http();
        if (own.isEmpty()) {
            return engine;
        }
        synchronized (engines) {
            return closed.get() ? engine : engines.computeIfAbsent(own.get(), this::newEngine);
        }
    }

    private Engine newEngine(HttpSettings settings) {
        HttpTransport other = transports.apply(settings);
        return engine.over(other, new Discovery(other));
    }

    /// Who listens must not be able to stop the engine.
    private static Consumer<DownloadEvent> guarded(Consumer<DownloadEvent> listener) {
        return event -> {
            try {
                listener.accept(event);
            } catch (RuntimeException e) {
                LOG.error("a listener failed on {}", event, e);
            }
        };
    }

    private void ended(DownloadTask task) {
        running.remove(task);
        if (running.isEmpty()) {
            ticking.ifPresent(ticks -> ticks.cancel(false));
            ticking = Optional.empty();
        }
        lookAtServers();
    }

    private void lookAtServers() {
        statuses = servers.statuses();
    }

    /// The engine's state may be anything now: ends every download rather than letting them hang.
    private void crash(Throwable fault) {
        List.copyOf(running).forEach(task -> task.crash(fault));
    }

    private void tick() {
        long nanos = System.nanoTime();
        servers.sample(nanos);
        for (DownloadTask task : List.copyOf(running)) {
            task.tick(nanos);
        }
        lookAtServers();
    }

    private void quarantine(WrongData evidence) {
        if (servers.isQuarantined(evidence.server())) {
            return;
        }
        LOG.warn("quarantined {}: {}", evidence.server(), evidence);
        servers.quarantine(evidence);
        memory.execute(() -> remember(evidence));
        for (DownloadTask task : List.copyOf(running)) {
            task.quarantined(evidence);
        }
        lookAtServers();
    }

    private void remember(WrongData evidence) {
        try {
            synchronized (quarantine) {
                if (servers.isQuarantined(evidence.server())) {
                    quarantine.add(evidence);
                }
            }
        } catch (IOException e) {
            LOG.error("cannot remember that {} sent wrong data", evidence.server(), e);
        }
    }

    /// From now on all requests are made in another way, but for those of downloads that have a way of
    /// their own; what is under way ends as it began. Any thread.
    public void use(HttpSettings http) {
        synchronized (engines) {
            boolean isNow = current.filter(http::equals).isPresent();
            if (isNow || closed.get()) {
                return;
            }
            transport.change(transports.apply(http));
            current = Optional.of(http);
        }
    }

    /// Returns what asks servers for their catalogs.
    public Discovery discovery() {
        return discovery;
    }

    /// Asks the server of a link what is there, without downloading it. Blocks for the network; any
    /// thread.
    ///
    /// @param link must lead to a web server
    ///     ([org.tributary.shared.format.WebLink#isUsable(URI)])
    /// @param http how to ask, in place of the manager's settings
    public LinkAnswer look(URI link, Optional<HttpSettings> http) {
        if (http.isEmpty()) {
            return new LinkLook(transport).at(link);
        }
        try (HttpTransport other = transports.apply(http.get())) {
            return new LinkLook(other).at(link);
        }
    }

    /// Returns what every server known here did when it was looked at last: ten times a second while
    /// anything runs, and whenever one of the methods below changes something.
    public List<ServerStatus> servers() {
        return statuses;
    }

    /// Returns the evidence against each server that sent wrong data and is not used, by
    /// [org.tributary.shared.servers.Server#id()].
    public Map<String, WrongData> quarantined() {
        return servers.quarantined();
    }

    /// Uses a server no more, or again. What it is being asked for goes to others at once. It need
    /// not be known yet.
    ///
    /// @param server its [org.tributary.shared.servers.Server#id()]
    public void switchOff(String server, boolean off) {
        loop.post(() -> {
            if (servers.isSwitchedOff(server) == off) {
                return;
            }
            servers.switchOff(server, off);
            List.copyOf(running).forEach(task -> task.switched(server, off));
            lookAtServers();
        });
    }

    /// Ends the quarantine of a server, for good; downloads that run may use it at once. Blocks for
    /// the disk.
    ///
    /// @param server its [org.tributary.shared.servers.Server#id()]
    /// @throws IOException with a sentence when it cannot be written down; then nothing changes
    public void trust(String server) throws IOException {
        synchronized (quarantine) {
            quarantine.trust(server);
            servers.forgive(server);
        }
        loop.post(() -> {
            servers.trust(server);
            List.copyOf(running).forEach(task -> task.trusted(server));
            lookAtServers();
        });
    }

    /// Asks a server at once that is left alone because it was busy or did not answer.
    ///
    /// @param server its [org.tributary.shared.servers.Server#id()]
    public void tryNow(String server) {
        loop.post(() -> {
            tryAgain(server);
            lookAtServers();
        });
    }

    /// Does so with all servers.
    public void tryNow() {
        loop.post(() -> {
            servers.known().forEach(this::tryAgain);
            lookAtServers();
        });
    }

    private void tryAgain(String server) {
        servers.tryNow(server);
        List.copyOf(running).forEach(task -> task.tryNow(server));
    }

    /// Keeps all downloads together under so many bytes a second; empty lifts the limit.
    public void limit(OptionalLong bytesPerSecond) {
        rateLimit.set(bytesPerSecond.orElse(0));
    }

    /// Stops all downloads in good order and waits for that, 10 seconds at most.
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        loop.post(() -> stopAll(stopped));
        try {
            stopped.get(CLOSING.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            LOG.warn("some downloads did not stop within {} s", CLOSING.toSeconds());
        } catch (ExecutionException e) {
            LOG.warn("a download did not stop in good order", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        loop.close();
        transport.close();
        synchronized (engines) {
            engines.values().forEach(other -> other.transport().close());
        }
        workers.shutdown();
        hashers.shutdown();
        memory.close();
    }

    private void stopAll(CompletableFuture<Void> stopped) {
        List<CompletableFuture<DownloadResult>> results = new ArrayList<>();
        for (DownloadTask task : List.copyOf(running)) {
            results.add(task.download().result());
            task.pause();
        }
        CompletableFuture.allOf(results.toArray(CompletableFuture[]::new))
                .whenComplete((_, _) -> stopped.complete(null));
    }
}
