package org.tributary.app.ui.downloads;

import java.util.Locale;
import java.util.Optional;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.app.ui.common.StateWords;
import org.tributary.shared.transfer.DownloadSnapshot;

/// A part of the list that can be shown alone.
public enum DownloadGroup {
    ALL,
    ACTIVE,
    QUEUED,
    PAUSED,
    FINISHED,
    /// Failed, or waiting for something that may never come.
    FAILED;

    /// Returns the group, other than [#ALL], that a download is in.
    static DownloadGroup of(DownloadEntry entry, Optional<DownloadSnapshot> snapshot) {
        return switch (entry.state()) {
            case QUEUED -> QUEUED;
            case RUNNING -> StateWords.needsAttention(entry, snapshot) ? FAILED : ACTIVE;
            case UNPACKING -> ACTIVE;
            case PAUSED -> PAUSED;
            case FINISHED, MISSING -> FINISHED;
            case FAILED -> FAILED;
        };
    }

    /// Returns the end of its keys in the bundle.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
