package org.tributary.shared.transfer;

import java.util.concurrent.CompletableFuture;

/// One file being fetched. Thread-safe.
public final class Download {
    private final CompletableFuture<DownloadResult> result = new CompletableFuture<>();
    private final Runnable pause;
    private volatile DownloadSnapshot snapshot;

    /// @param pause asks the engine to stop it
    Download(DownloadSnapshot first, Runnable pause) {
        this.snapshot = first;
        this.pause = pause;
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
