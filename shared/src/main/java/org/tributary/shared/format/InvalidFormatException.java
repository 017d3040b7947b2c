package org.tributary.shared.format;

import java.io.IOException;

/// A document from outside is not what its format says. The message is one sentence for people.
public final class InvalidFormatException extends IOException {
    private static final long serialVersionUID = 1;

    public InvalidFormatException(String message) {
        super(message);
    }

    public InvalidFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
