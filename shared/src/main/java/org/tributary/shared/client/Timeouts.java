package org.tributary.shared.client;

import java.time.Duration;

/// How long a server is waited for.
///
/// @param connect until a connection is there
/// @param silence until the next byte
public record Timeouts(Duration connect, Duration silence) {
    public static final Timeouts USUAL =
            new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(10));
}
