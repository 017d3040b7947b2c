package org.tributary.shared.format;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sizes as people write and read them: `10MB` is 10^7 bytes, `10MiB` is 10 x 2^20.
public final class Sizes {
    private static final Pattern SIZE =
            Pattern.compile("([0-9]{1,19}(?:\\.[0-9]{1,9})?) ?([A-Za-z]*)");
    private static final Map<String, Long> UNITS =
            Map.ofEntries(
                    Map.entry("", 1L),
                    Map.entry("b", 1L),
                    Map.entry("kb", 1_000L),
                    Map.entry("mb", 1_000_000L),
                    Map.entry("gb", 1_000_000_000L),
                    Map.entry("tb", 1_000_000_000_000L),
                    Map.entry("kib", 1L << 10),
                    Map.entry("mib", 1L << 20),
                    Map.entry("gib", 1L << 30),
                    Map.entry("tib", 1L << 40));
    private static final String[] SHOWN_UNITS = {"kB", "MB", "GB", "TB", "PB", "EB"};

    private Sizes() {}

    /// Reads a size; the unit's case does not matter and no unit means bytes.
    ///
    /// @throws IllegalArgumentException with a sentence for people
    public static long parse(String text) {
        Matcher size = SIZE.matcher(text.strip());
        Long unit = size.matches() ? UNITS.get(size.group(2).toLowerCase(Locale.ROOT)) : null;
        if (unit == null) {
            throw new IllegalArgumentException(
                    "\""
                            + RemoteText.shown(text)
                            + "\" is not a size; write for example "
                            + "10MB (10,000,000 bytes) or 10MiB (10,485,760 bytes)");
        }
        BigDecimal bytes = new BigDecimal(size.group(1)).multiply(BigDecimal.valueOf(unit));
        if (bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new IllegalArgumentException(
                    "\"" + RemoteText.shown(text) + "\" is more than any size can be");
        }
        return bytes.longValue();
    }

    /// Reads bytes per second: a size, with or without `/s`.
    ///
    /// @throws IllegalArgumentException with a sentence for people
    public static long parsePerSecond(String text) {
        String size = text.strip();
        return parse(size.endsWith("/s") ? size.substring(0, size.length() - 2) : size);
    }

    /// Returns the size with three significant digits and a decimal unit: `412 MB`, `3.70 GB`.
    public static String shown(long bytes) {
        if (bytes < 1000) {
            return bytes + (bytes == 1 ? " byte" : " bytes");
        }
        double value = bytes;
        int unit = -1;
        do {
            value /= 1000;
            unit++;
        } while (value >= 999.5);
        return threeDigits(value) + ' ' + SHOWN_UNITS[unit];
    }

    private static String threeDigits(double value) {
        if (value >= 99.95) {
            return Long.toString(Math.round(value));
        }
        if (value >= 9.995) {
            long tenths = Math.round(value * 10);
            return tenths / 10 + "." + tenths % 10;
        }
        long hundredths = Math.round(value * 100);
        return hundredths / 100 + "." + hundredths / 10 % 10 + hundredths % 10;
    }
}
