package org.tributary.app.downloads;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.tributary.shared.transfer.DownloadEvent;

/// The newest events of a download, without tries that came to the same as the one before.
/// Thread-safe.
final class EventRing {
    /// Most events remembered.
    static final int MOST = 2_000;

    /// Guarded by this.
    private final Deque<DownloadEvent> events = new ArrayDeque<>();

    /// Guarded by this.
    private final Repeats repeats = new Repeats();

    synchronized void add(DownloadEvent event) {
        if (repeats.isRepeated(event)) {
            return;
        }
        if (events.size() == MOST) {
            events.removeFirst();
        }
        events.addLast(event);
    }

    /// Returns them, oldest first.
    synchronized List<DownloadEvent> all() {
        return List.copyOf(events);
    }

    synchronized void clear() {
        events.clear();
    }
}
