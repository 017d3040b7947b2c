package org.tributary.app.downloads;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.tributary.app.downloads.DownloadEntry.State;
import org.tributary.app.settings.Settings;
import org.tributary.app.settings.SettingsStore;
import org.tributary.shared.format.InvalidFormatException;
import org.tributary.shared.format.Metalink.Link;
import org.tributary.shared.servers.Server;
import org.tributary.shared.transfer.DownloadEvent;
import org.tributary.shared.transfer.DownloadManager;
import org.tributary.shared.transfer.DownloadSnapshot;
import org.tributary.shared.transfer.LinkAnswer;

/// The list of downloads over the engine: a queue that outlives the program.
public final class DownloadList implements Downloads {
    private final Supplier<List<Server>> servers;

    /// The servers that what runs was told of last.
    private final AtomicReference<List<Server>> told;

    /// The servers of which it is known that they answer.
    private final AtomicReference<Set<String>> answering = new AtomicReference<>(Set.of());

    private final SettingsStore settings;
    private final InstantSource clock;
    private final Tasks tasks;
    private final Engine engine;
    private final Ledger ledger;
    private final Launcher launcher;
    private final Patience patience;
    private final Endings endings;
    private final Removals removals;
    private final SpecChanges changes;
    private final Housekeeping housekeeping;
    private final SpeedControl speed;

    /// What a list works with.
    ///
    /// @param servers returns the servers that may be used
    /// @param stateFolder where the list is kept
    record Parts(
            Engine engine,
            Supplier<List<Server>> servers,
            SettingsStore settings,
            Path stateFolder,
            InstantSource clock,
            Tasks tasks) {}

    private DownloadList(Parts parts, ListFile file) {
        servers = parts.servers();
        told = new AtomicReference<>(servers.get());
        settings = parts.settings();
        clock = parts.clock();
        tasks = parts.tasks();
        engine = parts.engine();
        ledger = new Ledger(file, tasks, this::startMore);
        patience = new Patience(ledger, tasks);
        endings = new Endings(ledger, tasks, clock, patience);
        launcher = new Launcher(engine, servers, settings, endings);
        removals = new Removals(ledger, tasks, endings, patience);
        housekeeping = new Housekeeping(ledger, settings, tasks, clock);
        changes = new SpecChanges(ledger, tasks, housekeeping::lookForFiles);
        speed = new SpeedControl(engine, tasks, clock, settings.get().speed());
    }

    /// Opens the list that is kept in a state folder and lets go on what ran when it was closed, or
    /// when the program died, unless the settings say otherwise: then all that would run is paused.
    /// Blocks for the disk. It is to be closed before the manager is.
    ///
    /// @param servers returns the servers that may be used; any thread
    /// @throws IOException when the state folder cannot be used
    public static DownloadList open(
            DownloadManager manager,
            Supplier<List<Server>> servers,
            SettingsStore settings,
            Path stateFolder,
            InstantSource clock)
            throws IOException {
        return open(
                new Parts(
                        new ManagerEngine(manager),
                        servers,
                        settings,
                        stateFolder,
                        clock,
                        new ThreadTasks()));
    }

    static DownloadList open(Parts parts) throws IOException {
        Files.createDirectories(parts.stateFolder());
        ListFile file = new ListFile(parts.stateFolder(), parts.clock());
        Kept kept = file.load();
        DownloadList list = new DownloadList(parts, file);
        list.begin(kept);
        return list;
    }

    private void begin(Kept kept) {
        boolean goOn = settings.get().downloads().resumeAtStart();
        speed.apply();
        ledger.update(() -> {
            for (Kept.Download download : kept.downloads()) {
                Item item = Item.restored(download, goOn);
                ledger.items().add(item);
                if (item.state() == State.UNPACKING) {
                    endings.unpack(item);
                }
                if (goOn && item.failedInSilence()) {
                    patience.failed(item);
                }
            }
        });
        settings.onChange(this::settingsChanged);
        tasks.soon(() -> housekeeping.begin(kept.leftovers()));
    }

    @Override
    public List<DownloadEntry> entries() {
        return ledger.entries();
    }

    @Override
    public Optional<DownloadSnapshot> snapshot(String id) {
        return ledger.find(id).flatMap(Item::snapshot);
    }

    @Override
    public double unpacked(String id) {
        return endings.unpackedShare(id);
    }

    @Override
    public Optional<DownloadEvent.LogDamaged> damage(String id) {
        return ledger.find(id).flatMap(Item::current).flatMap(Run::damage);
    }

    @Override
    public List<DownloadEvent> events(String id) {
        return ledger.find(id).map(item -> item.events.all()).orElse(List.of());
    }

    @Override
    public AutoCloseable onChange(Runnable listener) {
        return ledger.onChange(listener);
    }

    @Override
    public AutoCloseable onEnd(Consumer<DownloadEntry> listener) {
        return ledger.onEnd(listener);
    }

    @Override
    public Optional<DownloadEntry> like(DownloadSpec spec) {
        return entries().stream().filter(entry -> Places.isLike(entry, spec)).findFirst();
    }

    @Override
    public LinkAnswer look(URI link, Network network) {
        try {
            return engine.look(
                    link,
                    Requests.http(network, List.of(new Link(link, 1)), settings.get().servers()));
        } catch (InvalidFormatException e) {
            return new LinkAnswer.Refused(e.getMessage());
        }
    }

