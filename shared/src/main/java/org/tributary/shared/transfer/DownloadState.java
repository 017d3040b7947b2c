package org.tributary.shared.transfer;

/// Where a download is on its way.
public enum DownloadState {
    /// Waits for its turn.
    QUEUED,
    /// Asks the servers what they have.
    STARTING,
    DOWNLOADING,
    /// Every server is busy or silent; it goes on by itself.
    WAITING,
    /// All bytes are here; what is not proved yet is being hashed.
    CHECKING,
    PAUSED,
    FINISHED,
    FAILED
}
