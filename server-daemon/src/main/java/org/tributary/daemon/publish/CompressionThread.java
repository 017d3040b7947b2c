package org.tributary.daemon.publish;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.shared.format.Sha256;

/// Makes the compressed copies of one file's fragments after the other's, in the background.
final class CompressionThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CompressionThread.class);

    /// One fragment may still have to be finished.
    private static final Duration LONGEST_END = Duration.ofSeconds(10);

    private final CompressedCopies copies;
    private final Consumer<Result> results;
    private final BlockingQueue<Optional<OfferedFile>> files = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean stopped;

    /// @param results told when a file is done, on the compression's own thread
    CompressionThread(CompressedCopies copies, Consumer<Result> results) {
        this.copies = copies;
        this.results = results;
        this.thread = Thread.ofPlatform().name("publish-compress").daemon().start(this::run);
    }

    /// How compressing a file ended.
    ///
    /// @param file the file
    /// @param compressible what is known of it now
    /// @param problem why a copy could not be written; empty when all is well
    record Result(OfferedFile file, Compressible compressible, Optional<String> problem) {}

    /// Compresses a file; where nobody knows yet whether that is worth while, looks at it first.
    void compress(OfferedFile file) {
        files.add(Optional.of(file));
    }

    @Override
    public void close() {
        stopped = true;
        files.add(Optional.empty());
        try {
            thread.join(LONGEST_END);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            for (Optional<OfferedFile> file = files.take();
                    file.isPresent() && !stopped;
                    file = files.take()) {
                results.accept(work(file.get()));
            }
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts the compression", e);
        }
    }

    private Result work(OfferedFile file) {
        Compressible compressible = file.compressible();
        try {
            if (compressible == Compressible.UNKNOWN) {
                compressible = FragmentCompressor.sample(file.whole());
            }
            List<Sha256> fragments = file.manifest().fragments();
            for (int i = 0;
                    compressible == Compressible.YES && i < fragments.size() && !stopped;
                    i++) {
                copies.make(file.fragment(i), fragments.get(i));
            }
            return new Result(file, compressible, Optional.empty());
        } catch (FileChangedException | NoSuchFileException _) {
            return new Result(file, compressible, Optional.empty());
        } catch (IOException e) {
            return new Result(file, compressible, Optional.of(UploadScanner.reason(e)));
        } catch (RuntimeException e) {
            LOG.error("Compressing {} failed", file.location(), e);
            return new Result(file, Compressible.NO, Optional.empty());
        }
    }
}
