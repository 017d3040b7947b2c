package org.tributary.shared.transfer;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tributary.shared.client.Untrusted;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.servers.ServerHealth;
import org.tributary.shared.servers.WrongData;

/// Something worth telling that happened in a download. `server` is always a server's `host:port`
/// as listed.
public sealed interface DownloadEvent {
    /// Wall-clock time, for display.
    Instant time();

    /// It is known what to fetch and from whom.
    ///
    /// @param size bytes, or -1 when the source does not say
    /// @param sha256 what the whole file must hash to, when anybody knows
    /// @param root the manifest used, when there is one
    /// @param segments how many segments it has
    /// @param onDisk bytes kept from an earlier try
    record Resolved(
            Instant time,
            String name,
            long size,
            Optional<Sha256> sha256,
            Optional<Sha256> root,
            int segments,
            List<String> servers,
            long onDisk)
            implements DownloadEvent {}

    /// What the log of an earlier try said cannot be believed, so what is on disk was proved again.
    ///
    /// @param onDisk how many whole segments there were bytes of
    /// @param right how many of them match their hash and are kept
    /// @param hashed whether anybody knows what the segments must hash to; if not, none is kept
    /// @param damaged where the damaged log is kept
    record LogDamaged(Instant time, int onDisk, int right, boolean hashed, Path damaged)
            implements DownloadEvent {}

    /// A server was found to hold the file after the start, or answers again.
    record ServerJoined(Instant time, String server) implements DownloadEvent {}

    /// A server answers but cannot help: it offers another content under the name, lacks the file,
    /// refuses, ...
    ///
    /// @param untrusted why, when it is that it does not prove who it is
    record ServerLeftOut(Instant time, String server, String reason, Optional<Untrusted> untrusted)
            implements DownloadEvent {
        public ServerLeftOut(Instant time, String server, String reason) {
            this(time, server, reason, Optional.empty());
        }

        static ServerLeftOut of(Instant time, String server, ServerHealth.LeftOut why) {
            return new ServerLeftOut(time, server, why.reason(), why.untrusted());
        }
    }

    record ServerBusy(Instant time, String server, Duration retryAfter) implements DownloadEvent {}

    /// No byte came for too long; its range was given away.
    record ServerStalled(Instant time, String server, Duration silence, Duration nextTry)
            implements DownloadEvent {}

    record ServerUnreachable(Instant time, String server, String reason, Duration nextTry)
            implements DownloadEvent {}

    record ServerQuarantined(Instant time, WrongData evidence) implements DownloadEvent {
        public String server() {
            return evidence.server();
        }
    }

    /// A faster server took over what a slower one still held.
    record RangeTakenOver(Instant time, int segment, long bytes, String from, String server)
            implements DownloadEvent {}

    /// A segment's bytes are on disk and match its hash.
    ///
    /// @param server who sent most of it
    record SegmentVerified(Instant time, int segment, long bytes, String server)
            implements DownloadEvent {}

    /// A segment's bytes do not match its hash; it is fetched again whole from one other server.
    record SegmentCorrupt(
            Instant time, int segment, List<String> servers, Sha256 expected, Sha256 got)
            implements DownloadEvent {}

    /// Nothing can be done but wait; `reason` is a sentence.
    record Waiting(Instant time, String reason, Duration nextTry) implements DownloadEvent {}

    /// At most ten times a second while bytes arrive.
    record Progress(Instant time, DownloadSnapshot snapshot) implements DownloadEvent {}

    /// The download ended; nothing follows.
    record Ended(Instant time, DownloadResult result) implements DownloadEvent {}
}
