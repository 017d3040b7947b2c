package org.tributary.app.cli.output;

import java.time.Duration;
import java.time.Instant;
import org.tributary.shared.format.Durations;
import org.tributary.shared.format.RemoteText;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.format.Sizes;
import org.tributary.shared.servers.ServerHealth;

/// How numbers and states read. Nothing here uses formatters: they cost more start-up time than
/// all the rest of a small download.
public final class Words {
    private static final int LONGEST_SENTENCE = 1000;
    private static final int SHORT_HASH = 12;

    private Words() {}

    /// Returns a speed such as `98.3 MB/s`.
    public static String speed(double bytesPerSecond) {
        return Sizes.shown(Math.round(bytesPerSecond)) + "/s";
    }

    /// Returns the share as a whole number rounded down, so that 100 % means all of it.
    public static String percent(long part, long whole) {
        return whole <= 0 ? "100 %" : (long) (100.0 * part / whole) + " %";
    }

    /// Returns a share rounded to whole percents.
    static String share(long part, long whole) {
        return whole <= 0 ? "" : Math.round(100.0 * part / whole) + " %";
    }

    /// Returns the time something took, with a decimal while it is short.
    public static String took(Duration duration) {
        long tenths = Math.round(duration.toMillis() / 100.0);
        return tenths < 600 ? tenths / 10 + "." + tenths % 10 + " s" : Durations.shown(duration);
    }

    /// Returns a sentence of ours that may have remote words in it, fit to be shown.
    public static String sentence(String text) {
        return RemoteText.shown(text, LONGEST_SENTENCE);
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
                    "busy, free in " + Durations.shown(Duration.between(now, until));
            case ServerHealth.NoAnswer(Instant since, Instant nextTry, _) ->
                    "no answer for "
                            + Durations.shown(Duration.between(since, now))
                            + ", next try in "
                            + Durations.shown(Duration.between(now, nextTry));
            case ServerHealth.SentWrong _ -> "sent wrong data";
            case ServerHealth.Quarantined _ -> "sends wrong data, set aside";
            case ServerHealth.LeftOut(String reason, _) -> "left out: " + RemoteText.shown(reason);
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
            case ServerHealth.SentWrong _ -> "sent-wrong";
            case ServerHealth.Quarantined _ -> "quarantined";
            case ServerHealth.LeftOut _ -> "left-out";
            case ServerHealth.SwitchedOff _ -> "switched-off";
        };
    }
}
