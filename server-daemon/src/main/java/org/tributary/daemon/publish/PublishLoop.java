package org.tributary.daemon.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.shared.format.RemoteText;
import org.tributary.shared.format.Sha256;

/// The one thread that knows the state of every file in the upload directory and turns it into
/// publications. The others, which watch, read and compress, send it events.
///
/// A file that is new or changed is left alone until it has been quiet for a while, then read; if
/// it changed meanwhile, all that again. It is offered from the moment reading it succeeded to the
/// moment another state of it is seen.
final class PublishLoop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(PublishLoop.class);

    private static final Duration BUSY_TICK = Duration.ofMillis(50);
    private static final Duration IDLE_TICK = Duration.ofSeconds(1);
    private static final Duration PROGRESS = Duration.ofSeconds(1);
    private static final Duration SAVE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE_WHILE_STARTING = Duration.ofSeconds(5);
    private static final Duration COPIES_LISTED = Duration.ofSeconds(1);
    private static final Duration PAUSE_WHEN_COPIES_FAIL = Duration.ofMinutes(5);
    private static final int EVENTS_AT_ONCE = 10_000;
    private static final int PROBLEMS_LOGGED_AT_ONCE = 20;

    private final PublishSettings settings;
    private final PublishListener listener;
    private final UploadScanner scanner;
    private final FragmentStore store;
    private final CompressedCopies copies;
    private final Pace pace;
    private final FolderWatcher watcher;
    private final ReadingPool readers;
    private final CompressionThread compression;
    private final ManifestLengths manifestLengths = new ManifestLengths();
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    /// Every file as last looked at.
    private final NavigableMap<String, UploadFile> seen = new TreeMap<>();

    /// When (by `nanoTime`) a file that has to be read will have been quiet for long enough.
    private final Map<String, Long> settling = new HashMap<>();

    private final Set<String> reading = new HashSet<>();
    private final Map<String, OfferedFile> offered = new TreeMap<>();
    private final NavigableMap<String, UnreadableFile> unreadable = new TreeMap<>();

    /// Those of the unreadable files that are cheap to try again.
    private final Set<String> retry = new HashSet<>();

    /// Symbolic links among the files: a change of what they lead to is not told of.
    private final Set<String> links = new HashSet<>();

    /// Files found by the first scan that have not had their turn yet.
    private final Set<String> firstRound = new HashSet<>();

    private final Set<String> toCompress = new LinkedHashSet<>();
    private boolean compressing;
    private long compressAgainAt;

    private boolean dirty = true;
    private long publishedAt;
    private long publishNanos;
    private long publishedCopies = -1;
    private long rescanAt;
    private long scanNanos;
    private long sweepAt;
    private Batch batch = new Batch(0, 0);
    private long saveAgainAt;
    private boolean saveFailed;

    private volatile Publication current = Publication.EMPTY;
    private volatile IndexProgress progress = IndexProgress.NONE;
    private final CountDownLatch ready = new CountDownLatch(1);

    PublishLoop(
            PublishSettings settings,
            PublishListener listener,
            UploadScanner scanner,
            FragmentStore store,
            CompressedCopies copies,
            Pace pace)
            throws IOException {
        this.settings = settings;
        this.listener = listener;
        this.scanner = scanner;
        this.store = store;
        this.copies = copies;
        this.pace = pace;
        this.watcher =
                pace.watch()
                        ? FolderWatcher.open(
                                scanner.root(), changes -> events.add(new Event.Touched(changes)))
                        : FolderWatcher.none();
        this.readers =
                new ReadingPool(
                        settings,
                        Runtime.getRuntime().availableProcessors(),
                        reading -> events.add(new Event.Read(reading)));
        this.compression =
                new CompressionThread(copies, result -> events.add(new Event.Compressed(result)));
        long now = System.nanoTime();
        this.publishedAt = now;
        this.rescanAt = now;
        this.sweepAt = now + sweepInterval();
        this.compressAgainAt = now;
        this.saveAgainAt = now;
    }

    private sealed interface Event {
        record Touched(FolderWatcher.Changes changes) implements Event {}

        record Read(ReadingPool.Reading reading) implements Event {}

        record Compressed(CompressionThread.Result result) implements Event {}

        record Stop() implements Event {}
    }

    /// What is being read since there last was nothing to read.
    private static final class Batch {
        final long startNanos;
        final long bytesReadBefore;
        int filesDone;
        int filesTotal;
        long bytesTotal;
        long tellAt;

        Batch(long startNanos, long bytesReadBefore) {
            this.startNanos = startNanos;
            this.bytesReadBefore = bytesReadBefore;
            this.tellAt = startNanos + PROGRESS.toNanos();
        }
    }

    Publication current() {
        return current;
    }

    IndexProgress progress() {
        return progress;
    }

    long bytesRead() {
        return readers.bytesRead();
    }

    boolean isReady() {
        return ready.getCount() == 0;
    }

    void awaitReady() throws InterruptedException {
        ready.await();
    }

    /// Makes [#run()] end soon.
    void stop() {
        events.add(new Event.Stop());
    }

    @Override
    public void run() {
        try (watcher;
                readers;
                compression;
                store) {
            boolean running = true;
            while (running) {
                running = round();
            }
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts the publisher", e);
        } catch (IOException e) {
            LOG.warn("Stopping to publish {}: {}", scanner.root(), UploadScanner.reason(e));
        }
    }

    /// Handles what has happened and does what is due; returns false to end.
    private boolean round() throws InterruptedException {
        try {
            if (System.nanoTime() - rescanAt >= 0) {
                rescan();
            }
            if (!handleEvents()) {
                return false;
            }
            readWhatIsQuiet();
            publishIfDue();
            save();
            tellProgress();
            becomeReady();
            compress();
            sweep();
        } catch (RuntimeException e) {
            LOG.error("Publishing {} met an internal error and goes on", scanner.root(), e);
        }
        return true;
    }

    private boolean handleEvents() throws InterruptedException {
        Event first = events.poll(tick().toNanos(), TimeUnit.NANOSECONDS);
        if (first == null) {
            return true;
        }
        List<Event> all = new ArrayList<>(List.of(first));
        events.drainTo(all, EVENTS_AT_ONCE);
        for (Event event : all) {
            switch (event) {
                case Event.Touched(FolderWatcher.Changes changes) -> touched(changes);
                case Event.Read(ReadingPool.Reading result) -> read(result);
                case Event.Compressed(CompressionThread.Result result) -> compressed(result);
                case Event.Stop() -> {
                    return false;
                }
            }
        }
        return true;
    }

    /// How long to wait for an event before looking what else is due.
    private Duration tick() {
        if (dirty || !settling.isEmpty() || !reading.isEmpty() || compressing) {
            return BUSY_TICK;
        }
        Duration toRescan = Duration.ofNanos(Math.max(0, rescanAt - System.nanoTime()));
        return toRescan.compareTo(IDLE_TICK) < 0 ? toRescan : IDLE_TICK;
    }

    // ---- What is in the upload directory

    private void rescan() {
        long start = System.nanoTime();
        boolean first = scanNanos == 0;
        // These count as never seen, so that they are tried again.
        seen.keySet().removeAll(retry);
        retry.clear();
        List<UploadScanner.Finding> findings = scanner.scan(scanner.root(), watcher::watch);
        Set<String> names = take(findings);
        List<String> gone = new ArrayList<>();
        seen.keySet().stream().filter(name -> !names.contains(name)).forEach(gone::add);
        unreadable.keySet().stream().filter(name -> !names.contains(name)).forEach(gone::add);
        gone.forEach(this::gone);
        if (first) {
            firstRound.addAll(settling.keySet());
            firstRound.addAll(reading);
        }
        forgetWhatIsUseless();
        long now = System.nanoTime();
        scanNanos = Math.max(1, now - start);
        rescanAt =
                now
                        + (watcher.isReliable()
                                ? Math.max(pace.rescan().toNanos(), 100 * scanNanos)
                                : Math.max(pace.poll().toNanos(), 10 * scanNanos));
    }

    private void forgetWhatIsUseless() {
        try {
            store.compact(seen.keySet());
        } catch (IOException e) {
            LOG.warn("Cannot tidy up the index: {}", UploadScanner.reason(e));
        }
    }

    private void touched(FolderWatcher.Changes changes) {
        if (changes.more()) {
            rescanAt = System.nanoTime();
            return;
        }
        List<UploadScanner.Finding> findings = new ArrayList<>();
        List<Path> folders = new ArrayList<>();
        // What is gone goes first, as it may have moved to one of the other places.
        for (Path path : changes.paths()) {
            switch (scanner.examine(path)) {
                case UploadScanner.Finding.Nothing() -> {
                    goneWithAllBelow(path);
                }
                case UploadScanner.Finding.Folder(Path folder) -> folders.add(folder);
                case UploadScanner.Finding.Offerable found -> findings.add(found);
                case UploadScanner.Finding.Refused found -> findings.add(found);
            }
        }
        take(findings);
        for (Path folder : folders) {
            lookInto(folder);
        }
        for (String link : List.copyOf(links)) {
            look(link);
        }
    }

    private void lookInto(Path folder) {
        // It may be another folder than the one that was watched under this name.
        watcher.forget(folder);
        Set<String> names = take(scanner.scan(folder, watcher::watch));
        for (String name : namesBelow(scanner.name(folder))) {
            if (!names.contains(name)) {
                gone(name);
            }
        }
    }

    private void look(String name) {
        UploadScanner.Finding finding = scanner.examine(scanner.root().resolve(name));
        if (take(List.of(finding)).isEmpty()) {
            gone(name);
        }
    }

    private void goneWithAllBelow(Path path) {
        if (watcher.isWatched(path)) {
            watcher.forget(path);
        }
        namesBelow(scanner.name(path)).forEach(this::gone);
    }

    /// Returns `name` and all names in the folder `name` that are known of.
    private Set<String> namesBelow(String name) {
        Set<String> names = new HashSet<>();
        names.add(name);
        // '0' is the character after '/'.
        names.addAll(seen.subMap(name + "/", name + "0").keySet());
        names.addAll(unreadable.subMap(name + "/", name + "0").keySet());
        return names;
    }

    /// Takes note of what was found; returns the names.
    private Set<String> take(List<UploadScanner.Finding> findings) {
        Set<String> names = new HashSet<>();
        for (UploadScanner.Finding finding : findings) {
            switch (finding) {
                case UploadScanner.Finding.Offerable(UploadFile file) -> {
                    found(file);
                    names.add(file.name());
                }
                case UploadScanner.Finding.Refused(String name, UnreadableFile file) -> {
                    if (!file.equals(unreadable.get(name))) {
                        gone(name);
                        refuse(name, file);
                    }
                    names.add(name);
                }
                case UploadScanner.Finding.Folder _ -> {}
                case UploadScanner.Finding.Nothing() -> {}
            }
        }
        return names;
    }

    private void found(UploadFile file) {
        String name = file.name();
        if (file.equals(seen.get(name))) {
            return;
        }
        seen.put(name, file);
        if (file.location().equals(scanner.root().resolve(name))) {
            links.remove(name);
        } else {
            links.add(name);
        }
        OfferedFile offer = offered.get(name);
        if (offer != null
                && !(offer.stamp().equals(file.status().stamp())
                        && offer.location().equals(file.location()))) {
            withdraw(name);
        }
        if (settling.containsKey(name)) {
            // It had its turn, and goes on changing.
            firstRound.remove(name);
        }
        long fragmentSize = settings.fragmentSizeFor(file.status().size());
        Optional<KnownFile> known = store.find(name, file.status(), fragmentSize);
        if (known.isPresent()) {
            offer(file, known.get());
        } else {
            settling.put(name, System.nanoTime() + pace.stillToWait(file.status()).toNanos());
        }
    }

    private void gone(String name) {
        seen.remove(name);
        settling.remove(name);
        links.remove(name);
        retry.remove(name);
        firstRound.remove(name);
        toCompress.remove(name);
        dirty |= unreadable.remove(name) != null;
        withdraw(name);
    }

    private void refuse(String name, UnreadableFile file) {
        firstRound.remove(name);
        dirty |= !file.equals(unreadable.put(name, file));
    }

    private void offer(UploadFile file, KnownFile known) {
        String name = file.name();
        settling.remove(name);
        retry.remove(name);
        firstRound.remove(name);
        unreadable.remove(name);
        offered.put(name, OfferedFile.of(file, known, manifestLengths.of(known.manifest())));
        dirty = true;
    }

    private void withdraw(String name) {
        dirty |= offered.remove(name) != null;
    }

    // ---- Reading

    private void readWhatIsQuiet() {
        long now = System.nanoTime();
        List<String> quiet = new ArrayList<>();
        settling.forEach((name, time) -> {
            if (now - time >= 0 && !reading.contains(name)) {
                quiet.add(name);
            }
        });
        for (String name : quiet) {
            settling.remove(name);
            UploadFile file = seen.get(name);
            if (reading.isEmpty()) {
                batch = new Batch(now, readers.bytesRead());
            }
            batch.filesTotal++;
            batch.bytesTotal += file.status().size();
            reading.add(name);
            readers.read(file);
        }
    }

    private void read(ReadingPool.Reading result) {
        UploadFile file = result.file();
        String name = file.name();
        reading.remove(name);
        batch.filesDone++;
        boolean asSeen = file.equals(seen.get(name));
        switch (result.outcome()) {
            case Fragmenter.Outcome.Fragmented(var manifest) -> {
                KnownFile known = new KnownFile(file.status(), manifest, result.compressible());
                store.put(name, known);
                if (asSeen) {
                    offer(file, known);
                    if (settings.compress() && known.compressible() == Compressible.YES) {
                        toCompress.add(name);
                    }
                }
            }
            case Fragmenter.Outcome.Changed() -> {
                firstRound.remove(name);
                look(name);
                if (file.equals(seen.get(name))) {
                    // Changed and changed back: let it settle once more.
                    long quiet = pace.quietFor(file.status()).toNanos();
                    settling.put(name, System.nanoTime() + quiet);
                }
            }
            case Fragmenter.Outcome.Unreadable(String reason, boolean atOpening) -> {
                if (asSeen) {
                    withdraw(name);
                    refuse(name, new UnreadableFile(file.path(), reason));
                    if (atOpening) {
                        retry.add(name);
                    }
                }
            }
            case Fragmenter.Outcome.Stopped() -> {}
        }
    }

    private void save() {
        long now = System.nanoTime();
        if (!store.isUnsaved() || !reading.isEmpty() && now - saveAgainAt < 0) {
            return;
        }
        saveAgainAt = now + SAVE.toNanos();
        try {
            store.save();
            saveFailed = false;
        } catch (IOException e) {
            if (!saveFailed) {
                LOG.warn("{}. What is read now is read again after a restart", e.getMessage());
            }
            saveFailed = true;
        }
    }

    private void tellProgress() {
        if (reading.isEmpty()) {
            progress = IndexProgress.NONE;
            return;
        }
        long bytesDone = readers.bytesRead() - batch.bytesReadBefore;
        progress =
                new IndexProgress(
                        batch.filesDone,
                        batch.filesTotal,
                        Math.min(bytesDone, batch.bytesTotal),
                        batch.bytesTotal);
        long now = System.nanoTime();
        if (now - batch.tellAt >= 0) {
            batch.tellAt = now + PROGRESS.toNanos();
            listener.progress(progress);
        }
    }

    // ---- Publishing

    private void publishIfDue() {
        long start = System.nanoTime();
        boolean otherCopies = copies.changes() != publishedCopies;
        boolean onlyThisIsMissing = !isReady() && firstRound.isEmpty();
        boolean due =
                dirty && (onlyThisIsMissing || start - publishedAt >= pause().toNanos())
                        || otherCopies
                                && start - publishedAt
                                        >= COPIES_LISTED.toNanos() + 10 * publishNanos;
        if (!due) {
            return;
        }
        dirty = false;
        publishedCopies = copies.changes();
        Publication before = current;
        current = Publication.of(offered.values(), unreadable.values(), copies);
        logProblems(before.unreadable(), current.unreadable());
        listener.changed(current);
        publishedAt = System.nanoTime();
        publishNanos = publishedAt - start;
    }

    /// Many changes of many files are brought together: rendering a long catalog takes its time.
    private Duration pause() {
        Duration wanted = Duration.ofNanos((isReady() ? 2 : 10) * publishNanos);
        Duration longest = isReady() ? LONGEST_PAUSE : LONGEST_PAUSE_WHILE_STARTING;
        return wanted.compareTo(longest) < 0 ? wanted : longest;
    }

    private static void logProblems(List<UnreadableFile> before, List<UnreadableFile> now) {
        Set<UnreadableFile> fresh = new LinkedHashSet<>(now);
        before.forEach(fresh::remove);
        fresh.stream()
                .limit(PROBLEMS_LOGGED_AT_ONCE)
                .forEach(file ->
                        LOG.warn(
                                "{} is not offered: {}",
                                RemoteText.shown(file.path()),
                                file.reason()));
        if (fresh.size() > PROBLEMS_LOGGED_AT_ONCE) {
            LOG.warn("{} more are not offered", fresh.size() - PROBLEMS_LOGGED_AT_ONCE);
        }
    }

    private void becomeReady() {
        if (!isReady() && firstRound.isEmpty() && !dirty) {
            ready.countDown();
            listener.ready(current);
        }
    }

    // ---- Compressed copies

    private void compress() {
        if (!settings.compress()) {
            return;
        }
        for (Sha256 fragment : copies.takeWanted()) {
            current.fileWithFragment(fragment)
                    .ifPresent(file -> toCompress.add(file.file().name()));
        }
        boolean otherWork = !reading.isEmpty() || !isReady() || compressing;
        if (otherWork || toCompress.isEmpty() || System.nanoTime() - compressAgainAt < 0) {
            return;
        }
        String name = toCompress.iterator().next();
        toCompress.remove(name);
        OfferedFile file = offered.get(name);
        if (file != null && file.compressible() != Compressible.NO) {
            compressing = true;
            compression.compress(file);
        }
    }

    private void compressed(CompressionThread.Result result) {
        compressing = false;
        OfferedFile file = result.file();
        String name = file.file().name();
        if (file.compressible() != result.compressible()
                && file.file().equals(seen.get(name))
                && offered.containsKey(name)) {
            KnownFile known =
                    new KnownFile(file.file().status(), file.manifest(), result.compressible());
            store.put(name, known);
            offer(file.file(), known);
        }
        if (result.problem().isPresent()) {
            LOG.warn(
                    "Cannot write compressed copies: {}. The raw bytes are served",
                    result.problem().get());
            compressAgainAt = System.nanoTime() + PAUSE_WHEN_COPIES_FAIL.toNanos();
        }
    }

    private void sweep() {
        long now = System.nanoTime();
        if (now - sweepAt >= 0) {
            copies.sweep(settings.cacheExpiry());
            sweepAt = now + sweepInterval();
        }
    }

    private long sweepInterval() {
        long half = settings.cacheExpiry().dividedBy(2).toNanos();
        return Math.clamp(half, Duration.ofSeconds(1).toNanos(), Duration.ofMinutes(1).toNanos());
    }
}
