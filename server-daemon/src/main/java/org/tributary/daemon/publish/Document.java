package org.tributary.daemon.publish;

import org.tributary.shared.format.Sha256;

/// A rendered document, ready to send.
///
/// @param bytes the content; shared, so nobody writes to it
/// @param sha256 its hash, for a strong entity tag
public record Document(byte[] bytes, Sha256 sha256) {
    static Document of(byte[] bytes) {
        return new Document(bytes, Sha256.of(bytes));
    }
}
