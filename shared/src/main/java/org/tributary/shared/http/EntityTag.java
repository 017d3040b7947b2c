package org.tributary.shared.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tributary.shared.format.Sha256;

/// An entity tag (RFC 9110, 8.8.3): names one state of a resource.
///
/// @param opaque what stands between the quotes
/// @param weak true when equal tags promise only equal meaning, not equal bytes
public record EntityTag(String opaque, boolean weak) {
    private static final String SHA256_PREFIX = "sha256:";
    private static final String ANY = "*";
    private static final String TAG = "(W/)?\"([\\x21\\x23-\\x7E\\x80-\\xFF]*)\"";
    private static final Pattern ONE = Pattern.compile(TAG);
    private static final Pattern LISTED = Pattern.compile("[ \\t,]*" + TAG + "[ \\t]*(?=,|$)");

    /// Returns the strong tag of something that is named by its hash.
    public static EntityTag ofSha256(Sha256 sha256) {
        return new EntityTag(SHA256_PREFIX + sha256.hex(), false);
    }

    /// Reads one tag; empty when it is malformed.
    public static Optional<EntityTag> parse(String header) {
        Matcher tag = ONE.matcher(header.strip());
        return tag.matches() ? Optional.of(tag(tag)) : Optional.empty();
    }

    /// Reads the list of `If-Match` or `If-None-Match`, up to its first malformed element.
    static List<EntityTag> parseList(String header) {
        List<EntityTag> tags = new ArrayList<>();
        Matcher next = LISTED.matcher(header);
        while (next.lookingAt()) {
            tags.add(tag(next));
            next.region(next.end(), header.length());
        }
        return tags;
    }

    /// Returns the hash of a tag that [#ofSha256(Sha256)] made.
    public Optional<Sha256> sha256() {
        if (weak || !opaque.startsWith(SHA256_PREFIX)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Sha256.parse(opaque.substring(SHA256_PREFIX.length())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Strong comparison (RFC 9110, 8.8.3.2): the bytes are equal.
    public boolean stronglyEquals(EntityTag other) {
        return !weak && !other.weak && opaque.equals(other.opaque);
    }

    /// Weak comparison (RFC 9110, 8.8.3.2): the meaning is equal.
    public boolean weaklyEquals(EntityTag other) {
        return opaque.equals(other.opaque);
    }

    /// True when an `If-Match` with this value lets a request for this state pass (RFC 9110,
    /// 13.1.1); otherwise the answer is 412.
    public boolean satisfiesIfMatch(String header) {
        return isAny(header) || parseList(header).stream().anyMatch(this::stronglyEquals);
    }

    /// True when an `If-None-Match` with this value lets a request for this state pass (RFC 9110,
    /// 13.1.2); otherwise the answer to GET and HEAD is 304.
    public boolean satisfiesIfNoneMatch(String header) {
        return !isAny(header) && parseList(header).stream().noneMatch(this::weaklyEquals);
    }

    /// True when an `If-Range` with this value lets the request's `Range` apply (RFC 9110, 13.1.5);
    /// otherwise the whole is sent. A date never does: it is too coarse to tell two states apart.
    public boolean satisfiesIfRange(String header) {
        return parse(header).filter(this::stronglyEquals).isPresent();
    }

    public String headerValue() {
        return (weak ? "W/\"" : "\"") + opaque + "\"";
    }

    private static boolean isAny(String header) {
        return header.strip().equals(ANY);
    }

    private static EntityTag tag(Matcher matcher) {
        return new EntityTag(matcher.group(2), matcher.group(1) != null);
    }
}
