package org.tributary.app.servers;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.app.offers.Offers;
import org.tributary.app.settings.Settings;
import org.tributary.app.settings.SettingsStore;
import org.tributary.shared.servers.Server;
import org.tributary.shared.servers.ServersList;
import org.tributary.shared.servers.Survey;
import org.tributary.shared.transfer.DownloadManager;

/// Keeps an eye on the servers of the list: reads the list anew when it changes, looks at each server
/// every few seconds, and takes in what the engine learns while it downloads.
///
/// One thread looks for what is due, twice a second while nothing happens; every server is asked by a
/// thread of its own, so that a silent one holds nobody up. Locks are taken in this order: that of
/// the list's keeper or of the gathering, then this object's, and no other inside it.
public final class ServerWatch implements Servers {
    private static final Logger LOG = LoggerFactory.getLogger(ServerWatch.class);
    private static final String USUAL_NAME = "servers.txt";
    private static final Duration CALM = Duration.ofMillis(500);
    private static final Duration LIVELY = Duration.ofMillis(100);

    /// How long to look often after the engine did something.
    private static final Duration STAYS_LIVELY = Duration.ofSeconds(2);

    private final DownloadManager manager;
    private final SettingsStore settings;
    private final Path usualList;
    private final InstantSource clock;
    private final SettingsStore.Listening settingsListener;
    private final ScheduledThreadPoolExecutor ticks;
    private final Teller teller;
    private final Asker asker;
    private final ListKeeper list;
    private final Gathering gathering = new Gathering(this::catalogs);

    /// Guarded by this, as what follows.
    private final Roster roster;

    private Settings.Servers chosen;
    private long livelyUntilNanos = System.nanoTime();

    /// Written under the lock.
    private volatile List<ServerView> views = List.of();

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
        asker = new Asker(manager.discovery(), clock);
        chosen = settings.get().servers();
        roster = new Roster(chosen.switchedOff());
        list = new ListKeeper(path(chosen), this::listed);
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
        watch.list.read();
        watch.tick();
        return watch;
    }

    private Path path(Settings.Servers servers) {
        return servers.list().orElse(usualList);
    }

    @Override
    public List<ServerView> views() {
        return views;
    }

    @Override
    public Path listFile() {
        return list.path();
    }

    @Override
    public List<ServersList.Problem> problems() {
        return list.problems();
    }

    @Override
    public Offers offers() {
        return gathering.offers();
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
            if (list.glance()) {
                teller.tell();
                gatherOffers();
            }
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

    private synchronized void listed(ServersList now, String name) {
        roster.list(now, name);
        renewViews();
    }

    /// Asks whom it is time to ask, and takes in what the engine says.
    private void lookAtServers() {
        List<Watched> due;
        synchronized (this) {
            if (roster.engineSays(manager.servers(), clock.instant())) {
                livelyUntilNanos = System.nanoTime() + STAYS_LIVELY.toNanos();
            }
            due = roster.due(System.nanoTime());
            renewViews();
        }
        due.forEach(this::ask);
    }

    private void ask(Watched server) {
        asker.ask(server.server(), look -> looked(server, look));
    }

    private void looked(Watched server, Look look) {
        boolean isBack;
        synchronized (this) {
            Duration every = Duration.ofSeconds(chosen.checkEverySeconds());
            isBack = server.looked(look, every, System.nanoTime());
            if (isBack) {
                server.toldToTry(clock.instant());
            }
            renewViews();
        }
        if (isBack) {
            LOG.info("{} answers again", server.server().id());
            manager.tryNow(server.server().id());
        }
        gatherOffers();
    }

    /// Shows what is known now; the lock is held.
    private void renewViews() {
        List<ServerView> now = roster.views(manager.quarantined(), clock.instant());
        if (!now.equals(views)) {
            views = now;
            teller.tell();
        }
    }

    private void gatherOffers() {
        if (gathering.renew()) {
            teller.tell();
        }
    }

    private synchronized List<Survey> catalogs() {
        return roster.catalogs();
    }

    /// Runs on the thread that changed them, which must not wait for the disk.
    private void settingsChanged(Settings.Servers now) {
        Set<String> before;
        synchronized (this) {
            if (now.equals(chosen)) {
                return;
            }
            before = chosen.switchedOff();
            chosen = now;
            roster.switchOff(now.switchedOff());
            renewViews();
        }
        now.switchedOff().stream()
                .filter(id -> !before.contains(id))
                .forEach(id -> manager.switchOff(id, true));
        before.stream()
                .filter(id -> !now.switchedOff().contains(id))
                .forEach(id -> manager.switchOff(id, false));
        ticks.execute(() -> {
            list.keep(path(now));
            teller.tell();
            lookAtServers();
            gatherOffers();
        });
    }

    @Override
    public void checkNow() {
        synchronized (this) {
            Instant now = clock.instant();
            for (Watched server : roster.all()) {
                server.lookSoon();
                server.toldToTry(now);
            }
        }
        manager.tryNow();
        ticks.execute(this::lookAtServers);
    }

    @Override
    public void checkNow(String id) {
        Optional<Watched> asked;
        synchronized (this) {
            asked = roster.find(id).filter(Watched::mayLook);
            asked.ifPresent(server -> {
                server.toldToTry(clock.instant());
                server.lookBegins();
            });
        }
        manager.tryNow(id);
        asked.ifPresent(this::ask);
    }

    @Override
    public Added add(String text) throws IOException {
        Added added = list.add(text);
        lookAtServers();
        teller.tell();
        return added;
    }

    @Override
    public void remove(Collection<String> ids) throws IOException {
        list.remove(bases(ids));
        gatherOffers();
        teller.tell();
    }

    private synchronized Set<URI> bases(Collection<String> ids) {
        Set<URI> bases = new HashSet<>();
        for (String id : ids) {
            roster.find(id).ifPresent(server -> bases.add(server.server().base()));
        }
        return bases;
    }

    @Override
    public void export(Path file) throws IOException {
        list.export(file);
    }

    @Override
    public void switchOff(String id, boolean off) {
        settings.change(before -> {
            Set<String> ids = new HashSet<>(before.servers().switchedOff());
            if (off) {
                ids.add(id);
            } else {
                ids.remove(id);
            }
            return before.with(before.servers().withSwitchedOff(ids));
        });
    }

    @Override
    public void trust(String id) throws IOException {
        manager.trust(id);
        synchronized (this) {
            roster.find(id).ifPresent(Watched::lookSoon);
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
        asker.close();
    }
}
