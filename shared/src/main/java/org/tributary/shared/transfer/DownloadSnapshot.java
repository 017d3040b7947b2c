package org.tributary.shared.transfer;

import java.util.List;
import java.util.Optional;
import org.tributary.shared.format.FragmentSet;
import org.tributary.shared.servers.ServerHealth;

/// What a download looks like at one moment. Immutable; may be read by any thread.
///
/// @param size bytes, or -1 while unknown
/// @param verifiedBytes bytes proved right, or simply received when there is nothing to prove them
///   by
/// @param receivedBytes bytes on disk, proved or not
/// @param bytesPerSecond speed over the last seconds
/// @param segments the state of every segment
/// @param servers every server asked, in the order of the servers list
/// @param sentence one line for people: what it does or waits for now
/// @param waiting what it waits for, while it does ([DownloadState#WAITING])
/// @param layout its segments, once it is known what the file is and how long
public record DownloadSnapshot(
        DownloadState state,
        String name,
        long size,
        long verifiedBytes,
        long receivedBytes,
        double bytesPerSecond,
        SegmentStates segments,
        List<ServerShare> servers,
        String sentence,
        Optional<Wait> waiting,
        Optional<Layout> layout) {

    public DownloadSnapshot {
        servers = List.copyOf(servers);
    }

    /// Returns the same with other servers.
    public DownloadSnapshot withServers(List<ServerShare> others) {
        return new DownloadSnapshot(
                state,
                name,
                size,
                verifiedBytes,
                receivedBytes,
                bytesPerSecond,
                segments,
                others,
                sentence,
                waiting,
                layout);
    }

    /// What one server does for the download.
    ///
    /// @param server the server's [org.tributary.shared.servers.Server#id()]
    /// @param bytes bytes it sent that were kept
    /// @param connections requests in flight to it
    /// @param held which segments it has; empty while it told nobody. Shared from one snapshot to the
    ///   next
    public record ServerShare(
            String server,
            ServerHealth health,
            long bytes,
            double bytesPerSecond,
            int connections,
            Optional<FragmentSet> held) {
        /// Returns the same of a server that is otherwise.
        public ServerShare withHealth(ServerHealth other) {
            return new ServerShare(server, other, bytes, bytesPerSecond, connections, held);
        }
    }
}
