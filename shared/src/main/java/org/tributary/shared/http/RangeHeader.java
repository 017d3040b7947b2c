package org.tributary.shared.http;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The `Range` header of a request (RFC 9110, 14.2): which part of a representation it selects.
public final class RangeHeader {
    private static final String BYTES_UNIT = "bytes=";
    private static final Pattern RANGE_SPEC = Pattern.compile("([0-9]*)-([0-9]*)");

    private RangeHeader() {}

    /// What a request selects.
    public sealed interface Selection {
        /// All of it, with status 200: no range, one that is malformed or in another unit, or
        /// several at once.
        record Whole() implements Selection {}

        /// One part, with status 206.
        record Part(ByteRange range) implements Selection {}

        /// Nothing, with status 416.
        record Unsatisfiable() implements Selection {}
    }

    /// Returns what a request with this `Range` header selects of a representation of `size` bytes.
    public static Selection select(Optional<String> header, long size) {
        return header.flatMap(RangeHeader::onlySpec)
                .map(spec -> selectOne(spec, size))
                .orElseGet(Selection.Whole::new);
    }

    /// Returns the one range the header asks for; empty when it asks for several or is malformed.
    private static Optional<Matcher> onlySpec(String header) {
        if (!header.toLowerCase(Locale.ROOT).startsWith(BYTES_UNIT)) {
            return Optional.empty();
        }
        List<String> specs =
                Arrays.stream(header.substring(BYTES_UNIT.length()).split(",", -1))
                        .map(String::strip)
                        .filter(spec -> !spec.isEmpty())
                        .limit(2)
                        .toList();
        if (specs.size() != 1) {
            return Optional.empty();
        }
        Matcher spec = RANGE_SPEC.matcher(specs.getFirst());
        return spec.matches() ? Optional.of(spec) : Optional.empty();
    }

    private static Selection selectOne(Matcher spec, long size) {
        String firstDigits = spec.group(1);
        String lastDigits = spec.group(2);
        if (firstDigits.isEmpty()) {
            return lastDigits.isEmpty()
                    ? new Selection.Whole()
                    : selectSuffix(Digits.value(lastDigits), size);
        }
        long first = Digits.value(firstDigits);
        long last = lastDigits.isEmpty() ? Long.MAX_VALUE : Digits.value(lastDigits);
        if (last < first) {
            return new Selection.Whole();
        }
        return first < size
                ? new Selection.Part(new ByteRange(first, Math.min(last, size - 1)))
                : new Selection.Unsatisfiable();
    }

    private static Selection selectSuffix(long length, long size) {
        if (length == 0) {
            return new Selection.Unsatisfiable();
        }
        // The last bytes of nothing are nothing: satisfiable, but no 206 can say so.
        return size == 0
                ? new Selection.Whole()
                : new Selection.Part(new ByteRange(Math.max(0, size - length), size - 1));
    }
}
