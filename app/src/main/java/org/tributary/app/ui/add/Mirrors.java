package org.tributary.app.ui.add;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.transfer.DownloadRequest.Wanted;

/// Finds links that lead to one file: the same name, the same size, and no digests that differ.
final class Mirrors {
    private Mirrors() {}

    /// Returns the groups of those that lead to one file, each with two at least, in their order.
    static List<List<Found>> in(List<Found> files) {
        List<List<Found>> groups = new ArrayList<>();
        for (Found file : files) {
            if (file.wanted() instanceof Wanted.Linked && file.size().isPresent()) {
                groups.stream()
                        .filter(group -> group.stream().allMatch(other -> isSame(file, other)))
                        .findFirst()
                        .orElseGet(() -> opened(groups))
                        .add(file);
            }
        }
        return groups.stream().filter(group -> group.size() > 1).toList();
    }

    private static List<Found> opened(List<List<Found>> groups) {
        List<Found> group = new ArrayList<>();
        groups.add(group);
        return group;
    }

    private static boolean isSame(Found a, Found b) {
        return a.name().equals(b.name())
                && a.below().equals(b.below())
                && a.size().equals(b.size())
                && a.login().equals(b.login())
                && !differ(a.digest(), b.digest());
    }

    private static boolean differ(Optional<Sha256> a, Optional<Sha256> b) {
        return a.isPresent() && b.isPresent() && !a.equals(b);
    }
}
