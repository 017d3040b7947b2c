package org.tributary.app.offers;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// Finds the name somebody may have meant.
public final class ClosestName {
    /// Longer names are not compared: nobody mistypes them, and it would take long.
    private static final int LONGEST = 200;

    private ClosestName() {}

    /// Returns the path in `paths` whose last part, or whole where `name` has a `/`, differs least
    /// from `name`; empty when none is near.
    public static Optional<String> to(String name, Collection<String> paths) {
        String wanted = name.toLowerCase(Locale.ROOT);
        int best = Math.min(4, 1 + wanted.length() / 4);
        Optional<String> closest = Optional.empty();
        if (wanted.length() > LONGEST) {
            return closest;
        }
        for (String path : paths) {
            String candidate =
                    (name.contains("/") ? path : lastPart(path)).toLowerCase(Locale.ROOT);
            if (Math.abs(candidate.length() - wanted.length()) < best) {
                int distance = distance(wanted, candidate, best);
                if (distance < best) {
                    best = distance;
                    closest = Optional.of(path);
                }
            }
        }
        return closest;
    }

    public static String lastPart(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /// The optimal string alignment distance: letters added, left out, changed, or swapped with
    /// their neighbour. Gives up at `limit`.
    private static int distance(String a, String b, int limit) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            int least = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(last[j] + 1, row[j - 1] + 1), last[j - 1] + change);
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
                least = Math.min(least, row[j]);
            }
            if (least >= limit) {
                return limit;
            }
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }
}