    @Override
    public String add(DownloadSpec spec, Start start) {
        DownloadSpec wanted = inFolderOfItsKind(Requests.withoutLogins(spec));
        DownloadEntry entry =
                new DownloadEntry(
                        UUID.randomUUID().toString(),
                        wanted,
                        start == Start.PAUSED ? State.PAUSED : State.QUEUED,
                        Places.name(wanted),
                        -1,
                        0,
                        0,
                        0,
                        clock.instant(),
                        Optional.empty(),
                        Places.targetIfAny(wanted, Optional.empty()),
                        Optional.empty(),
                        Optional.empty());
        ledger.update(() -> {
            if (start == Start.NOW) {
                ledger.items().addFirst(new Item(entry));
            } else {
                ledger.items().add(new Item(entry));
            }
        });
        return entry.id();
    }

    /// A folder that was chosen for this download alone is left as it is.
    private DownloadSpec inFolderOfItsKind(DownloadSpec spec) {
        Settings.Downloads now = settings.get().downloads();
        if (!now.byKind() || !spec.folder().equals(now.folderOrUsual())) {
            return spec;
        }
        FileKinds.Kind kind = FileKinds.of(Places.name(spec));
        return spec.withFolder(spec.folder().resolve(kind.folder()));
    }

    @Override
    public void pause(Collection<String> ids) {
        ledger.update(() -> ledger.items().find(ids).forEach(Item::pause));
    }

    @Override
    public void pauseAll() {
        ledger.update(() -> ledger.items().all().forEach(Item::pause));
    }

    @Override
    public void resume(Collection<String> ids) {
        ledger.update(() ->
                ledger.items().find(ids).stream()
                        .filter(it -> it.entry.canResume() || it.state() == State.MISSING)
                        .forEach(Item::queue));
    }

    @Override
    public void resumeAll() {
        ledger.update(() ->
                ledger.items().all().stream()
                        .filter(item -> item.state() == State.PAUSED)
                        .forEach(Item::queue));
    }

    @Override
    public void move(Collection<String> ids, Move move) {
        ledger.update(() -> ledger.items().move(ids, move));
    }

    @Override
    public void moveBefore(Collection<String> ids, Optional<String> before) {
        ledger.update(() -> ledger.items().moveBefore(ids, before));
    }

    @Override
    public void remove(Collection<String> ids, boolean deleteFiles) {
        removals.remove(ids, deleteFiles);
    }

    @Override
    public boolean undoRemove() {
        return removals.undo();
    }

    @Override
    public void change(String id, UnaryOperator<DownloadSpec> change) {
        changes.change(id, change);
    }

    @Override
    public void fetchAgain(String id, int segment) {
        ledger.find(id)
                .flatMap(Item::current)
                .flatMap(Run::running)
                .ifPresent(running -> running.fetchAgain(segment));
    }

    @Override
    public void preferAnother(String id, int segment) {
        ledger.find(id)
                .flatMap(Item::current)
                .flatMap(Run::running)
                .ifPresent(running -> running.preferAnother(segment));
    }

    @Override
    public void lookForFiles() {
        tasks.soon(housekeeping::lookForFiles);
    }

    @Override
    public void lookForUnfinished(Path folder) {
        tasks.soon(() -> housekeeping.lookForUnfinished(folder));
    }

    /// Has what runs ask servers that may be used since; to be called when they may have changed. Any
    /// thread.
    public void serversChanged() {
        List<Server> now = servers.get();
        if (now.equals(told.getAndSet(now))) {
            return;
        }
        List<Run> runs =
                ledger.read(() ->
                        ledger.items().all().stream()
                                .filter(item -> Launcher.usesAnyServer(item.entry))
                                .flatMap(item -> item.run.stream())
                                .toList());
        for (Run run : runs) {
            run.running().ifPresent(running -> running.alsoFrom(now));
        }
    }

    /// Lets downloads go on that failed only because no server answered, when one answers that did not
    /// before. Any thread.
    ///
    /// @param now ids of all that answer
    public void answering(Set<String> now) {
        if (!answering.getAndSet(Set.copyOf(now)).containsAll(now)) {
            ledger.update(() ->
                    ledger.items().all().stream()
                            .filter(Item::failedInSilence)
                            .forEach(Item::queue));
        }
    }

    private void settingsChanged(Settings changed) {
        if (!ledger.isClosing()) {
            speed.change(changed.speed());
            ledger.update(() -> giveBack(changed.downloads().atOnce()));
        }
    }

    /// Puts back into the queue what runs although fewer may, where that costs nothing.
    private void giveBack(int atOnce) {
        for (Item item : ledger.items().surplus(atOnce)) {
            if (item.losesNothing()) {
                item.queue();
                item.run.ifPresent(Run::stop);
            }
        }
    }

    /// Called within every change of the ledger.
    private void startMore() {
        for (Item item : ledger.items().startable(settings.get().downloads().atOnce())) {
            Run run = item.begin();
            DownloadEntry entry = item.entry;
            Optional<Path> partialAt = item.partialAt;
            tasks.soon(() -> {
                speed.apply();
                launcher.launch(item, run, entry, partialAt);
            });
        }
    }

    @Override
    public void close() {
        if (!ledger.stop()) {
            return;
        }
        endings.cancelAllUnpacking();
        speed.close();
        removals.expireAll();
        tasks.close();
        ledger.save();
    }
}
