package org.tributary.shared.transfer;

import java.util.Optional;

/// What the picker decided to do next.
sealed interface Move {
    Source source();

    /// Fetch the bytes from `start` to before `end`, which nobody fetches.
    ///
    /// @param form how to ask for them
    /// @param retry the segment that is tried again by this, if any
    record Fetch(
            Source source, long start, long end, Form form, Optional<SegmentPicker.Retry> retry)
            implements Move {}

    /// Shorten a run that is too slow to end at `at`; its server's rest is then there to be fetched.
    ///
    /// @param source who is to have the rest
    record TakeOver(Source source, Run from, long at) implements Move {}

    /// How bytes are asked for.
    enum Form {
        /// A range of the whole file.
        RANGE,
        /// A fragment under its own name, or a range of it.
        FRAGMENT,
        /// A fragment as a zstd frame, from its start.
        ZST_FRAGMENT
    }
}
