package org.tributary.app.servers;

import java.time.Duration;
import java.time.Instant;

/// One look at a server.
///
/// @param took time until it answered
public record Check(Instant time, Result result, Duration took) {
    /// What came of it.
    public enum Result {
        ANSWERS,
        /// It answers, but takes more than a second for it.
        SLOW,
        BUSY,
        /// It answers, but not like one of our servers.
        NOT_OURS,
        NO_ANSWER,
        /// A file of this machine that is needed to ask it cannot be used.
        NOT_ASKED
    }
}
