package org.tributary.shared.transfer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.tributary.shared.format.Sha256;

/// How a download ended.
public sealed interface DownloadResult {
    /// The file is complete under its final name.
    ///
    /// @param sha256 computed here from the bytes that arrived
    /// @param verified whether that was compared with something known before
    /// @param size bytes
    /// @param took time this run needed
    /// @param bytesByServer bytes kept, by [org.tributary.shared.servers.Server#id()]
    /// @param wastedBytes bytes that arrived and were thrown away
    /// @param retries ranges that had to be asked for again
    record Done(
            Path path,
            Sha256 sha256,
            boolean verified,
            long size,
            Duration took,
            Map<String, Long> bytesByServer,
            long wastedBytes,
            int retries)
            implements DownloadResult {}

    /// The target was there with the right content before; nothing was transferred.
    record AlreadyThere(Path path, Sha256 sha256) implements DownloadResult {}

    /// It stopped because it was told to.
    ///
    /// @param bytesOnDisk what is done and kept
    /// @param goesOn whether the same request goes on from there; false where the source can only
    ///     send all of the file again
    record Paused(long bytesOnDisk, Optional<Long> size, boolean goesOn)
            implements DownloadResult {}

    /// It cannot go on by waiting. What is done is kept where that makes sense.
    ///
    /// @param kind what sort of thing stands in the way
    /// @param obstacle what exactly does
    /// @param sentence what happened, why, and what to do, for people
    record Failed(Kind kind, Obstacle obstacle, String sentence) implements DownloadResult {}

    /// What stands in the way.
    enum Kind {
        /// No server that answers offers it.
        NOT_FOUND,
        /// No server answers.
        UNREACHABLE,
        /// Servers disagree without a majority, or the bytes cannot be proved.
        UNPROVED,
        /// The source refuses: log-in needed, forbidden, not a file.
        REFUSED,
        /// The content changed at the source since the download began.
        CHANGED,
        /// The local disk: full, read-only, target in the way.
        DISK,
        /// Another process downloads to the same target.
        IN_USE
    }
}
