package org.tributary.daemon.serve;

import java.util.Optional;
import org.tributary.shared.format.Sha256;

/// Hashes as they stand in paths: 64 lower-case digits, so that a thing has one address.
final class HashName {
    private HashName() {}

    /// Reads `<hex><suffix>`; empty when `name` is anything else.
    static Optional<Sha256> parse(String name, String suffix) {
        if (!name.endsWith(suffix)) {
            return Optional.empty();
        }
        return parse(name.substring(0, name.length() - suffix.length()));
    }

    /// Reads `<hex>`; empty when `name` is anything else.
    static Optional<Sha256> parse(String name) {
        try {
            Sha256 sha256 = Sha256.parse(name);
            return sha256.hex().equals(name) ? Optional.of(sha256) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
