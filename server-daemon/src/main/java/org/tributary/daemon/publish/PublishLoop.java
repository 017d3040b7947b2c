package org.tributary.daemon.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.shared.format.RemoteText;

/// The one thread that turns what is in the upload directory into publications. The others, which
/// watch, read and compress, send it events.
final class PublishLoop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(PublishLoop.class);

    private static final Duration BUSY_TICK = Duration.ofMillis(50);
    private static final Duration IDLE_TICK = Duration.ofSeconds(1);
    private static final Duration SAVE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE_WHILE_STARTING = Duration.ofSeconds(5);
    private static final Duration COPIES_LISTED = Duration.ofSeconds(1);
    private static final int EVENTS_AT_ONCE = 10_000;
    private static final int PROBLEMS_LOGGED_AT_ONCE = 20;

    private final Path root;
    private final PublishListener listener;
    private final FragmentStore store;
    private final CompressedCopies copies;
    private final Pace pace;
    private final FolderWatcher watcher;
    private final ReadingPool readers;
    private final CopyKeeper copyKeeper;
    private final UploadFiles files;
    private final UploadTracker tracker;
    private final ReadingProgress readingProgress = new ReadingProgress();
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    private long publishedAtNanos = System.nanoTime();
    private long publishingTookNanos;
    private long publishedCopies;
    private long saveAgainAtNanos = System.nanoTime();
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
        this.listener = listener;
        this.store = store;
        this.copies = copies;
        this.pace = pace;
        this.root = scanner.root();
        this.files = new UploadFiles(root);
        this.watcher =
                pace.watch()
                        ? FolderWatcher.open(
                                root, changes -> events.add(new Event.Touched(changes)))
                        : FolderWatcher.none();
        this.tracker = new UploadTracker(settings, scanner, watcher, store, files, pace);
        this.readers =
                new ReadingPool(
                        settings,
                        Runtime.getRuntime().availableProcessors(),
                        reading -> events.add(new Event.Read(reading)));
        this.copyKeeper =
                new CopyKeeper(
                        copies,
                        settings.cacheExpiry(),
                        System.nanoTime(),
                        result -> events.add(new Event.Compressed(result)));
    }

    private sealed interface Event {
        record Touched(FolderWatcher.Changes changes) implements Event {}

        record Read(ReadingPool.Reading reading) implements Event {}

        record Compressed(CompressionThread.Result result) implements Event {}

        record Stop() implements Event {}
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
                copyKeeper;
                store) {
            boolean running = true;
            while (running) {
                running = round();
            }
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts the publisher", e);
        } catch (IOException e) {
            LOG.warn("Stopping to publish {}: {}", root, UploadScanner.reason(e));
        }
    }

    /// Handles what has happened and does what is due; returns false to end.
    private boolean round() throws InterruptedException {
        try {
            tracker.lookIfDue();
            if (!handleEvents()) {
                return false;
            }
            long now = System.nanoTime();
            readWhatIsQuiet(now);
            publishIfDue(now);
            save(now);
            tellProgress(now);
            becomeReady();
            if (isReady() && !files.isReading()) {
                copyKeeper.work(now, current, files::offered);
            }
            copyKeeper.sweep(now);
        } catch (RuntimeException e) {
            LOG.error("Publishing {} met an internal error and goes on", root, e);
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
                case Event.Touched(FolderWatcher.Changes changes) -> tracker.touched(changes);
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
        if (files.isChanged() || files.isSettling() || files.isReading() || copyKeeper.isBusy()) {
            return BUSY_TICK;
        }
        Duration untilNextLook = tracker.untilNextLook();
        return untilNextLook.compareTo(IDLE_TICK) < 0 ? untilNextLook : IDLE_TICK;
    }

    // Reading.

    private void readWhatIsQuiet(long now) {
        boolean idle = !files.isReading();
        List<UploadFile> quiet = files.takeQuiet(now);
        if (idle && !quiet.isEmpty()) {
            readingProgress.begin(now, readers.bytesRead());
        }
        for (UploadFile file : quiet) {
            readingProgress.add(file);
            readers.read(file);
        }
    }

    private void read(ReadingPool.Reading result) {
        UploadFile file = result.file();
        files.readingEnded(file.name());
        readingProgress.done();
        switch (result.outcome()) {
            case Fragmenter.Outcome.Fragmented(var manifest) -> {
                KnownFile known = new KnownFile(file.status(), manifest, result.compressible());
                store.put(file.name(), known);
                if (files.isAsSeen(file)) {
                    tracker.offer(file, known);
                    files.offered(file.name()).ifPresent(copyKeeper::add);
                }
            }
            case Fragmenter.Outcome.Changed() -> {
                tracker.look(file.name());
                if (files.isSeen(file.name()) && files.offered(file.name()).isEmpty()) {
                    // Now by our own clock: that of the file system may be another one.
                    long quiet = pace.quietFor(file.status()).toNanos();
                    files.settle(file.name(), System.nanoTime() + quiet);
                }
            }
            case Fragmenter.Outcome.Unreadable(String reason, boolean atOpening) -> {
                if (files.isAsSeen(file)) {
                    files.refuse(file, reason, atOpening);
                }
            }
            case Fragmenter.Outcome.Stopped() -> {}
        }
    }

    private void save(long now) {
        if (!store.isUnsaved() || files.isReading() && now - saveAgainAtNanos < 0) {
            return;
        }
        saveAgainAtNanos = now + SAVE.toNanos();
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

    private void tellProgress(long now) {
        if (!files.isReading()) {
            progress = IndexProgress.NONE;
            return;
        }
        progress = readingProgress.now(readers.bytesRead());
        if (readingProgress.isTimeToTell(now)) {
            listener.progress(progress);
        }
    }

    private void compressed(CompressionThread.Result result) {
        copyKeeper.ended(result, System.nanoTime());
        OfferedFile file = result.file();
        String name = file.file().name();
        if (file.compressible() != result.compressible()
                && files.isAsSeen(file.file())
                && files.offered(name).isPresent()) {
            FileStatus status = file.file().status();
            KnownFile known = new KnownFile(status, file.manifest(), result.compressible());
            store.put(name, known);
            tracker.offer(file.file(), known);
        }
    }

    // Publishing.

    private void publishIfDue(long now) {
        long sinceNanos = now - publishedAtNanos;
        boolean onlyThisIsMissing = !isReady() && files.isFirstRoundOver();
        boolean due =
                files.isChanged() && (onlyThisIsMissing || sinceNanos >= pauseNanos())
                        || copies.changes() != publishedCopies
                                && sinceNanos >= COPIES_LISTED.toNanos() + 10 * publishingTookNanos;
        if (!due) {
            return;
        }
        files.takeChanged();
        publishedCopies = copies.changes();
        Publication before = current;
        current = Publication.of(files.offered(), files.unreadable(), copies);
        logProblems(before.unreadable(), current.unreadable());
        listener.changed(current);
        publishedAtNanos = System.nanoTime();
        publishingTookNanos = publishedAtNanos - now;
    }

    /// Many changes are brought together: to render the catalog of very many files takes its time.
    private long pauseNanos() {
        return isReady()
                ? Math.min(2 * publishingTookNanos, LONGEST_PAUSE.toNanos())
                : Math.min(10 * publishingTookNanos, LONGEST_PAUSE_WHILE_STARTING.toNanos());
    }

    private static void logProblems(List<UnreadableFile> before, List<UnreadableFile> now) {
        Set<UnreadableFile> fresh = new LinkedHashSet<>(now);
        before.forEach(fresh::remove);
        fresh.stream()
                .limit(PROBLEMS_LOGGED_AT_ONCE)
                .forEach(file -> {
                    String path = RemoteText.shown(file.path());
                    LOG.warn("{} is not offered: {}", path, file.reason());
                });
        if (fresh.size() > PROBLEMS_LOGGED_AT_ONCE) {
            LOG.warn("{} more are not offered", fresh.size() - PROBLEMS_LOGGED_AT_ONCE);
        }
    }

    private void becomeReady() {
        if (!isReady() && files.isFirstRoundOver() && !files.isChanged()) {
            ready.countDown();
            listener.ready(current);
        }
    }
}
