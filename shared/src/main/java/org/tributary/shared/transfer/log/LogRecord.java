package org.tributary.shared.transfer.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.servers.WrongData;

/// One line of a download log.
public sealed interface LogRecord {
    /// What is being downloaded: always the first line.
    ///
    /// @param name what people call it
    /// @param size bytes
    /// @param segmentSize bytes of every segment but the last
    /// @param sha256 what the whole file must hash to, when anybody knows
    /// @param root the manifest it comes from, when it comes from one
    /// @param etag strong validator, when there is nothing better
    /// @param hashes how many segment hashes follow in [Hashes] lines
    /// @param links where it can be had besides the servers list
    record Header(
            String name,
            long size,
            long segmentSize,
            Optional<Sha256> sha256,
            Optional<Sha256> root,
            Optional<String> etag,
            int hashes,
            List<String> links)
            implements LogRecord {}

    /// What the segments from `first` on must hash to.
    record Hashes(int first, List<Sha256> sha256) implements LogRecord {}

    /// A segment's bytes are on disk and right.
    record Verified(int segment, String server, long bytes, Instant time) implements LogRecord {}

    /// Bytes of a segment that are on disk; proved only if a [Verified] line says so of the segment.
    ///
    /// @param start first byte, in the file
    /// @param end byte after the last, in the file
    record Received(int segment, String server, long start, long end) implements LogRecord {}

    /// A server sent wrong bytes.
    record Quarantined(WrongData evidence) implements LogRecord {}

    /// A segment that was noted before must be fetched again.
    record Forgotten(int segment) implements LogRecord {}

    /// The download stopped in good order; what is noted before is all on disk.
    record Paused(Instant time) implements LogRecord {}

    /// The download stopped because something is in the way; `reason` is a sentence.
    record Failed(Instant time, String reason) implements LogRecord {}
}
