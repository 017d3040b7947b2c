package org.tributary.shared.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The dates of HTTP headers (RFC 9110, 5.6.7).
public final class HttpDate {
    private static final DateTimeFormatter IMF_FIXDATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US);
    private static final DateTimeFormatter RFC_850 =
            new DateTimeFormatterBuilder()
                    .appendPattern("EEEE, dd-MMM-")
                    .appendValueReduced(ChronoField.YEAR, 2, 2, 1970)
                    .appendPattern(" HH:mm:ss 'GMT'")
                    .toFormatter(Locale.US);
    private static final DateTimeFormatter ASCTIME =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss uuuu", Locale.US);
    private static final List<DateTimeFormatter> FORMATS = List.of(IMF_FIXDATE, RFC_850, ASCTIME);

    private HttpDate() {}

    /// Reads any of the three forms the standard asks a reader to know; a year of two digits is one
    /// of 1970 to 2069. Empty when the text is none of them.
    public static Optional<Instant> parse(String header) {
        String text = header.strip();
        for (DateTimeFormatter format : FORMATS) {
            try {
                return Optional.of(LocalDateTime.parse(text, format).toInstant(ZoneOffset.UTC));
            } catch (DateTimeException _) {
                // Another form perhaps.
            }
        }
        return Optional.empty();
    }

    /// Returns the preferred form, to the second.
    public static String format(Instant time) {
        return IMF_FIXDATE.format(time.atOffset(ZoneOffset.UTC));
    }
}
