package org.tributary.app.downloads;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes the list down a second after it changed, at most that often, and every two seconds while
/// downloads run. Thread-safe.
final class Saver {
    private static final Logger LOG = LoggerFactory.getLogger(Saver.class);
    private static final Duration DELAY = Duration.ofSeconds(1);

    /// Between two times while downloads run: what they came to is known no better after a crash.
    private static final Duration PACE = Duration.ofSeconds(2);

    /// After a disk that failed.
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final ListFile file;
    private final Tasks tasks;
    private final Supplier<Kept> content;
    private final BooleanSupplier isRunning;

    /// Held while the file is written, so that an older list never comes after a newer one.
    private final Object writing = new Object();

    /// Guarded by this.
    private Optional<Tasks.Pending> pending = Optional.empty();

    /// True when what is pending is only what is done from time to time; guarded by this.
    private boolean isLeisurely;

    /// @param content returns the list as it is now
    /// @param isRunning whether downloads run
    Saver(ListFile file, Tasks tasks, Supplier<Kept> content, BooleanSupplier isRunning) {
        this.file = file;
        this.tasks = tasks;
        this.content = content;
        this.isRunning = isRunning;
    }

    /// The list is another one now.
    synchronized void changed() {
        if (isLeisurely) {
            pending.ifPresent(Tasks.Pending::cancel);
            pending = Optional.empty();
        }
        plan(DELAY, false);
    }

    private synchronized void plan(Duration delay, boolean leisurely) {
        if (pending.isEmpty()) {
            isLeisurely = leisurely;
            pending = Optional.of(tasks.later(delay, this::save));
        }
    }

    /// Writes it now. Blocks for the disk.
    void save() {
        synchronized (this) {
            pending.ifPresent(Tasks.Pending::cancel);
            pending = Optional.empty();
            isLeisurely = false;
        }
        synchronized (writing) {
            try {
                file.save(content.get());
                if (isRunning.getAsBoolean()) {
                    plan(PACE, true);
                }
            } catch (IOException e) {
                LOG.error("the list of downloads cannot be saved", e);
                plan(PAUSE, false);
            }
        }
    }
}
