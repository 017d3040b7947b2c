package org.tributary.shared.transfer;

import java.io.IOException;

/// Tells a failure of the disk from one of the network.
final class PartWriteException extends IOException {
    private static final long serialVersionUID = 1;

    PartWriteException(IOException failure) {
        super(failure);
    }

    IOException failure() {
        return (IOException) getCause();
    }
}
