package org.tributary.app.unpack;

import java.io.IOException;

/// An archive cannot or must not be taken apart; the message is the rest of a sentence about it: "it
/// is encrypted".
final class UnpackException extends IOException {
    private static final long serialVersionUID = 1;

    UnpackException(String reason) {
        super(reason);
    }
}
