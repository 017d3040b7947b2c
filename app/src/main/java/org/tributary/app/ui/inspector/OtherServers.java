package org.tributary.app.ui.inspector;

import java.util.List;
import java.util.stream.Collectors;
import org.tributary.app.ui.common.Messages;
import org.tributary.shared.format.RemoteText;
import org.tributary.shared.servers.ServerHealth;
import org.tributary.shared.transfer.DownloadSnapshot.ServerShare;
import org.tributary.shared.transfer.SegmentStates;
import org.tributary.shared.transfer.SegmentStates.State;

/// Whether a segment that is being fetched could be fetched from another server, and if not, why not.
///
/// @param label what the menu says
record OtherServers(boolean isAny, String label) {
    /// @param running whether the download runs
    /// @param servers those of the download, as the states number them
    static OtherServers of(
            int segment,
            boolean running,
            SegmentStates states,
            List<ServerShare> servers,
            Messages messages) {
        State state = states.state(segment);
        int now = states.server(segment);
        if (running && state == State.RETRYING) {
            return not("again", "", messages);
        }
        if (!running || now < 0 || state != State.DOWNLOADING) {
            return not("notFetched", "", messages);
        }
        List<ServerShare> holders =
                servers.stream()
                        .filter(share -> share != servers.get(now))
                        .filter(share ->
                                share.held().filter(it -> it.contains(segment)).isPresent())
                        .toList();
        if (holders.isEmpty()) {
            return not("nobody", "", messages);
        }
        if (holders.stream().noneMatch(share -> isReady(share.health()))) {
            String names =
                    holders.stream()
                            .map(share -> RemoteText.shown(share.server()))
                            .collect(Collectors.joining(", "));
            return not("notNow", names, messages);
        }
        return new OtherServers(true, messages.text("inspector.segment.another"));
    }

    private static OtherServers not(String why, String names, Messages messages) {
        return new OtherServers(false, messages.text("inspector.segment.another." + why, names));
    }

    private static boolean isReady(ServerHealth health) {
        return switch (health) {
            case ServerHealth.NotAskedYet _,
                    ServerHealth.Answers _,
                    ServerHealth.Slow _,
                    ServerHealth.SentWrong _ ->
                    true;
            case ServerHealth.Busy _,
                    ServerHealth.NoAnswer _,
                    ServerHealth.Quarantined _,
                    ServerHealth.LeftOut _,
                    ServerHealth.SwitchedOff _ ->
                    false;
        };
    }
}
