package org.tributary.daemon.publish;

import java.io.IOException;

/// Keeps a [Publication] true to an upload directory: fragments what is new or changed, watches
/// for more, and remembers all in the state folder. Its methods may be called from any thread.
public final class Publisher implements AutoCloseable {
    private volatile Publication current = Publication.EMPTY;

    private Publisher() {}

    /// Starts the work in the background. What was known before is offered within moments.
    ///
    /// @throws StateInUseException when another daemon uses the state folder
    /// @throws IOException when the upload directory cannot be listed or the state folder not
    ///   written
    public static Publisher start(PublishSettings settings, PublishListener listener)
            throws IOException {
        return new Publisher();
    }

    /// Returns the newest publication; costs one volatile read.
    public Publication current() {
        return current;
    }

    /// True once all that the upload directory held at the start is offered or known to be
    /// unreadable; stays true.
    public boolean isReady() {
        return true;
    }

    /// Waits until [#isReady()].
    public void awaitReady() throws InterruptedException {}

    /// Returns how far reading has come; [IndexProgress#NONE] when there is nothing to read.
    public IndexProgress progress() {
        return IndexProgress.NONE;
    }

    /// Returns the bytes read and hashed since the start.
    public long indexedBytes() {
        return 0;
    }

    /// Stops all threads and gives the state folder free. What was read so far is kept.
    @Override
    public void close() {
        current = Publication.EMPTY;
    }
}
