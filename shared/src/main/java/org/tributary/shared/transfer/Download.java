package org.tributary.shared.transfer;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.tributary.shared.servers.Server;

/// One file being fetched. Thread-safe.
public final class Download {
    private final CompletableFuture<DownloadResult> result = new CompletableFuture<>();
    private final Control control;
    private final RateLimit limit;
    private volatile DownloadSnapshot snapshot;
    private volatile Losses losses = Losses.NONE;
    private volatile Optional<Path> target = Optional.empty();

    /// What is asked of the engine; any thread.
    interface Control {
        void pause();

        void fetchAgain(int segment);

        void preferAnother(int segment);

        void alsoFrom(List<Server> servers);
    }

    /// What a run cost besides what it was for.
    ///
    /// @param wastedBytes bytes that arrived and were thrown away
    /// @param retries ranges that had to be asked for again
    public record Losses(long wastedBytes, int retries) {
        /// Nothing went wrong.
        public static final Losses NONE = new Losses(0, 0);
    }

    /// @param limit of its own
    Download(DownloadSnapshot first, Control control, RateLimit limit) {
        this.snapshot = first;
        this.control = control;
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

    /// Returns where the file will be, once that is known.
    public Optional<Path> target() {
        return target;
    }

    /// Returns what this run cost so far, a moment ago; exact once it has ended.
    public Losses losses() {
        return losses;
    }

    /// Stops it in good order: what is done is kept, and the same request goes on from there. The
    /// result is then [DownloadResult.Paused].
    public void pause() {
        control.pause();
    }

    /// Has a proved segment fetched again, whoever sent it before. Nothing happens while the segment
    /// is not proved, or when there is no such segment.
    ///
    /// @param segment counted from 0
    public void fetchAgain(int segment) {
        control.fetchAgain(segment);
    }

    /// Takes a segment from the server that sends it now and gives it to another one that has it.
    /// Nothing happens while nobody sends it, or no other server can.
    ///
    /// @param segment counted from 0
    public void preferAnother(int segment) {
        control.preferAnother(segment);
    }

    /// Has servers asked for the file as well that may not have been there at the start. Those it
    /// knows already are not asked again.
    public void alsoFrom(List<Server> servers) {
        control.alsoFrom(List.copyOf(servers));
    }

    /// Keeps it under so many bytes a second, on top of the limit for all downloads; empty lifts the
    /// limit. Holds at once.
    public void limit(OptionalLong bytesPerSecond) {
        limit.set(bytesPerSecond.orElse(0));
    }

    void show(DownloadSnapshot newest) {
        snapshot = newest;
    }

    void goesTo(Path path) {
        target = Optional.of(path);
    }

    void lost(Losses all) {
        losses = all;
    }

    void crash(Throwable cause) {
        result.completeExceptionally(cause);
    }

    void end(DownloadResult how) {
        result.complete(how);
    }
}
