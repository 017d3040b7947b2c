package org.tributary.shared.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tributary.shared.servers.ServerHealth;
import org.tributary.shared.transfer.DownloadSnapshot.ServerShare;

/// Takes the pictures of one download that others may look at. Called on the engine thread alone.
final class SnapshotTaker {
    private final String wantedName;
    private final Sources sources;

    /// @param wantedName what to call the download until its content is known
    SnapshotTaker(String wantedName, Sources sources) {
        this.wantedName = wantedName;
        this.sources = sources;
    }

    DownloadSnapshot take(
            DownloadState state, Optional<Resolution> resolution, Optional<Moving> moving) {
        List<ServerState> servers = sources.servers();
        Map<String, Long> bytes = moving.map(Moving::bytesByServer).orElse(Map.of());
        List<ServerShare> shares = new ArrayList<>();
        for (ServerState server : servers) {
            int connections = moving.map(it -> it.connections(server)).orElse(0);
            shares.add(share(server, bytes.getOrDefault(server.id(), 0L), connections));
        }
        Optional<Content> content = resolution.map(Resolution::content);
        List<String> ids = servers.stream().map(ServerState::id).toList();
        return new DownloadSnapshot(
                state,
                content.map(Content::name).orElse(wantedName),
                content.map(Content::size).orElse(Content.UNKNOWN),
                moving.map(Moving::verifiedBytes).orElse(0L),
                moving.map(Moving::receivedBytes).orElse(0L),
                moving.map(Moving::bytesPerSecond).orElse(0.0),
                moving.map(it -> it.segments(ids)).orElse(SegmentStates.NONE),
                shares,
                sentence(state, content.isPresent(), shares, moving.flatMap(Moving::waiting)),
                state == DownloadState.WAITING ? moving.flatMap(Moving::waiting) : Optional.empty(),
                content.filter(it -> it.size() != Content.UNKNOWN).map(Layout::of));
    }

    private ServerShare share(ServerState server, long bytes, int connections) {
        Optional<ServerHealth.LeftOut> leftOut = sources.leftOut(server);
        ServerHealth health =
                leftOut.isPresent() && !server.isBarred() ? leftOut.get() : server.health();
        double speed = connections == 0 ? 0 : server.bytesPerSecond();
        return new ServerShare(
                server.id(), health, bytes, speed, connections, sources.held(server));
    }

    private static String sentence(
            DownloadState state, boolean known, List<ServerShare> shares, Optional<Wait> waiting) {
        return switch (state) {
            case QUEUED -> "Waits for its turn";
            case STARTING -> known ? "Looks at what is on disk" : "Asks the servers what they have";
            case DOWNLOADING -> downloading(shares);
            case WAITING -> waiting.map(Outlook::sentence).orElse("Waits");
            case CHECKING -> "Compares it with its SHA-256";
            case PAUSED -> "Paused";
            case FINISHED -> "Finished";
            case FAILED -> "Cannot go on";
        };
    }

    private static String downloading(List<ServerShare> shares) {
        long giving = shares.stream().filter(share -> share.connections() > 0).count();
        int connections = shares.stream().mapToInt(ServerShare::connections).sum();
        return giving
                + " of "
                + shares.size()
                + (shares.size() == 1 ? " server, " : " servers, ")
                + connections
                + (connections == 1 ? " connection" : " connections");
    }

    /// Bytes on their way, whichever way that is.
    interface Moving {
        long verifiedBytes();

        long receivedBytes();

        double bytesPerSecond();

        /// Bytes kept, by server.
        Map<String, Long> bytesByServer();

        /// Returns how many requests are in flight to the server.
        int connections(ServerState server);

        /// Returns the state of every segment; servers by their position in `ids`.
        SegmentStates segments(List<String> ids);

        /// Returns what is waited for, when nothing is in flight and nothing can be.
        Optional<Wait> waiting();
    }
}
