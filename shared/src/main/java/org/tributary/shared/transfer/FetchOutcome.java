package org.tributary.shared.transfer;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.tributary.shared.client.Untrusted;

/// How a request for a run ended. Whatever arrived before is kept; the run knows how far it came.
sealed interface FetchOutcome {
    /// The run's end was reached, or the server's answer ended where it said it would.
    record Complete() implements FetchOutcome {}

    /// The server said that it is busy (503 or 429).
    record Busy(Optional<Duration> retryAfter) implements FetchOutcome {}

    /// The server does not have it (any more).
    record Missing(String reason) implements FetchOutcome {}

    /// The server refuses.
    record Refused(Refusal why, String reason) implements FetchOutcome {}

    /// Why a server refuses.
    enum Refusal {
        /// It wants a log-in (401).
        LOGIN_NEEDED,
        /// It denies access (403).
        DENIED,
        OTHER
    }

    /// The server does not prove who it is.
    record Insecure(Untrusted untrusted) implements FetchOutcome {}

    /// No byte came for too long.
    record Stalled(Duration silence) implements FetchOutcome {}

    /// No connection came about.
    record Unreachable(String reason) implements FetchOutcome {}

    /// The answer broke off or made no sense.
    record Broken(String reason) implements FetchOutcome {}

    /// The file at the source is not the one the download began with.
    record Changed(String reason) implements FetchOutcome {}

    /// The server sends only whole files.
    record NoRanges() implements FetchOutcome {}

    /// The part file could not be written.
    record DiskFailed(IOException cause) implements FetchOutcome {}

    /// The engine cancelled the run.
    record Cancelled() implements FetchOutcome {}
}
