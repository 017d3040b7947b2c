package org.tributary.app.ui.downloads;

import java.util.Locale;
import java.util.Optional;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.shared.transfer.DownloadSnapshot;
import org.tributary.shared.transfer.Wait;

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
            case RUNNING -> needsAttention(snapshot) ? FAILED : ACTIVE;
            case UNPACKING -> ACTIVE;
            case PAUSED -> PAUSED;
            case FINISHED, MISSING -> FINISHED;
            case FAILED -> FAILED;
        };
    }

    /// True for a running download that nobody can help now: a segment is on no server that answers.
    public static boolean needsAttention(Optional<DownloadSnapshot> snapshot) {
        return snapshot.flatMap(DownloadSnapshot::waiting)
                .filter(Wait.NoLiveCopy.class::isInstance)
                .isPresent();
    }

    /// Returns the end of its keys in the bundle.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
