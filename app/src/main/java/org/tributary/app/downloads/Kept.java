package org.tributary.app.downloads;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// All that is remembered between two runs of the program.
///
/// @param version of the format
/// @param downloads in the order of the list
/// @param leftovers what is still to be deleted of downloads that were taken out
record Kept(int version, List<Download> downloads, List<Leftover> leftovers) {
    static final int VERSION = 1;

    static final Kept NOTHING = new Kept(VERSION, List.of(), List.of());

    Kept {
        downloads = List.copyOf(downloads);
        leftovers = List.copyOf(leftovers);
    }

    /// A download.
    ///
    /// @param tally what its tries cost so far
    /// @param partialAt the target beside which its partial data lies
    record Download(DownloadEntry entry, Tally tally, Optional<Path> partialAt) {}
}
