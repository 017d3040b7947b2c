package org.tributary.app.ui.common;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tributary.app.servers.ServerView;
import org.tributary.shared.servers.ServerHealth;
import org.tributary.shared.transfer.DownloadSnapshot;
import org.tributary.shared.transfer.DownloadSnapshot.ServerShare;

/// Brings together what a download knows of a server and what is known of it otherwise, so that the
/// same is said of it everywhere.
public final class SeenServers {
    private SeenServers() {}

    /// Returns what a server does for a download, with how it is now.
    ///
    /// @param view all that is known of the server, when it is in the list
    /// @param isRunning whether the download runs; else what it knows is of the past
    public static ServerShare of(ServerShare share, Optional<ServerView> view, boolean isRunning) {
        ServerHealth health =
                view.map(now -> of(share.health(), now.health(), isRunning))
                        .orElseGet(() -> isRunning ? share.health() : past(share.health()));
        return health == share.health() ? share : share.withHealth(health);
    }

    /// What is wrong with a server for this download alone is known to nobody else.
    private static ServerHealth of(ServerHealth known, ServerHealth now, boolean isRunning) {
        boolean isOfThisDownload =
                known instanceof ServerHealth.LeftOut
                        || isRunning && known instanceof ServerHealth.NotAskedYet;
        return isOfThisDownload || now instanceof ServerHealth.LeftOut ? known : now;
    }

    /// Nobody tries it again now, and nobody knows how it is.
    private static ServerHealth past(ServerHealth health) {
        return switch (health) {
            case ServerHealth.NoAnswer _, ServerHealth.Busy _ -> new ServerHealth.NotAskedYet();
            case ServerHealth.NotAskedYet _,
                    ServerHealth.Answers _,
                    ServerHealth.Slow _,
                    ServerHealth.SentWrong _,
                    ServerHealth.Quarantined _,
                    ServerHealth.LeftOut _,
                    ServerHealth.SwitchedOff _ ->
                    health;
        };
    }

    /// Returns a running download with its servers as they are now.
    public static DownloadSnapshot in(DownloadSnapshot running, Collection<ServerView> views) {
        List<ServerShare> shares =
                running.servers().stream()
                        .map(share -> of(share, find(share, views), true))
                        .toList();
        return shares.equals(running.servers()) ? running : running.withServers(shares);
    }

    private static Optional<ServerView> find(ServerShare share, Collection<ServerView> views) {
        return views.stream().filter(view -> view.id().equals(share.server())).findFirst();
    }
}
