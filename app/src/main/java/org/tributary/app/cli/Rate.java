package org.tributary.app.cli;

/// A speed given on the command line.
record Rate(long bytesPerSecond) {
    Rate {
        if (bytesPerSecond < 1) {
            throw new IllegalArgumentException("A rate must be at least 1 byte a second");
        }
    }
}
