package org.tributary.app.downloads;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.app.downloads.DownloadEntry.State;
import org.tributary.app.settings.Settings;
import org.tributary.app.settings.SettingsStore;
import org.tributary.app.unpack.Unpacked;
import org.tributary.shared.format.InvalidFormatException;
import org.tributary.shared.format.Metalink.Link;
import org.tributary.shared.servers.Server;
import org.tributary.shared.servers.WrongData;
import org.tributary.shared.transfer.Download.Losses;
import org.tributary.shared.transfer.DownloadEvent;
import org.tributary.shared.transfer.DownloadManager;
import org.tributary.shared.transfer.DownloadResult;
import org.tributary.shared.transfer.DownloadSnapshot;
import org.tributary.shared.transfer.LinkAnswer;
import org.tributary.shared.transfer.SegmentStates;
import org.tributary.shared.transfer.UnfinishedDownload;

/// The list of downloads over the engine. One lock guards the state; it is held for moments only, and
/// never while the disk, the engine or a listener is waited for.
public final class DownloadList implements Downloads {
    private static final Logger LOG = LoggerFactory.getLogger(DownloadList.class);
    private static final Duration CLOSING = Duration.ofSeconds(10);
    private static final Duration DAY = Duration.ofDays(1);

    /// Most downloads that do not run and of which more is known than their entries tell.
    private static final int MOST_DETAILED = 200;

    private final SettingsStore settings;
    private final InstantSource clock;
    private final Tasks tasks;
    private final Engine engine;
    private final Launcher launcher;
    private final Saver saver;
    private final SpeedControl speed;
    private final Unpackings unpackings;

    private final List<Runnable> changeListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<DownloadEntry>> endListeners = new CopyOnWriteArrayList<>();

    private final Object lock = new Object();

    /// Guarded by the lock, but for what says otherwise.
    private final ItemTable items = new ItemTable();

    /// Guarded by the lock.
    private final Trash trash = new Trash();

    /// Downloads that ended lately, whose segments and events are still known; guarded by the lock.
    private final Deque<Item> detailed = new ArrayDeque<>();

    /// Downloads that ended and of which nobody was told yet; guarded by the lock.
    private final List<DownloadEntry> untold = new ArrayList<>();

    /// Guarded by the lock.
    private boolean closing;

    /// Written under the lock.
    private volatile List<DownloadEntry> published = List.of();

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

    private DownloadList(Parts parts, Kept kept) {
        settings = parts.settings();
        clock = parts.clock();
        tasks = parts.tasks();
        engine = parts.engine();
        launcher =
                new Launcher(parts.engine(), parts.servers(), parts.settings(), new Reports());
        saver =
                new Saver(new ListFile(parts.stateFolder(), clock), tasks, this::toKeep);
        unpackings = new Unpackings(tasks, this::unpacked);
        speed = new SpeedControl(parts.engine(), tasks, clock, settings.get().speed());
        settings.onChange(this::settingsChanged);
        boolean goOn = settings.get().downloads().resumeAtStart();
        for (Kept.Download download : kept.downloads()) {
            items.add(restored(download, goOn));
        }
    }

