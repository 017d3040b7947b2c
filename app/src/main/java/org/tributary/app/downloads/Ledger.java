package org.tributary.app.downloads;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The state of the list, and who is told of it. Thread-safe: one lock guards the state; it is held
/// for moments only, and never while the disk, the engine or a listener is waited for.
final class Ledger {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final Duration CLOSING = Duration.ofSeconds(10);

    private final Saver saver;
    private final Runnable startMore;

    private final List<Runnable> changeListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<DownloadEntry>> endListeners = new CopyOnWriteArrayList<>();

    private final Object lock = new Object();

    /// Guarded by the lock, but for what says otherwise.
    private final ItemTable items = new ItemTable();

    /// Guarded by the lock.
    private final Trash trash = new Trash();

    /// Downloads that ended and of which nobody was told yet; guarded by the lock.
    private final List<DownloadEntry> untold = new ArrayList<>();

    /// Written under the lock.
    private volatile boolean closing;

    /// Written under the lock.
    private volatile List<DownloadEntry> published = List.of();

    /// @param startMore called under the lock after every change
    Ledger(ListFile file, Tasks tasks, Runnable startMore) {
        this.saver = new Saver(file, tasks, this::toKeep, this::isRunning);
        this.startMore = startMore;
    }

    /// Returns the downloads; only for what runs in [#update(Runnable)] or [#read(Supplier)].
    ItemTable items() {
        return items;
    }

    /// Returns what was taken out; only for what runs in [#update(Runnable)] or [#read(Supplier)].
    Trash trash() {
        return trash;
    }

    /// Returns the list as it is; an entry that did not change is the same object as before.
    List<DownloadEntry> entries() {
        return published;
    }

    Optional<Item> find(String id) {
        return items.find(id);
    }

    /// Returns where downloads of the list are or go.
    List<Path> used() {
        return published.stream().flatMap(entry -> entry.path().stream()).toList();
    }

    /// Does something to the list, starts what can be started then, and tells who listens.
    void update(Runnable change) {
        boolean isChanged;
        List<DownloadEntry> ended;
        synchronized (lock) {
            change.run();
            if (!closing) {
                startMore.run();
            }
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

    <T> T read(Supplier<T> question) {
        synchronized (lock) {
            return question.get();
        }
    }

    /// Has those who listen for the end of downloads told of one; only within [#update(Runnable)].
    void tell(DownloadEntry ended) {
        untold.add(ended);
    }

    /// One more try has ended; only within [#update(Runnable)].
    void tryEnded() {
        lock.notifyAll();
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

    AutoCloseable onChange(Runnable listener) {
        changeListeners.add(listener);
        return () -> changeListeners.remove(listener);
    }

    AutoCloseable onEnd(Consumer<DownloadEntry> listener) {
        endListeners.add(listener);
        return () -> endListeners.remove(listener);
    }

    private boolean isRunning() {
        return !closing && read(() -> items.all().stream().anyMatch(item -> item.run.isPresent()));
    }

    private Kept toKeep() {
        return read(() ->
                new Kept(
                        Kept.VERSION,
                        items.all().stream().map(Item::toKeep).toList(),
                        trash.leftovers()));
    }

    /// Has the list written down soon, although no entry changed.
    void saveSoon() {
        saver.changed();
    }

    /// Writes the list down. Blocks for the disk.
    void save() {
        saver.save();
    }

    /// True once nothing is started any more.
    boolean isClosing() {
        return closing;
    }

    /// Starts nothing any more, stops what runs and waits for that; false when that was done before.
    boolean stop() {
        synchronized (lock) {
            if (closing) {
                return false;
            }
            closing = true;
            items.all().forEach(item -> item.run.ifPresent(Run::stop));
            awaitTries();
            return true;
        }
    }

    /// Called with the lock held, which it gives up while it waits.
    private void awaitTries() {
        long end = System.nanoTime() + CLOSING.toNanos();
        try {
            while (items.all().stream().anyMatch(item -> item.run.isPresent())
                    || trash.isEnding()) {
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
