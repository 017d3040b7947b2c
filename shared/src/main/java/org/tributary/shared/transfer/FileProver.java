package org.tributary.shared.transfer;

import java.io.IOException;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import org.tributary.shared.format.Sha256;

/// Has the whole file's SHA-256 computed as segments become contiguous. Its state is touched by the
/// engine thread alone; hashing runs on another thread and comes back as an event.
final class FileProver {
    private final Engine engine;
    private final FileDigest digest;
    private final Owner owner;

    /// Segments that the digest holds already.
    private int done;

    private boolean busy;

    /// Told on the engine thread.
    interface Owner {
        /// Hashing came to an end for now; `damaged` is a segment whose bytes on disk are not right
        /// any more.
        void digested(OptionalInt damaged);

        /// Hashing was stopped; it does not go on.
        void stopped();

        void diskFailed(IOException cause);
    }

    FileProver(Engine engine, FileDigest digest, Owner owner) {
        this.engine = engine;
        this.digest = digest;
        this.owner = owner;
    }

    boolean isBusy() {
        return busy;
    }

    /// True when the digest holds the first `segments` segments and rests.
    boolean holds(int segments) {
        return !busy && done == segments;
    }

    /// Returns the file's SHA-256, once the digest holds every segment.
    Sha256 value() {
        return digest.value();
    }

    /// Hashes on until the digest holds the first `segments` segments, which are all proved.
    void advance(int segments) {
        if (busy || segments <= done) {
            return;
        }
        busy = true;
        engine.hashers().execute(() -> hash(segments));
    }

    private void hash(int segments) {
        try {
            OptionalInt damaged = digest.advance(segments);
            engine.loop()
                    .post(() -> {
                        busy = false;
                        done = damaged.orElse(segments);
                        owner.digested(damaged);
                    });
        } catch (CancellationException e) {
            engine.loop()
                    .post(() -> {
                        busy = false;
                        owner.stopped();
                    });
        } catch (IOException e) {
            engine.loop()
                    .post(() -> {
                        busy = false;
                        owner.diskFailed(e);
                    });
        }
    }

    /// Begins again from the first segment. Not to be called while it is busy.
    void restart() {
        digest.restart();
        done = 0;
    }
}
