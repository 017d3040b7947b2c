package org.tributary.shared.http;

import java.util.Base64;
import java.util.Optional;
import org.tributary.shared.format.Sha256;

/// A SHA-256 as digest headers write it (RFC 4648, 4).
final class Base64Sha256 {
    private Base64Sha256() {}

    static Optional<Sha256> decode(String base64) {
        try {
            return Optional.of(Sha256.ofDigest(Base64.getDecoder().decode(base64)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static String encode(Sha256 sha256) {
        return Base64.getEncoder().encodeToString(sha256.bytes());
    }
}
