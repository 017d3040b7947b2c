package org.tributary.shared.transfer;

import java.time.Instant;
import java.util.List;

/// What a download waits for while nothing of it is in flight. It goes on by itself.
public sealed interface Wait {
    /// When a server is asked again at the earliest. Wall-clock time, for display.
    Instant nextTry();

    /// Every server that can help says that it is busy.
    record AllBusy(Instant nextTry) implements Wait {}

    record NobodyAnswers(Instant nextTry) implements Wait {}

    /// A segment is on no server that answers.
    ///
    /// @param segment counted from 0
    /// @param holders the servers known to have it
    record NoLiveCopy(int segment, List<String> holders, Instant nextTry) implements Wait {
        public NoLiveCopy {
            holders = List.copyOf(holders);
        }
    }
}
