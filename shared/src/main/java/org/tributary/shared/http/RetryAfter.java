package org.tributary.shared.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// The `Retry-After` header (RFC 9110, 10.2.3): how long a busy server wants to be left alone.
public final class RetryAfter {
    /// Longest pause taken from a server; one that asks for more is asked again after this.
    public static final Duration LONGEST = Duration.ofSeconds(300);

    private static final Pattern SECONDS = Pattern.compile("[0-9]+");

    private RetryAfter() {}

    /// Reads the header, seconds or a date; empty when it is neither. Never negative and never more
    /// than [#LONGEST].
    ///
    /// @param now what a date is measured from
    public static Optional<Duration> parse(String header, Instant now) {
        String value = header.strip();
        Optional<Duration> pause =
                SECONDS.matcher(value).matches()
                        ? Optional.of(
                                Duration.ofSeconds(
                                        Math.min(Digits.value(value), LONGEST.toSeconds())))
                        : HttpDate.parse(value).map(date -> Duration.between(now, date));
        return pause.map(RetryAfter::bounded);
    }

    /// Returns the header that asks for a pause, in whole seconds rounded up.
    public static String headerValue(Duration pause) {
        return Long.toString(pause.plusNanos(999_999_999).toSeconds());
    }

    private static Duration bounded(Duration pause) {
        if (pause.isNegative()) {
            return Duration.ZERO;
        }
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
