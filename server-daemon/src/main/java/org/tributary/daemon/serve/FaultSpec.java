package org.tributary.daemon.serve;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.tributary.shared.format.RemoteText;
import org.tributary.shared.format.Sizes;

/// Which faults a daemon shows on purpose, so that clients can be tried against them.
///
/// @param shares how many of the answers with bytes of files, 0 to 1, show each fault; together at
///   most 1
/// @param bytesPerSecond how fast each of these answers is sent; empty means as fast as it goes
public record FaultSpec(Map<Fault, Double> shares, OptionalLong bytesPerSecond) {
    /// All goes well.
    public static final FaultSpec NONE = new FaultSpec(Map.of(), OptionalLong.empty());

    private static final String SLOW = "slow";
    private static final Map<String, Fault> NAMES =
            Map.of(
                    "corrupt", Fault.CORRUPT,
                    "busy", Fault.BUSY,
                    "drop", Fault.DROP,
                    "hang", Fault.HANG);

    public FaultSpec {
        shares = Map.copyOf(shares);
        double sum = 0;
        for (double share : shares.values()) {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException(
                        "the share of a fault is a number from 0 to 1, not " + share);
            }
            sum += share;
        }
        if (sum > 1) {
            throw new IllegalArgumentException(
                    "the shares of all faults together are at most 1, not " + sum);
        }
    }

    /// Reads `corrupt=P,busy=P,drop=P,hang=P,slow=RATE`, any of them.
    ///
    /// @throws IllegalArgumentException with a sentence for people
    public static FaultSpec parse(String spec) {
        Map<Fault, Double> shares = new EnumMap<>(Fault.class);
        OptionalLong bytesPerSecond = OptionalLong.empty();
        for (String part : spec.split(",", -1)) {
            String[] pair = part.strip().split("=", 2);
            String name = pair[0].toLowerCase(Locale.ROOT);
            if (pair.length < 2 || !name.equals(SLOW) && !NAMES.containsKey(name)) {
                throw new IllegalArgumentException(
                        "\""
                                + RemoteText.shown(part)
                                + "\" is not a fault; write for example"
                                + " corrupt=0.1,busy=0.2,drop=0.1,hang=0.05,slow=1MB");
            }
            if (name.equals(SLOW)) {
                bytesPerSecond = OptionalLong.of(rate(pair[1]));
            } else {
                shares.put(NAMES.get(name), share(pair[1]));
            }
        }
        return new FaultSpec(shares, bytesPerSecond);
    }

    public boolean isNone() {
        return shares.isEmpty() && bytesPerSecond.isEmpty();
    }

    private static double share(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "the share of a fault is a number from 0 to 1, not \""
                            + RemoteText.shown(text)
                            + "\"",
                    e);
        }
    }

    private static long rate(String text) {
        long rate = Sizes.parsePerSecond(text);
        if (rate < 1) {
            throw new IllegalArgumentException("slow needs at least 1 byte per second");
        }
        return rate;
    }
}
