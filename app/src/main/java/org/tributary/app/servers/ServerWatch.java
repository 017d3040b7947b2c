package org.tributary.app.servers;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.app.offers.Offers;
import org.tributary.app.settings.Settings;
import org.tributary.app.settings.SettingsStore;
import org.tributary.shared.servers.DaemonStatus;
import org.tributary.shared.servers.Server;
import org.tributary.shared.servers.ServerHealth;
import org.tributary.shared.servers.ServersList;
import org.tributary.shared.servers.Survey;
import org.tributary.shared.servers.WrongData;
import org.tributary.shared.transfer.DownloadManager;
import org.tributary.shared.transfer.ServerStatus;

/// Keeps an eye on the servers of the list: reads the list anew when it changes, looks at each server
/// every few seconds, and takes in what the engine learns while it downloads.
///
/// One thread looks for what is due, twice a second while nothing happens; every server is asked by a
/// thread of its own, so that a silent one holds nobody up.
public final class ServerWatch implements Servers {
    private static final Logger LOG = LoggerFactory.getLogger(ServerWatch.class);
    private static final String USUAL_NAME = "servers.txt";

    /// Most servers asked at one time.
    private static final int MOST_AT_ONCE = 256;

    private static final Duration CALM = Duration.ofMillis(500);
    private static final Duration LIVELY = Duration.ofMillis(100);

    /// How long to look often after the engine did something.
    private static final Duration STAYS_LIVELY = Duration.ofSeconds(2);

    private final DownloadManager manager;
    private final SettingsStore settings;
    private final Path usualList;
    private final InstantSource clock;
    private final SettingsStore.Listening settingsListener;
    private final Teller teller;
    private final ScheduledThreadPoolExecutor ticks;
    private final ExecutorService askers = askers();

    /// Held while the list file is read or written; taken before this object's own lock.
    private final Object disk = new Object();

    /// Held while offers are put together; taken before this object's own lock.
    private final Object gathering = new Object();

    /// The servers of the list by id, in its order. Guarded by this, as all up to [#views].
    private Map<String, Watched> watched = new LinkedHashMap<>();

    private Settings.Servers chosen;
    private ListFile list;
    private List<ServerStatus> statuses = List.of();
    private long livelyUntilNanos = System.nanoTime();

    /// What was read last; touched with [#disk] held.
    private Optional<ListFile.Stamp> read = Optional.empty();

    /// What was there at the last glance: a file is read when it stays the same for two of them, since
    /// an editor may be just writing it. Touched with [#disk] held.
    private Optional<ListFile.Stamp> glimpsed = Optional.empty();

    private volatile List<ServerView> views = List.of();
    private volatile List<ServersList.Problem> problems = List.of();
    private volatile Offers offers = new Offers(List.of());

    /// Guarded by [#gathering].
    private List<Survey> gathered = List.of();

    private volatile boolean closed;

    private ServerWatch(
            DownloadManager manager,
            SettingsStore settings,
            Path configFolder,
            InstantSource clock) {
        this.manager = manager;
        this.settings = settings;
        this.usualList = configFolder.resolve(USUAL_NAME);
        this.clock = clock;
        ticks =
                new ScheduledThreadPoolExecutor(
                        1,
                        Thread.ofPlatform().name("tributary-servers").daemon().factory(),
                        new ThreadPoolExecutor.DiscardPolicy());
        ticks.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        teller = new Teller(ticks);
        chosen = settings.get().servers();
        list = listFile(chosen);
        chosen.switchedOff().forEach(id -> manager.switchOff(id, true));
        settingsListener = settings.onChange(now -> settingsChanged(now.servers()));
    }

    /// Begins to watch. Blocks for the disk.
    ///
    /// @param manager told which servers are switched off, now and later; it is closed after this
    /// @param configFolder where the usual list is
    /// @param clock wall-clock time
    public static ServerWatch open(
            DownloadManager manager,
            SettingsStore settings,
            Path configFolder,
            InstantSource clock) {
        ServerWatch watch = new ServerWatch(manager, settings, configFolder, clock);
        watch.readList();
        watch.tick();
        return watch;
    }

    private static ExecutorService askers() {
        ThreadPoolExecutor askers =
                new ThreadPoolExecutor(
                        MOST_AT_ONCE,
                        MOST_AT_ONCE,
                        20,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        Thread.ofPlatform().name("tributary-asker-", 1).daemon().factory());
        askers.allowCoreThreadTimeOut(true);
        return askers;
    }

    private ListFile listFile(Settings.Servers servers) {
        return new ListFile(servers.list().orElse(usualList));
    }

    @Override
    public List<ServerView> views() {
        return views;
    }

    @Override
    public synchronized Path listFile() {
        return list.path();
    }

    @Override
    public List<ServersList.Problem> problems() {
        return problems;
    }

    @Override
    public Offers offers() {
        return offers;
    }

