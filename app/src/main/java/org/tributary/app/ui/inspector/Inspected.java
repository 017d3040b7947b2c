package org.tributary.app.ui.inspector;

import java.time.Instant;
import java.util.Optional;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.shared.transfer.DownloadSnapshot;

/// The download that is looked at, at one moment.
record Inspected(DownloadEntry entry, Optional<DownloadSnapshot> snapshot, Instant now) {
    String id() {
        return entry.id();
    }

    boolean isRunning() {
        return entry.state() == DownloadEntry.State.RUNNING;
    }
}
