package org.tributary.shared.transfer;

import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/// One file being fetched. Thread-safe.
public final class Download {
    private final CompletableFuture<DownloadResult> result = new CompletableFuture<>();
    private final Runnable pause;
    private final RateLimit limit;
    private volatile DownloadSnapshot snapshot;

    /// @param pause asks the engine to stop it
    /// @param limit of its own
    Download(DownloadSnapshot first, Runnable pause, RateLimit limit) {
        this.snapshot = first;
        this.pause = pause;
        this.limit = limit;
    }

    /// Returns what it looks like now.
    public DownloadSnapshot snapshot() {
        return snapshot;
    }

    /// Returns how it ends, once it has; exceptionally only by a fault of this program.
    public CompletableFuture<DownloadResult> result() {
        return result.copy();
    }

    /// Stops it in good order: what is done is kept, and the same request goes on from there. The
    /// result is then [DownloadResult.Paused].
    public void pause() {
        pause.run();
    }

    /// Keeps it under so many bytes a second, on top of the limit for all downloads; empty lifts the
    /// limit. Holds at once.
    public void limit(OptionalLong bytesPerSecond) {
        limit.set(bytesPerSecond.orElse(0));
    }

    void show(DownloadSnapshot newest) {
        snapshot = newest;
    }

    void crash(Throwable cause) {
        result.completeExceptionally(cause);
    }

    void end(DownloadResult how) {
        result.complete(how);
    }
}