    /// Returns whom a new download may ask.
    public List<Server> usable() {
        return views.stream()
                .filter(view -> !view.isSwitchedOff())
                .map(ServerView::server)
                .toList();
    }

    @Override
    public AutoCloseable onChange(Runnable listener) {
        return teller.add(listener);
    }

    private void tick() {
        try {
            glanceAtList();
            lookAtServers();
        } catch (RuntimeException e) {
            LOG.error("looking at the servers failed", e);
        } finally {
            if (!closed) {
                ticks.schedule(this::tick, pause().toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    private synchronized Duration pause() {
        return System.nanoTime() - livelyUntilNanos < 0 ? LIVELY : CALM;
    }

    private synchronized void beLively() {
        livelyUntilNanos = System.nanoTime() + STAYS_LIVELY.toNanos();
    }

    private void glanceAtList() {
        synchronized (disk) {
            Optional<ListFile.Stamp> now = currentList().stamp();
            boolean changed = !now.equals(read);
            boolean settled = now.equals(glimpsed);
            glimpsed = now;
            if (changed && settled) {
                readList();
            }
        }
    }

    private synchronized ListFile currentList() {
        return list;
    }

    /// Takes the list file as it is now. One that cannot be read changes nothing but the problems.
    private void readList() {
        synchronized (disk) {
            ListFile file = currentList();
            read = file.stamp();
            glimpsed = read;
            try {
                ServersList now = file.read();
                problems = now.problems();
                watch(now, file.path().getFileName().toString());
            } catch (IOException e) {
                LOG.warn("cannot read {}: {}", file.path(), String.valueOf(e.getMessage()));
                problems = List.of(unreadable(file.path(), e));
                teller.tell();
            }
        }
        lookAtServers();
        teller.tell();
    }

    /// The file as a whole is told as its line 0.
    private static ServersList.Problem unreadable(Path file, IOException why) {
        return new ServersList.Problem(
                0,
                file.getFileName().toString(),
                "it cannot be read: " + String.valueOf(why.getMessage()));
    }

    private synchronized void watch(ServersList now, String name) {
        Map<String, Watched> before = watched;
        watched = new LinkedHashMap<>();
        for (ServersList.Entry entry : now.entries()) {
            String from = name + ", line " + entry.line();
            String id = entry.server().id();
            if (watched.containsKey(id)) {
                continue;
            }
            Watched known = before.get(id);
            if (known != null && known.server().base().equals(entry.server().base())) {
                known.listed(entry.server(), from);
                watched.put(id, known);
            } else {
                watched.put(id, new Watched(entry.server(), from));
            }
        }
    }

    /// Asks whom it is time to ask, and takes in what the engine says.
    private void lookAtServers() {
        long nanos = System.nanoTime();
        List<Watched> due = new ArrayList<>();
        synchronized (this) {
            takeInEngine();
            for (Watched server : watched.values()) {
                if (server.isDue(nanos) && !isOff(server)) {
                    server.lookBegins();
                    due.add(server);
                }
            }
            renewViews();
        }
        due.forEach(this::ask);
    }

    private void takeInEngine() {
        List<ServerStatus> now = manager.servers();
        if (now == statuses) {
            return;
        }
        statuses = now;
        beLively();
        Map<String, ServerStatus> byId =
                now.stream().collect(Collectors.toMap(ServerStatus::server, Function.identity()));
        Instant time = clock.instant();
        watched.forEach((id, server) -> server.engineSays(Optional.ofNullable(byId.get(id)), time));
    }

    private boolean isOff(Watched server) {
        return chosen.switchedOff().contains(server.server().id());
    }

    private void ask(Watched server) {
        try {
            askers.execute(() -> askNow(server));
        } catch (RejectedExecutionException _) {
            // Closed meanwhile: nobody wants to know any more.
        }
    }

    /// Runs on a thread of its own.
    private void askNow(Watched asked) {
        Server server = asked.server();
        Look look = look(server);
        if (closed) {
            return;
        }
        boolean isBack;
        synchronized (this) {
            Duration every = Duration.ofSeconds(chosen.checkEverySeconds());
            isBack = asked.looked(look, every, System.nanoTime());
            if (isBack) {
                asked.toldToTry(clock.instant());
            }
            renewViews();
        }
        if (isBack) {
            LOG.info("{} answers again", server.id());
            manager.tryNow(server.id());
        }
        gatherOffers();
    }

    private Look look(Server server) {
        try {
            Survey survey = manager.discovery().askNow(server);
            Optional<DaemonStatus> status =
                    switch (survey.answer()) {
                        case Survey.Answer.Offers _, Survey.Answer.Busy _ ->
                                manager.discovery().status(server);
                        case Survey.Answer.NoAnswer _,
                                Survey.Answer.NoCatalog _,
                                Survey.Answer.Unusable _ ->
                                Optional.empty();
                    };
            return new Look(survey, status, clock.instant());
        } catch (Throwable e) {
            // The manager was closed, or it made a mistake: the server must not stay asked for
            // ever.
            if (!closed) {
                LOG.error("asking {} failed", server.id(), e);
            }
            Survey.Answer none = new Survey.Answer.NoAnswer("it could not be asked");
            return new Look(
                    new Survey(server, none, Duration.ZERO), Optional.empty(), clock.instant());
        }
    }

    /// Shows what is known now; this object's lock is held.
    private void renewViews() {
        Map<String, WrongData> liars = manager.quarantined();
        Instant now = clock.instant();
        List<ServerView> shown = new ArrayList<>();
        for (Watched server : watched.values()) {
            Optional<ServerHealth> barred =
                    isOff(server)
                            ? Optional.of(new ServerHealth.SwitchedOff())
                            : Optional.ofNullable(liars.get(server.server().id()))
                                    .map(ServerHealth.Quarantined::new);
            shown.add(server.view(barred, now));
        }
        if (!shown.equals(views)) {
            views = List.copyOf(shown);
            teller.tell();
        }
    }

    /// Puts together what all servers offer, when one of them offers something else than before.
    private void gatherOffers() {
        synchronized (gathering) {
            List<Survey> now = catalogs();
            if (!now.equals(gathered)) {
                gathered = now;
                offers = new Offers(now);
                teller.tell();
            }
        }
    }

    private synchronized List<Survey> catalogs() {
        return watched.values().stream()
                .filter(server -> !isOff(server))
                .flatMap(server -> catalog(server).stream())
                .toList();
    }

    /// How long it took to answer is no difference between two offers.
    private static Optional<Survey> catalog(Watched server) {
        return server.catalog()
                .map(catalog ->
                        new Survey(
                                server.server(), new Survey.Answer.Offers(catalog), Duration.ZERO));
    }

    private void settingsChanged(Settings.Servers now) {
        Set<String> differing;
        synchronized (this) {
            if (now.equals(chosen)) {
                return;
            }
            differing =
                    Stream.concat(now.switchedOff().stream(), chosen.switchedOff().stream())
                            .filter(id ->
                                    now.switchedOff().contains(id)
                                            != chosen.switchedOff().contains(id))
                            .collect(Collectors.toSet());
            chosen = now;
            list = listFile(now);
            watched.values().stream()
                    .filter(server -> differing.contains(server.server().id()))
                    .forEach(Watched::lookSoon);
            renewViews();
        }
        differing.forEach(id -> manager.switchOff(id, now.switchedOff().contains(id)));
        ticks.execute(() -> {
            // Another file than before, or the same once more.
            readList();
            gatherOffers();
        });
    }

    @Override
    public void checkNow() {
        synchronized (this) {
            Instant now = clock.instant();
            for (Watched server : watched.values()) {
                server.lookSoon();
                server.toldToTry(now);
            }
        }
        manager.tryNow();
        ticks.execute(this::lookAtServers);
    }

    @Override
    public void checkNow(String id) {
        Watched asked;
        synchronized (this) {
            asked = watched.get(id);
            if (asked == null || !asked.mayLook()) {
                return;
            }
            asked.toldToTry(clock.instant());
            asked.lookBegins();
        }
        manager.tryNow(id);
        ask(asked);
    }

    @Override
    public Added add(String text) throws IOException {
        synchronized (disk) {
            Added added = currentList().add(text);
            readList();
            return added;
        }
    }

    @Override
    public void remove(Collection<String> ids) throws IOException {
        Set<URI> bases = new HashSet<>();
        synchronized (disk) {
            synchronized (this) {
                for (String id : ids) {
                    Optional.ofNullable(watched.get(id))
                            .ifPresent(server -> bases.add(server.server().base()));
                }
            }
            currentList().remove(bases);
            readList();
        }
        gatherOffers();
    }

    @Override
    public void export(Path file) throws IOException {
        synchronized (disk) {
            currentList().export(file);
        }
    }

    @Override
    public void switchOff(String id, boolean off) {
        settings.change(before -> {
            Settings.Servers servers = before.servers();
            Set<String> ids = new HashSet<>(servers.switchedOff());
            if (off) {
                ids.add(id);
            } else {
                ids.remove(id);
            }
            return before.with(servers.withSwitchedOff(ids));
        });
    }

    @Override
    public void trust(String id) throws IOException {
        manager.trust(id);
        synchronized (this) {
            Optional.ofNullable(watched.get(id)).ifPresent(Watched::lookSoon);
            renewViews();
        }
        ticks.execute(this::lookAtServers);
    }

    /// Ends all looking; what is being asked now is not waited for.
    @Override
    public void close() {
        closed = true;
        settingsListener.close();
        ticks.shutdown();
        askers.shutdownNow();
    }
}
