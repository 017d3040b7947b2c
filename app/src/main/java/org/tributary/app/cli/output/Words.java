package org.tributary.app.cli.output;

import java.time.Duration;
import java.time.Instant;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.servers.ServerHealth;

/// How numbers and states read. Nothing here uses formatters: they cost more start-up time than
/// all the rest of a small download.
public final class Words {
    private static final String[] UNITS = {"kB", "MB", "GB", "TB", "PB", "EB"};
    private static final int SHORT_HASH = 12;

    private Words() {}

    /// Returns bytes in decimal units with three significant digits, such as `3.70 GB`.
    public static String size(long bytes) {
        if (bytes == 1) {
            return "1 byte";
        }
        if (bytes < 1000) {
            return bytes + " bytes";
        }
        double value = bytes;
        int unit = -1;
        do {
            value /= 1000;
            unit++;
        } while (value >= 999.5 && unit < UNITS.length - 1);
        return threeDigits(value) + ' ' + UNITS[unit];
    }

    /// Returns a speed such as `98.3 MB/s`.
    public static String speed(double bytesPerSecond) {
        return size(Math.round(bytesPerSecond)) + "/s";
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
        return hundredths / 100 + "." + Long.toString(100 + hundredths % 100).substring(1);
    }

    /// Returns the share as a whole number rounded down, so that 100 % means all of it.
    public static String percent(long part, long whole) {
        return whole <= 0 ? "100 %" : (long) (100.0 * part / whole) + " %";
    }

    /// Returns how long something takes: `3 s`, `4 min 10 s`, `2 h 5 min`, `3 d 4 h`. What is not
    /// yet over counts as a second.
    public static String duration(Duration duration) {
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

    /// Returns the time something took, with a decimal while it is short.
    public static String took(Duration duration) {
        long tenths = Math.round(duration.toMillis() / 100.0);
        return tenths < 600 ? tenths / 10 + "." + tenths % 10 + " s" : duration(duration);
    }

    /// Returns `count` with the noun in the right number.
    public static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /// Returns the digits of a hash that are enough to tell it from others.
    public static String brief(Sha256 hash) {
        return hash.hex().substring(0, SHORT_HASH);
    }

    /// Returns what is known of a server, in words that need no colour.
    public static String health(ServerHealth health, Instant now) {
        return switch (health) {
            case ServerHealth.NotAskedYet _ -> "not asked yet";
            case ServerHealth.Answers _ -> "answers";
            case ServerHealth.Slow _ -> "slow";
            case ServerHealth.Busy(Instant until) ->
                    "busy, free in " + duration(Duration.between(now, until));
            case ServerHealth.NoAnswer(Instant since, Instant nextTry, _) ->
                    "no answer for "
                            + duration(Duration.between(since, now))
                            + ", next try in "
                            + duration(Duration.between(now, nextTry));
            case ServerHealth.Quarantined _ -> "sends wrong data, set aside";
            case ServerHealth.LeftOut(String reason) -> "left out: " + RemoteText.safe(reason);
            case ServerHealth.SwitchedOff _ -> "switched off";
        };
    }

    /// Returns the one word for scripts that names a health.
    public static String healthWord(ServerHealth health) {
        return switch (health) {
            case ServerHealth.NotAskedYet _ -> "not-asked-yet";
            case ServerHealth.Answers _ -> "answers";
            case ServerHealth.Slow _ -> "slow";
            case ServerHealth.Busy _ -> "busy";
            case ServerHealth.NoAnswer _ -> "no-answer";
            case ServerHealth.Quarantined _ -> "quarantined";
            case ServerHealth.LeftOut _ -> "left-out";
            case ServerHealth.SwitchedOff _ -> "switched-off";
        };
    }
}
