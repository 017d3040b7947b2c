package org.tributary.daemon.publish;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.shared.format.Sha256;

/// Decides which file's compressed copies are made next and when unused ones go. Called only from
/// the [PublishLoop].
final class CopyKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CopyKeeper.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMinutes(5);
    private static final Duration SHORTEST_SWEEP = Duration.ofSeconds(1);
    private static final Duration LONGEST_SWEEP = Duration.ofMinutes(1);

    private final CompressedCopies copies;
    private final CompressionThread thread;
    private final Duration expiry;
    private final Duration sweepInterval;

    /// Names of files whose copies are still to be made, the first one first.
    private final Set<String> waiting = new LinkedHashSet<>();

    private boolean busy;
    private long workAgainAtNanos;
    private long sweepAtNanos;

    /// @param results told when a file is done, on another thread; is to call [#ended] from the
    ///   loop's
    CopyKeeper(
            CompressedCopies copies,
            Duration expiry,
            long nowNanos,
            Consumer<CompressionThread.Result> results) {
        this.copies = copies;
        this.thread = new CompressionThread(copies, results);
        this.expiry = expiry;
        Duration half = expiry.dividedBy(2);
        this.sweepInterval =
                half.compareTo(SHORTEST_SWEEP) < 0
                        ? SHORTEST_SWEEP
                        : half.compareTo(LONGEST_SWEEP) > 0 ? LONGEST_SWEEP : half;
        this.workAgainAtNanos = nowNanos;
        this.sweepAtNanos = nowNanos + sweepInterval.toNanos();
    }

    /// A file has just been read.
    void add(OfferedFile file) {
        if (file.compressible() == Compressible.YES) {
            waiting.add(file.file().name());
        }
    }

    /// Gives the compression its next file, if it has none.
    ///
    /// @param publication where the fragments are that somebody asked for
    /// @param offered finds a file by its name
    void work(
            long nowNanos,
            Publication publication,
            Function<String, Optional<OfferedFile>> offered) {
        for (Sha256 fragment : copies.takeWanted()) {
            publication
                    .fileWithFragment(fragment)
                    .ifPresent(file -> waiting.add(file.file().name()));
        }
        while (!busy && !waiting.isEmpty() && nowNanos - workAgainAtNanos >= 0) {
            String name = waiting.iterator().next();
            waiting.remove(name);
            offered.apply(name)
                    .filter(file -> file.compressible() != Compressible.NO)
                    .ifPresent(file -> {
                        busy = true;
                        thread.compress(file);
                    });
        }
    }

    /// Compressing a file ended.
    void ended(CompressionThread.Result result, long nowNanos) {
        busy = false;
        if (result.problem().isPresent()) {
            LOG.warn(
                    "Cannot write compressed copies: {}. The raw bytes are served",
                    result.problem().get());
            workAgainAtNanos = nowNanos + PAUSE_AFTER_FAILURE.toNanos();
        }
    }

    /// True while a file is being compressed.
    boolean isBusy() {
        return busy;
    }

    /// Removes unused copies from time to time.
    void sweep(long nowNanos) {
        if (nowNanos - sweepAtNanos >= 0) {
            copies.sweep(expiry);
            sweepAtNanos = nowNanos + sweepInterval.toNanos();
        }
    }

    @Override
    public void close() {
        thread.close();
    }
}
