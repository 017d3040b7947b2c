package org.tributary.daemon.serve;

import java.util.OptionalLong;

/// How a daemon serves.
///
/// @param maxTransfers bodies of files in flight at once
/// @param maxConnections connections open at once; past it the oldest idle one is closed
/// @param bytesPerSecond limit for all transfers together
/// @param faults what goes wrong on purpose
public record ServeSettings(
        int maxTransfers, int maxConnections, OptionalLong bytesPerSecond, FaultSpec faults) {
    /// Bodies in flight when nobody says otherwise.
    public static final int USUAL_MAX_TRANSFERS = 64;

    public ServeSettings {
        if (maxTransfers < 1) {
            throw new IllegalArgumentException(
                    "maxTransfers (" + maxTransfers + ") must be positive");
        }
        if (maxConnections < 1) {
            throw new IllegalArgumentException(
                    "maxConnections (" + maxConnections + ") must be positive");
        }
    }

    /// The usual settings on this system.
    public static ServeSettings usual() {
        return new ServeSettings(
                USUAL_MAX_TRANSFERS,
                OpenFileLimit.usualMaxConnections(),
                OptionalLong.empty(),
                FaultSpec.NONE);
    }
}
