package org.tributary.shared.format;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Durations as people write and read them: `500ms`, `30s`, `5m`, `1h`, `2d`, `1h30m`.
public final class Durations {
    private static final String PART = "([0-9]{1,9})(ms|s|m|h|d)";
    private static final Pattern WHOLE = Pattern.compile("(?:" + PART + ")+");
    private static final Pattern EACH = Pattern.compile(PART);

    private Durations() {}

    /// Reads a duration.
    ///
    /// @throws IllegalArgumentException with a sentence for people
    public static Duration parse(String text) {
        String duration = text.strip();
        if (!WHOLE.matcher(duration).matches()) {
            throw new IllegalArgumentException(
                    "\""
                            + RemoteText.shown(text)
                            + "\" is not a duration; write for example 30s, 5m or 1h");
        }
        Duration sum = Duration.ZERO;
        for (Matcher part = EACH.matcher(duration); part.find(); ) {
            long number = Long.parseLong(part.group(1));
            sum =
                    sum.plus(
                            switch (part.group(2)) {
                                case "ms" -> Duration.ofMillis(number);
                                case "s" -> Duration.ofSeconds(number);
                                case "m" -> Duration.ofMinutes(number);
                                case "h" -> Duration.ofHours(number);
                                default -> Duration.ofDays(number);
                            });
        }
        return sum;
    }

    /// Returns the duration in its two biggest units, rounded up to the second: `3 s`, `4 min 10
    /// s`, `2 h 5 min`, `3 d 4 h`.
    public static String shown(Duration duration) {
        long seconds = Math.max(0, duration.plusMillis(999).toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        if (seconds < 86_400) {
            return seconds / 3600 + " h " + seconds / 60 % 60 + " min";
        }
        return seconds / 86_400 + " d " + seconds / 3600 % 24 + " h";
    }
}
