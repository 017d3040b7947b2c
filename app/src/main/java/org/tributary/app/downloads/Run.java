package org.tributary.app.downloads;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.tributary.shared.transfer.DownloadEvent;

/// One try of a download, from the moment it is given out. Thread-safe.
final class Run {
    private final long startNanos = System.nanoTime();

    /// Guarded by this; absent while the try is being prepared.
    private Optional<Engine.Running> running = Optional.empty();

    /// Guarded by this.
    private boolean stopped;

    /// Written by the engine, read by any thread.
    private volatile Optional<DownloadEvent.Resolved> resolved = Optional.empty();

    /// Written by the engine, read by any thread.
    private volatile Optional<DownloadEvent.LogDamaged> damage = Optional.empty();

    /// It runs in the engine now; a stop that was asked for before is passed on.
    synchronized void started(Engine.Running download) {
        running = Optional.of(download);
        if (stopped) {
            download.pause();
        }
    }

    /// Stops it in good order, also when it has not quite begun.
    synchronized void stop() {
        if (!stopped) {
            stopped = true;
            running.ifPresent(Engine.Running::pause);
        }
    }

    synchronized boolean isStopped() {
        return stopped;
    }

    synchronized Optional<Engine.Running> running() {
        return running;
    }

    synchronized void limit(OptionalLong bytesPerSecond) {
        running.ifPresent(download -> download.limit(bytesPerSecond));
    }

    /// The log of an earlier try was damaged.
    void damaged(DownloadEvent.LogDamaged what) {
        damage = Optional.of(what);
    }

    Optional<DownloadEvent.LogDamaged> damage() {
        return damage;
    }

    /// It is known what it is.
    void resolved(DownloadEvent.Resolved what) {
        resolved = Optional.of(what);
    }

    Optional<DownloadEvent.Resolved> resolved() {
        return resolved;
    }

    Duration took() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }
}
