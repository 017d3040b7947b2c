package org.tributary.shared.transfer;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// A server is busy (503 or 429).
final class BusyException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient Optional<Duration> retryAfter;

    BusyException(Optional<Duration> retryAfter) {
        super("it is busy");
        this.retryAfter = retryAfter;
    }

    /// Returns how long it asks to be left alone.
    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
