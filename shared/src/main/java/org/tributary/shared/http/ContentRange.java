package org.tributary.shared.http;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The `Content-Range` header of a 206 answer (RFC 9110, 14.4): which part of the whole it carries.
///
/// @param first first byte carried
/// @param last last byte carried
/// @param total bytes of the whole, unless the server does not know
public record ContentRange(long first, long last, OptionalLong total) {
    private static final Pattern PART = Pattern.compile("bytes +([0-9]+)-([0-9]+)/([0-9]+|\\*)");
    private static final Pattern UNSATISFIED = Pattern.compile("bytes +\\*/([0-9]+)");

    public ContentRange {
        if (first < 0 || last < first || total.isPresent() && last >= total.getAsLong()) {
            throw new IllegalArgumentException(
                    "bytes " + first + " to " + last + " are not a part of " + total);
        }
    }

    /// Returns the header for `range` of a representation of `total` bytes.
    public static ContentRange of(ByteRange range, long total) {
        return new ContentRange(range.first(), range.last(), OptionalLong.of(total));
    }

    /// Reads the header; empty when it is malformed or contradicts itself.
    public static Optional<ContentRange> parse(String header) {
        Matcher part = PART.matcher(normal(header));
        if (!part.matches()) {
            return Optional.empty();
        }
        long first = Digits.value(part.group(1));
        long last = Digits.value(part.group(2));
        OptionalLong total =
                part.group(3).equals("*")
                        ? OptionalLong.empty()
                        : OptionalLong.of(Digits.value(part.group(3)));
        boolean valid = first <= last && (total.isEmpty() || last < total.getAsLong());
        return valid ? Optional.of(new ContentRange(first, last, total)) : Optional.empty();
    }

    /// Returns the header of a 416 answer about a representation of `total` bytes.
    public static String unsatisfied(long total) {
        return "bytes */" + total;
    }

    /// Reads the total from the header of a 416 answer; empty when it does not say.
    public static OptionalLong parseUnsatisfied(String header) {
        Matcher unsatisfied = UNSATISFIED.matcher(normal(header));
        return unsatisfied.matches()
                ? OptionalLong.of(Digits.value(unsatisfied.group(1)))
                : OptionalLong.empty();
    }

    public ByteRange range() {
        return new ByteRange(first, last);
    }

    public String headerValue() {
        return "bytes "
                + first
                + "-"
                + last
                + "/"
                + (total.isPresent() ? Long.toString(total.getAsLong()) : "*");
    }

    private static String normal(String header) {
        return header.strip().toLowerCase(Locale.ROOT);
    }
}
