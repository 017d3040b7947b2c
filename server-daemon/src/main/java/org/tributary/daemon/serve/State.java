package org.tributary.daemon.serve;

import java.util.Locale;
import org.tributary.daemon.publish.Publisher;

/// What a daemon is doing with its life.
enum State {
    /// It reads files it has not offered yet; the others are served.
    INDEXING,
    READY,
    /// It was told to stop and finishes what it has begun.
    DRAINING;

    static State of(Publisher publisher, Connections connections) {
        if (connections.isDraining()) {
            return DRAINING;
        }
        return publisher.isReady() ? READY : INDEXING;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
