package org.tributary.daemon.publish;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// How patient a [PublishLoop] is.
///
/// @param watch whether the system is asked to tell of changes, where it can
/// @param quiet a file that did not change for so long is taken to be complete
/// @param coarseQuiet the same where the file system tells times in seconds only
/// @param rescan how often everything is looked at although changes are told of
/// @param poll how often everything is looked at where they are not
record Pace(boolean watch, Duration quiet, Duration coarseQuiet, Duration rescan, Duration poll) {
    static final Pace USUAL =
            new Pace(
                    true,
                    Duration.ofMillis(500),
                    Duration.ofMillis(2100),
                    Duration.ofMinutes(1),
                    Duration.ofMillis(700));

    /// Returns how long a file in this state has to stay in it before it is read.
    Duration quietFor(FileStatus status) {
        return status.changedNanos() % 1_000_000_000 == 0 ? coarseQuiet : quiet;
    }

    /// Returns how much of that is left by the clock on the wall: a file that nobody touched for
    /// longer need not wait. One from the future has to wait for all of it.
    Duration stillToWait(FileStatus status) {
        Duration quiet = quietFor(status);
        long ageNanos =
                TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()) - status.changedNanos();
        if (ageNanos < 0) {
            return quiet;
        }
        return ageNanos > quiet.toNanos() ? Duration.ZERO : quiet.minusNanos(ageNanos);
    }
}
