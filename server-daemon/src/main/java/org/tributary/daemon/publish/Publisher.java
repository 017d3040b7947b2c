package org.tributary.daemon.publish;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a [Publication] true to an upload directory: fragments what is new or changed, watches
/// for more, and remembers all in the state folder. Its methods may be called from any thread.
public final class Publisher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

    private final StateFolder state;
    private final PublishLoop loop;
    private final Thread thread;

    private Publisher(StateFolder state, PublishLoop loop) {
        this.state = state;
        this.loop = loop;
        this.thread = Thread.ofPlatform().name("publish").daemon().start(loop);
    }

    /// Starts the work in the background. What was known before is offered within moments.
    ///
    /// @throws StateInUseException when another daemon uses the state folder
    /// @throws IOException when the upload directory cannot be listed or the state folder not
    ///   written
    public static Publisher start(PublishSettings settings, PublishListener listener)
            throws IOException {
        return start(settings, listener, Pace.USUAL);
    }

    static Publisher start(PublishSettings settings, PublishListener listener, Pace pace)
            throws IOException {
        requireFolder(settings.uploads());
        StateFolder state = StateFolder.take(settings.state());
        try {
            CompressedCopies copies =
                    settings.compress()
                            ? CompressedCopies.open(state.copies(), System::nanoTime)
                            : CompressedCopies.NONE;
            UploadScanner scanner =
                    new UploadScanner(settings.uploads(), List.of(settings.state()));
            FragmentStore store = FragmentStore.open(state.index());
            return new Publisher(
                    state, new PublishLoop(settings, listener, scanner, store, copies, pace));
        } catch (IOException | RuntimeException e) {
            state.close();
            throw e;
        }
    }

    /// Returns the newest publication; costs one volatile read.
    public Publication current() {
        return loop.current();
    }

    /// True once all that the upload directory held at the start is offered or known to be
    /// unreadable; stays true.
    public boolean isReady() {
        return loop.isReady();
    }

    /// Waits until [#isReady()].
    public void awaitReady() throws InterruptedException {
        loop.awaitReady();
    }

    /// Returns how far reading has come; [IndexProgress#NONE] when there is nothing to read.
    public IndexProgress progress() {
        return loop.progress();
    }

    /// Returns the bytes read and hashed since the start.
    public long indexedBytes() {
        return loop.bytesRead();
    }

    /// Returns where the hashes that torrents need are kept.
    public PieceHashes pieceHashes() {
        return state.pieceHashes();
    }

    /// Stops all threads and gives the state folder free. What was read so far is kept.
    @Override
    public void close() {
        loop.stop();
        try {
            thread.join();
            state.close();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.warn("Cannot give the state folder free: {}", UploadScanner.reason(e));
        }
    }

    /// Says at once what a scan would only note.
    private static void requireFolder(Path uploads) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(uploads)) {
            entries.iterator().hasNext();
        }
    }
}
