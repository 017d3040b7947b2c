package org.tributary.app.ui.downloads;

import java.util.Locale;
import java.util.Optional;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.shared.transfer.DownloadSnapshot;
import org.tributary.shared.transfer.Obstacle;
import org.tributary.shared.transfer.Wait;

/// What one click can do for a download that does not go on.
enum Mending {
    TRY_NOW,
    TRY_AGAIN,
    ADD_SERVER,
    CHOOSE_FOLDER,
    DOWNLOAD_AGAIN;

    /// Returns what helps most, if anything does.
    static Optional<Mending> of(DownloadEntry entry, Optional<DownloadSnapshot> snapshot) {
        return switch (entry.state()) {
            case RUNNING -> snapshot.flatMap(DownloadSnapshot::waiting).map(Mending::of);
            case FAILED ->
                    Optional.of(
                            entry.problem()
                                    .map(problem -> of(problem.obstacle()))
                                    .orElse(TRY_AGAIN));
            case MISSING -> Optional.of(DOWNLOAD_AGAIN);
            case QUEUED, PAUSED, UNPACKING, FINISHED -> Optional.empty();
        };
    }

    private static Mending of(Wait wait) {
        return switch (wait) {
            case Wait.NoLiveCopy _ -> ADD_SERVER;
            case Wait.AllBusy _, Wait.NobodyAnswers _ -> TRY_NOW;
        };
    }

    private static Mending of(Obstacle obstacle) {
        return switch (obstacle) {
            case Obstacle.NoServers _, Obstacle.WrongEverywhere _, Obstacle.AllSetAside _ ->
                    ADD_SERVER;
            case Obstacle.NoSpace _, Obstacle.NotWritable _, Obstacle.TargetIsFolder _ ->
                    CHOOSE_FOLDER;
            case Obstacle.NotOffered _,
                            Obstacle.NobodyAnswers _,
                            Obstacle.Disagree _,
                            Obstacle.WrongWhole _,
                            Obstacle.UnusableDescription _,
                            Obstacle.LoginNeeded _,
                            Obstacle.Denied _,
                            Obstacle.WebPage _,
                            Obstacle.NotFound _,
                            Obstacle.Refused _,
                            Obstacle.Changed _,
                            Obstacle.TargetExists _,
                            Obstacle.PartInTheWay _,
                            Obstacle.InUse _,
                            Obstacle.NotUnpacked _,
                            Obstacle.Broke _ ->
                    TRY_AGAIN;
        };
    }

    /// Returns the end of its key in the bundle.
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
