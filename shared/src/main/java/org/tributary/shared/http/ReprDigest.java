package org.tributary.shared.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tributary.shared.format.Sha256;

/// The `Repr-Digest` header (RFC 9530, 3): the hash of the whole representation, on answers that
/// carry only a part of it too. Of its algorithms only SHA-256 is used.
public final class ReprDigest {
    private static final Pattern MEMBER =
            Pattern.compile("(?:^|,)[ \\t]*sha-256=:([A-Za-z0-9+/=]*):[ \\t]*(?=[,;]|$)");

    private ReprDigest() {}

    /// Reads the SHA-256; empty when the header gives none that is well-formed.
    public static Optional<Sha256> parse(String header) {
        Matcher member = MEMBER.matcher(header);
        return member.find() ? Base64Sha256.decode(member.group(1)) : Optional.empty();
    }

    public static String headerValue(Sha256 sha256) {
        return "sha-256=:" + Base64Sha256.encode(sha256) + ":";
    }
}
