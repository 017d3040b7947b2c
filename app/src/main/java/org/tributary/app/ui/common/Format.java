package org.tributary.app.ui.common;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.tributary.app.settings.Settings.Unit;

/// Numbers, sizes and times as the window writes them in one language: three significant digits, and
/// a width that does not jump.
public final class Format {
    private static final String[] DECIMAL = {"kB", "MB", "GB", "TB", "PB"};
    private static final String[] BINARY = {"KiB", "MiB", "GiB", "TiB", "PiB"};
    private static final String[] BITS = {"kbit", "Mbit", "Gbit", "Tbit", "Pbit"};

    private static final char NARROW_SPACE = '\u202F';
    private static final char NO_BREAK_SPACE = '\u00A0';

    private final Messages messages;
    private final ZoneId zone;
    private final Unit unit;
    private final boolean relativeDates;

    /// Writes dates of today and yesterday by these words.
    public Format(Messages messages, ZoneId zone, Unit unit) {
        this(messages, zone, unit, true);
    }

    /// @param unit of speeds
    /// @param relativeDates "today" in place of a date
    public Format(Messages messages, ZoneId zone, Unit unit, boolean relativeDates) {
        this.messages = messages;
        this.zone = zone;
        this.unit = unit;
        this.relativeDates = relativeDates;
    }

    /// Returns a size in decimal units, `412 MB` or `3,70 GB`; a dash when it is unknown (negative).
    public String size(long bytes) {
        return bytes < 0 ? "–" : scaled(bytes, 1000, DECIMAL, "B");
    }

    /// Returns a speed in the unit of the settings.
    public String speed(double bytesPerSecond) {
        return switch (unit) {
                    case MEGABYTES -> scaled(bytesPerSecond, 1000, DECIMAL, "B");
                    case MEBIBYTES -> scaled(bytesPerSecond, 1024, BINARY, "B");
                    case MEGABITS -> scaled(bytesPerSecond * 8, 1000, BITS, "bit");
                }
                + "/s";
    }

    /// Three digits, whatever the step is: the number never gets wider than `999` or `0,98`.
    private String scaled(double value, int step, String[] units, String small) {
        if (value < 999.5) {
            return number(Math.round(value), 0) + ' ' + small;
        }
        int at = -1;
        double scaled = value;
        do {
            scaled /= step;
            at++;
        } while (scaled >= 999.5 && at < units.length - 1);
        int decimals = scaled >= 99.95 ? 0 : scaled >= 9.995 ? 1 : 2;
        return number(scaled, decimals) + ' ' + units[at];
    }

    /// Returns a whole number with the language's marks between thousands.
    public String count(long number) {
        return number(number, 0);
    }

    private String number(double value, int decimals) {
        NumberFormat format = NumberFormat.getNumberInstance(locale());
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(value);
    }

    /// Returns the share in whole percents, rounded down so that 100 % means all of it.
    public String percent(long part, long whole) {
        long percent = whole <= 0 ? 100 : (long) (100.0 * part / whole);
        return messages.text("format.percent", percent);
    }

    /// Returns a duration in its biggest unit or two: `18 s`, `4 min`, `2 h 5 min`, `3 d 4 h`.
    public String duration(Duration duration) {
        long seconds = Math.max(0, duration.plusMillis(999).toSeconds());
        if (seconds < 60) {
            return messages.text("format.seconds", seconds);
        }
        if (seconds < 600) {
            return messages.text("format.minutesSeconds", seconds / 60, seconds % 60);
        }
        if (seconds < 3600) {
            return messages.text("format.minutes", seconds / 60);
        }
        if (seconds < 86_400) {
            return messages.text("format.hoursMinutes", seconds / 3600, seconds / 60 % 60);
        }
        return messages.text("format.daysHours", seconds / 86_400, seconds / 3600 % 24);
    }

    /// Returns a short time such as that of an answer: `4 ms`, `1,2 s`.
    public String milliseconds(Duration duration) {
        long millis = duration.toMillis();
        return millis < 1000
                ? messages.text("format.milliseconds", Math.max(1, millis))
                : messages.text("format.seconds", number(millis / 1000.0, 1));
    }

    /// Returns a moment as people say it: `today 12:04`, `yesterday 12:04`, or the date.
    public String when(Instant instant, Instant now) {
        LocalDate day = instant.atZone(zone).toLocalDate();
        LocalDate today = now.atZone(zone).toLocalDate();
        if (!relativeDates) {
            return day.equals(today) ? time(instant) : date(instant);
        }
        String time = time(instant);
        if (day.equals(today)) {
            return messages.text("format.today", time);
        }
        if (day.equals(today.minusDays(1))) {
            return messages.text("format.yesterday", time);
        }
        return date(instant);
    }

    private String time(Instant instant) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(locale())
                .format(instant.atZone(zone))
                // Few fonts have the narrow space that stands before AM and PM.
                .replace(NARROW_SPACE, NO_BREAK_SPACE);
    }

    /// Returns the date of a moment.
    public String date(Instant instant) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale())
                .format(instant.atZone(zone));
    }

    /// Returns the time of day to the second, for logs.
    public String clock(Instant instant) {
        return DateTimeFormatter.ofPattern("HH:mm:ss", locale()).format(instant.atZone(zone));
    }

    private Locale locale() {
        return messages.locale();
    }
}
