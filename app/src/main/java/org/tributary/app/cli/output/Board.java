package org.tributary.app.cli.output;

import java.time.Instant;
import java.util.List;
import org.tributary.shared.transfer.DownloadSnapshot;

/// All downloads of one `get` at one moment.
///
/// @param now wall-clock time, for countdowns
/// @param ended how many are over
/// @param total how many there are
/// @param running those that run, in the order they were started
public record Board(Instant now, int ended, int total, List<Running> running) {
    public Board {
        running = List.copyOf(running);
    }

    /// A download that runs.
    ///
    /// @param file what the user asked for
    public record Running(String file, DownloadSnapshot snapshot) {}
}
