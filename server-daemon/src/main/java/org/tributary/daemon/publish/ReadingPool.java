package org.tributary.daemon.publish;

import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads files on all cores, small ones first so that soon there is something to offer. Platform
/// threads: a disk read blocks its thread.
final class ReadingPool implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReadingPool.class);

    /// A disk may take its time over the block that is being read.
    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private final PublishSettings settings;
    private final Fragmenter fragmenter;
    private final Consumer<Reading> results;
    private final ThreadPoolExecutor threads;

    /// @param results told how each reading ended, on a thread of the pool
    ReadingPool(PublishSettings settings, int cores, Consumer<Reading> results) {
        this.settings = settings;
        this.fragmenter = new Fragmenter(cores);
        this.results = results;
        this.threads =
                new ThreadPoolExecutor(
                        cores,
                        cores,
                        0,
                        TimeUnit.SECONDS,
                        new PriorityBlockingQueue<>(),
                        Thread.ofPlatform().name("publish-read-", 1).daemon().factory());
    }

    /// How reading a file ended.
    ///
    /// @param file the file, in the state it was to be read in
    /// @param compressible what a sample told, when reading it succeeded
    record Reading(UploadFile file, Fragmenter.Outcome outcome, Compressible compressible) {}

    void read(UploadFile file) {
        threads.execute(new Job(file));
    }

    /// Returns the bytes read so far.
    long bytesRead() {
        return fragmenter.bytesRead();
    }

    /// Ends all reading; what is not finished is not told of.
    @Override
    public void close() {
        fragmenter.stop();
        threads.shutdownNow();
        try {
            threads.awaitTermination(LONGEST_END.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Job implements Runnable, Comparable<Job> {
        private static final Comparator<Job> SMALL_FIRST =
                Comparator.<Job>comparingLong(job -> job.file.status().size())
                        .thenComparing(job -> job.file.name());

        private final UploadFile file;

        Job(UploadFile file) {
            this.file = file;
        }

        @Override
        public void run() {
            try {
                Fragmenter.Outcome outcome =
                        fragmenter.read(
                                file.location(),
                                file.status(),
                                settings.fragmentSizeFor(file.status().size()));
                results.accept(new Reading(file, outcome, sample(outcome)));
            } catch (InterruptedException _) {
                // The pool was closed.
            } catch (RuntimeException | Error e) {
                LOG.error("Reading {} failed", file.location(), e);
                results.accept(
                        new Reading(
                                file,
                                new Fragmenter.Outcome.Unreadable("internal error", false),
                                Compressible.UNKNOWN));
            }
        }

        private Compressible sample(Fragmenter.Outcome outcome) {
            if (!settings.compress() || !(outcome instanceof Fragmenter.Outcome.Fragmented)) {
                return Compressible.UNKNOWN;
            }
            try {
                FileStatus status = file.status();
                return FragmentCompressor.sample(
                        new Slice(file.location(), 0, status.size(), status.stamp()));
            } catch (IOException _) {
                return Compressible.UNKNOWN;
            }
        }

        @Override
        public int compareTo(Job other) {
            return SMALL_FIRST.compare(this, other);
        }
    }
}
