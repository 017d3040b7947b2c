package org.tributary.shared.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tributary.shared.format.Sha256;

/// The older `Digest` header (RFC 3230, 4.3.2), which RFC 9530 replaced by [ReprDigest]; aria2 and
/// KGet read only this one.
public final class Digest {
    private static final Pattern MEMBER =
            Pattern.compile("(?:^|,)[ \\t]*(?i:sha-256)=([A-Za-z0-9+/=]*)[ \\t]*(?=[,;]|$)");

    private Digest() {}

    /// Reads the SHA-256; empty when the header gives none that is well-formed.
    public static Optional<Sha256> parse(String header) {
        Matcher member = MEMBER.matcher(header);
        return member.find() ? Base64Sha256.decode(member.group(1)) : Optional.empty();
    }

    public static String headerValue(Sha256 sha256) {
        return "SHA-256=" + Base64Sha256.encode(sha256);
    }
}
