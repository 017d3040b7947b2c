package org.tributary.app.cli;

import java.io.IOException;

/// A server answers, but what it gives is not the document that was asked for.
final class NoDocumentException extends IOException {
    private static final long serialVersionUID = 1;

    /// @param reason as part of a sentence
    NoDocumentException(String reason) {
        super(reason);
    }
}
