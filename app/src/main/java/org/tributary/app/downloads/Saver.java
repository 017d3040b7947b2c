package org.tributary.app.downloads;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes the list down a second after it changed, at most that often. Thread-safe.
final class Saver {
    private static final Logger LOG = LoggerFactory.getLogger(Saver.class);
    private static final Duration DELAY = Duration.ofSeconds(1);

    /// After a disk that failed.
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final ListFile file;
    private final Tasks tasks;
    private final Supplier<Kept> content;

    /// Held while the file is written, so that an older list never comes after a newer one.
    private final Object writing = new Object();

    /// Guarded by this.
    private Optional<Tasks.Pending> pending = Optional.empty();

    /// @param content returns the list as it is now
    Saver(ListFile file, Tasks tasks, Supplier<Kept> content) {
        this.file = file;
        this.tasks = tasks;
        this.content = content;
    }

    /// The list is another one now.
    synchronized void changed() {
        if (pending.isEmpty()) {
            pending = Optional.of(tasks.later(DELAY, this::save));
        }
    }

    /// Writes it now. Blocks for the disk.
    void save() {
        synchronized (this) {
            pending.ifPresent(Tasks.Pending::cancel);
            pending = Optional.empty();
        }
        synchronized (writing) {
            try {
                file.save(content.get());
            } catch (IOException e) {
                LOG.error("the list of downloads cannot be saved", e);
                again();
            }
        }
    }

    private synchronized void again() {
        if (pending.isEmpty()) {
            pending = Optional.of(tasks.later(PAUSE, this::save));
        }
    }
}
