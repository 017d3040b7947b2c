package org.tributary.app.downloads;

import java.time.Duration;

/// Where work runs that its caller does not wait for. Thread-safe.
interface Tasks extends AutoCloseable {
    /// Runs `task` on another thread; it may block.
    void soon(Runnable task);

    /// Runs `task` on another thread once `delay` has passed; it may block.
    Pending later(Duration delay, Runnable task);

    /// Begins nothing any more and waits for what runs, a few seconds at most.
    @Override
    void close();

    /// Something that has not begun.
    interface Pending {
        void cancel();
    }
}