    /// Opens the list that is kept in a state folder and lets go on what ran when it was closed, or
    /// when the program died, unless the settings say otherwise. Blocks for the disk.
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
        Kept kept = new ListFile(parts.stateFolder(), parts.clock()).load();
        DownloadList list = new DownloadList(parts, kept);
        list.begin(kept.leftovers());
        return list;
    }

    private static Item restored(Kept.Download kept, boolean goOn) {
        DownloadEntry entry = kept.entry();
        Item item =
                new Item(
                        switch (entry.state()) {
                            case RUNNING -> entry.with(goOn ? State.QUEUED : State.PAUSED);
                            case QUEUED -> goOn ? entry : entry.with(State.PAUSED);
                            case PAUSED, UNPACKING, FINISHED, FAILED, MISSING -> entry;
                        },
                        kept.tally(),
                        kept.partialAt());
        item.isFirst = entry.state() == State.RUNNING;
        return item;
    }

    private void begin(List<Leftover> leftovers) {
        speed.apply();
        update(() ->
                items.all().stream()
                        .filter(item -> item.state() == State.UNPACKING)
                        .forEach(this::unpack));
        tasks.soon(() -> {
            Trash.delete(leftovers, used());
            lookAtPartialData();
            lookForFiles();
            foldersToLookAt().forEach(this::lookForUnfinished);
            tidyUp();
        });
    }

    // What is asked

    @Override
    public List<DownloadEntry> entries() {
        return published;
    }

    @Override
    public Optional<DownloadSnapshot> snapshot(String id) {
        return items.find(id).flatMap(Item::snapshot);
    }

    @Override
    public double unpacked(String id) {
        return unpackings.progress(id);
    }

    @Override
    public List<DownloadEvent> events(String id) {
        return items.find(id).map(item -> item.events.all()).orElse(List.of());
    }

    @Override
    public AutoCloseable onChange(Runnable listener) {
        changeListeners.add(listener);
        return () -> changeListeners.remove(listener);
    }

    @Override
    public AutoCloseable onEnd(Consumer<DownloadEntry> listener) {
        endListeners.add(listener);
        return () -> endListeners.remove(listener);
    }

    @Override
    public Optional<DownloadEntry> like(DownloadSpec spec) {
        return published.stream().filter(entry -> Places.isLike(entry, spec)).findFirst();
    }

    @Override
    public LinkAnswer look(URI link, Network network) {
        try {
            return engine.look(
                    link,
                    Requests.http(
                            network,
                            List.of(new Link(link, 1)),
                            settings.get().servers().proxy()));
        } catch (InvalidFormatException e) {
            return new LinkAnswer.Refused(e.getMessage());
        }
    }

    // What is told

    @Override
    public String add(DownloadSpec spec, Start start) {
        DownloadSpec wanted = inFolderOfItsKind(Requests.withoutLogins(spec));
        Item item =
                new Item(
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
                                Optional.empty()));
        update(() -> {
            if (start == Start.NOW) {
                items.addFirst(item);
            } else {
                items.add(item);
            }
        });
        return item.id();
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
        update(() -> items.find(ids).forEach(DownloadList::pause));
    }

    @Override
    public void pauseAll() {
        update(() -> items.all().forEach(DownloadList::pause));
    }

    private static void pause(Item item) {
        if (item.entry.canPause()) {
            item.entry = item.entry.with(State.PAUSED);
            item.run.ifPresent(Run::stop);
        }
    }

    @Override
    public void resume(Collection<String> ids) {
        update(() ->
                items.find(ids).stream()
                        .filter(it -> it.entry.canResume() || it.state() == State.MISSING)
                        .forEach(item -> item.entry = item.entry.begun(State.QUEUED)));
    }

    @Override
    public void resumeAll() {
        update(() ->
                items.all().stream()
                        .filter(item -> item.state() == State.PAUSED)
                        .forEach(item -> item.entry = item.entry.begun(State.QUEUED)));
    }

    @Override
    public void move(Collection<String> ids, Move move) {
        update(() -> items.move(ids, move));
    }

    @Override
    public void moveBefore(Collection<String> ids, Optional<String> before) {
        update(() -> items.moveBefore(ids, before));
    }

    @Override
    public void remove(Collection<String> ids, boolean deleteFiles) {
        List<Trash.Removed> removed = new ArrayList<>();
        update(() -> {
            for (Item item : items.find(ids)) {
                State before = item.state();
                pause(item);
                unpackings.cancel(item.id());
                Optional<Item> next = items.remove(item);
                removed.add(new Trash.Removed(item, next, before, deleteFiles));
            }
            if (!removed.isEmpty()) {
                Trash.Batch batch = new Trash.Batch(removed);
                trash.add(batch);
                tasks.later(Trash.UNDO, () -> expire(batch));
            }
        });
    }

    private void expire(Trash.Batch batch) {
        List<Leftover> leftovers = new ArrayList<>();
        update(() -> leftovers.addAll(trash.expire(batch)));
        Trash.delete(leftovers, used());
        saver.changed();
    }

    @Override
    public boolean undoRemove() {
        List<Trash.Batch> undone = new ArrayList<>();
        update(() -> {
            trash.undo().ifPresent(undone::add);
            undone.forEach(batch -> batch.removed().reversed().forEach(this::putBack));
        });
        return !undone.isEmpty();
    }

    private void putBack(Trash.Removed removed) {
        Item item = removed.item();
        if (item.state() == State.PAUSED) {
            item.entry =
                    item.entry.with(
                            removed.before() == State.RUNNING ? State.QUEUED : removed.before());
            item.isFirst = removed.before() == State.RUNNING;
        }
        items.putBack(item, removed.next());
        if (removed.before() == State.UNPACKING && item.state() == State.FINISHED) {
            unpack(item);
        }
    }

    @Override
    public void change(String id, UnaryOperator<DownloadSpec> change) {
        update(() -> items.find(id).ifPresent(item -> change(item, change)));
    }

    private void change(Item item, UnaryOperator<DownloadSpec> change) {
        DownloadSpec spec = Requests.withoutLogins(change.apply(item.entry.spec()));
        item.entry = item.entry.with(spec);
        item.run.ifPresent(run -> run.limit(spec.bytesPerSecond()));
        if (item.run.isPresent() || item.state() == State.FINISHED) {
            return;
        }
        Optional<Path> target = Places.targetIfAny(spec, item.entry.path());
        if (target.isPresent() && !target.equals(item.entry.path())) {
            item.entry = item.entry.at(target.get());
            moveAlong(item, target.get());
        }
    }

    /// Moves what is on disk of a download to where it goes now.
    private void moveAlong(Item item, Path target) {
        if (item.state() == State.MISSING) {
            tasks.soon(this::lookForFiles);
        } else if (item.partialAt.isPresent() && !item.isMoving) {
            Path from = item.partialAt.get();
            item.isMoving = true;
            tasks.soon(() -> moveFiles(item, from, target));
        }
    }

    private void moveFiles(Item item, Path from, Path to) {
        try {
            PartialFiles.move(from, to);
            update(() -> {
                item.isMoving = false;
                item.partialAt = Optional.of(to);
            });
        } catch (BlockedException e) {
            // Tried again, and told, when it is started next.
            LOG.warn("the data of {} stay where they are: {}", to, e.getMessage());
            update(() -> item.isMoving = false);
        } catch (IOException e) {
            LOG.warn("the data of {} stay where they are", to, e);
            update(() -> item.isMoving = false);
        }
    }

    @Override
    public void fetchAgain(String id, int segment) {
        items.find(id)
                .flatMap(Item::current)
                .flatMap(Run::running)
                .ifPresent(running -> running.fetchAgain(segment));
    }

    @Override
    public void lookForFiles() {
        tasks.soon(() -> {
            for (DownloadEntry entry : published) {
                State found = found(entry);
                if (found != entry.state()) {
                    update(() -> {
                        Optional<Item> item = items.find(entry.id());
                        item.filter(it -> it.entry == entry)
                                .ifPresent(it -> it.entry = entry.with(found));
                    });
                }
            }
        });
    }

    private static State found(DownloadEntry entry) {
        boolean isDone = entry.state() == State.FINISHED || entry.state() == State.MISSING;
        if (!isDone || entry.path().isEmpty()) {
            return entry.state();
        }
        return Files.exists(entry.path().get()) ? State.FINISHED : State.MISSING;
    }

    @Override
    public void lookForUnfinished(Path folder) {
        tasks.soon(() -> {
            for (UnfinishedDownload found : UnfinishedDownload.in(folder)) {
                if (!found.inUse()) {
                    update(() -> list(found));
                }
            }
        });
    }

    private void list(UnfinishedDownload found) {
        Item item = Unfinished.item(found, clock.instant());
        Path target = Places.normal(found.target());
        boolean isKnown =
                items.all().stream()
                        .anyMatch(it ->
                                it.partialAt.map(Places::normal).equals(Optional.of(target))
                                        || it.entry.path().isEmpty()
                                                && Places.isLike(it.entry, item.entry.spec()));
        boolean isGoing =
                trash.leftovers().stream()
                        .anyMatch(leftover -> Places.normal(leftover.target()).equals(target));
        if (!isKnown && !isGoing) {
            items.add(item);
        }
    }

    // What happens by itself

    private void settingsChanged(Settings changed) {
        boolean isOver;
        synchronized (lock) {
            isOver = closing;
        }
        if (!isOver) {
            speed.change(changed.speed());
            update(() ->
                    items.surplus(changed.downloads().atOnce()).stream()
                            .filter(Item::losesNothing)
                            .forEach(item -> {
                                item.entry = item.entry.begun(State.QUEUED);
                                item.run.ifPresent(Run::stop);
                            }));
        }
    }

    /// Reads from the logs what is on disk of downloads that a dead program left.
    private void lookAtPartialData() {
        List<Kept.Download> waiting;
        synchronized (lock) {
            waiting =
                    items.all().stream()
                            .filter(item -> item.partialAt.isPresent() && item.run.isEmpty())
                            .map(DownloadList::kept)
                            .toList();
        }
        for (Kept.Download download : waiting) {
            UnfinishedDownload.read(UnfinishedDownload.log(download.partialAt().get()))
                    .ifPresent(found ->
                            update(() ->
                                    items.find(download.entry().id())
                                            .filter(it -> it.entry == download.entry())
                                            .ifPresent(it -> it.entry = it.entry.having(found))));
        }
    }

    private List<Path> foldersToLookAt() {
        List<Path> folders = new ArrayList<>();
        folders.add(settings.get().downloads().folderOrUsual());
        published.forEach(entry -> folders.add(entry.spec().folder()));
        return folders.stream().map(Places::normal).distinct().toList();
    }

    /// Forgets finished downloads that are older than the settings want them, once a day.
    private void tidyUp() {
        settings.get()
                .general()
                .removeFinishedAfterDays()
                .ifPresent(days -> {
                    Instant oldest = clock.instant().minus(Duration.ofDays(days));
                    update(() ->
                            items.all().stream()
                                    .filter(item -> isOlder(item.entry, oldest))
                                    .forEach(items::remove));
                });
        tasks.later(DAY, this::tidyUp);
    }

    private static boolean isOlder(DownloadEntry entry, Instant oldest) {
        boolean isDone = entry.state() == State.FINISHED || entry.state() == State.MISSING;
        return isDone && entry.ended().filter(time -> time.isBefore(oldest)).isPresent();
    }

    /// Returns where downloads of the list are or go.
    private List<Path> used() {
        return published.stream().flatMap(entry -> entry.path().stream()).toList();
    }

    /// Does something to the list, starts what can be started then, and tells who listens.
    private void update(Runnable change) {
        boolean isChanged;
        List<DownloadEntry> ended;
        synchronized (lock) {
            change.run();
            startMore();
            isChanged = publish();
            ended = List.copyOf(untold);
            untold.clear();
        }
        if (isChanged) {
            saver.changed();
            changeListeners.forEach(Runnable::run);
        }
        ended.forEach(entry -> endListeners.forEach(listener -> listener.accept(entry)));
    }

    private void startMore() {
        if (closing) {
            return;
        }
        for (Item item : items.startable(settings.get().downloads().atOnce())) {
            Run run = item.begin();
            DownloadEntry entry = item.entry;
            Optional<Path> partialAt = item.partialAt;
            tasks.soon(() -> {
                speed.apply();
                launcher.launch(item, run, entry, partialAt);
            });
        }
    }

    private boolean publish() {
        List<DownloadEntry> before = published;
        List<DownloadEntry> now = items.entries();
        boolean isSame = before.size() == now.size();
        for (int i = 0; isSame && i < now.size(); i++) {
            isSame = before.get(i) == now.get(i);
        }
        if (!isSame) {
            published = now;
        }
        return !isSame;
    }

    /// What comes of tries.
    private final class Reports implements Launcher.Owner {
        @Override
        public void moved(Item item, Path target) {
            update(() -> item.partialAt = Optional.of(target));
        }

        @Override
        public void started(Item item, Run run) {
            noteTarget(item, run);
        }

        @Override
        public void resolved(Item item, Run run, DownloadEvent.Resolved what) {
            run.resolved(what);
            noteTarget(item, run);
        }

        @Override
        public void lied(Item item, WrongData evidence) {
            synchronized (lock) {
                item.tally = item.tally.plus(evidence);
            }
        }

        @Override
        public void ended(Item item, Run run, Losses losses, DownloadResult result) {
            List<Leftover> leftovers = new ArrayList<>();
            update(() -> {
                item.tally = item.tally.plus(run.took(), losses);
                item.over(run);
                item.snapshot().ifPresent(last -> measure(item, last));
                conclude(item, result);
                keepDetails(item);
                leftovers.addAll(trash.ended(item));
                lock.notifyAll();
            });
            if (!leftovers.isEmpty()) {
                tasks.soon(() -> Trash.delete(leftovers, used()));
            }
        }
    }

    private void noteTarget(Item item, Run run) {
        update(() -> run.running()
                .flatMap(Engine.Running::target)
                .ifPresent(target ->
                        run.resolved().ifPresent(what -> {
                            item.partialAt = Optional.of(target);
                            item.entry =
                                    item.entry
                                            .at(target)
                                            .measuring(what.size(), what.segments());
                        })));
    }

    private static void measure(Item item, DownloadSnapshot last) {
        if (last.layout().isPresent()) {
            item.entry =
                    item.entry
                            .measuring(last.size(), last.segments().count())
                            .having(
                                    last.receivedBytes(),
                                    last.segments().count(SegmentStates.State.VERIFIED));
        }
    }

    private void conclude(Item item, DownloadResult result) {
        boolean isWanted = item.state() == State.RUNNING;
        switch (result) {
            case DownloadResult.Done done ->
                    finish(item, done.path(), item.tally.receipt(done));
            case DownloadResult.AlreadyThere there ->
                    finish(
                            item,
                            there.path(),
                            item.tally.receipt(there.sha256(), sizeOf(item)));
            case DownloadResult.Paused paused -> {
                if (!paused.goesOn()) {
                    item.entry = item.entry.having(0, 0);
                    item.partialAt = Optional.empty();
                }
                if (isWanted && !closing) {
                    item.entry = item.entry.with(State.PAUSED);
                }
            }
            case DownloadResult.Failed failed -> {
                if (isWanted) {
                    item.entry =
                            item.entry.failed(
                                    new Problem(
                                            failed.obstacle(),
                                            failed.sentence(),
                                            clock.instant()));
                    untold.add(item.entry);
                }
            }
        }
    }

    private void keepDetails(Item item) {
        detailed.remove(item);
        detailed.addLast(item);
        if (detailed.size() > MOST_DETAILED) {
            Item oldest = detailed.removeFirst();
            if (oldest.run.isEmpty()) {
                oldest.forgetDetails();
            }
        }
    }

    private static long sizeOf(Item item) {
        return item.snapshot().map(DownloadSnapshot::size).orElse(item.entry.size());
    }

    private void finish(Item item, Path path, Receipt receipt) {
        item.partialAt = Optional.empty();
        item.entry = item.entry.at(path).finished(receipt, clock.instant());
        if (item.entry.spec().onFinish().unpack()) {
            unpack(item);
        } else {
            untold.add(item.entry);
        }
    }

    private void unpack(Item item) {
        boolean isBegun =
                !closing
                        && item.entry.path().filter(path -> unpackings.begin(item, path)).isPresent();
        item.entry = item.entry.with(isBegun || closing ? State.UNPACKING : State.FINISHED);
        if (item.state() == State.FINISHED) {
            untold.add(item.entry);
        }
    }

    private void unpacked(Item item, Unpacked result) {
        update(() -> {
            boolean isListed = items.find(item.id()).isPresent();
            boolean isCutShort = result instanceof Unpacked.Cancelled && closing;
            if (item.state() != State.UNPACKING || isCutShort && isListed) {
                return;
            }
            item.entry =
                    item.entry
                            .with(State.FINISHED)
                            .with(Unpackings.problem(item.entry, result, clock.instant()));
            if (isListed) {
                untold.add(item.entry);
            }
        });
    }

    private Kept toKeep() {
        synchronized (lock) {
            return new Kept(
                    Kept.VERSION,
                    items.all().stream().map(DownloadList::kept).toList(),
                    trash.leftovers());
        }
    }

    private static Kept.Download kept(Item item) {
        return new Kept.Download(item.entry, item.tally, item.partialAt);
    }

    @Override
    public void close() {
        synchronized (lock) {
            if (closing) {
                return;
            }
            closing = true;
            items.all().forEach(item -> item.run.ifPresent(Run::stop));
            unpackings.cancelAll();
            awaitTries();
        }
        speed.close();
        List<Leftover> leftovers = new ArrayList<>();
        update(() -> leftovers.addAll(trash.expireAll()));
        Trash.delete(leftovers, used());
        saver.save();
        tasks.close();
    }

    /// Called with the lock held, which it gives up while it waits.
    private void awaitTries() {
        long end = System.nanoTime() + CLOSING.toNanos();
        try {
            while (items.all().stream().anyMatch(item -> item.run.isPresent())) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    LOG.warn("some downloads did not stop within {} s", CLOSING.toSeconds());
                    return;
                }
                lock.wait(left);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
