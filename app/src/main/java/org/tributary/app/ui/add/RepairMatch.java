package org.tributary.app.ui.add;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.tributary.app.offers.ClosestName;
import org.tributary.app.offers.Offers;
import org.tributary.app.offers.Offers.Version;
import org.tributary.shared.format.CatalogEntry;
import org.tributary.shared.format.Sha256;

/// Finds which of the files that servers offer a copy on disk may be one of. Pure.
final class RepairMatch {
    private static final Pattern UNFINISHED =
            Pattern.compile(
                    "(?i)\\.(part|partial|crdownload|download|filepart|incomplete|tmp|!ut|aria2|old|bak)$");
    private static final Pattern NUMBER = Pattern.compile(" \\([0-9]{1,3}\\)(?=\\.[^.]*$|$)");

    private RepairMatch() {}

    /// One file that servers offer.
    record Candidate(String path, long size, int segments, int servers, Sha256 sha256) {
        /// Returns its name without its folders.
        String name() {
            return ClosestName.lastPart(path);
        }

        private static Candidate of(Version version) {
            CatalogEntry entry = version.entry();
            return new Candidate(
                    entry.path(),
                    entry.size(),
                    entry.fragmentCount(),
                    version.servers().size(),
                    entry.sha256());
        }
    }

    /// All files offered, the likeliest first.
    ///
    /// @param best the one that the copy is of by all signs; empty when there are none
    record Ranked(List<Candidate> candidates, Optional<Candidate> best) {
        public Ranked {
            candidates = List.copyOf(candidates);
        }
    }

    /// Returns a file's name as it was before a program marked it as unfinished or as a second one.
    static String plainName(String name) {
        String plain = UNFINISHED.matcher(name).replaceFirst("");
        return NUMBER.matcher(plain.isEmpty() ? name : plain).replaceFirst("");
    }

    /// @param name the copy's file name
    /// @param size its size in bytes, when it can be told
    static Ranked rank(String name, OptionalLong size, Offers offers) {
        String plain = plainName(name);
        List<Candidate> all = new ArrayList<>();
        for (String path : offers.paths()) {
            offers.versions(path).stream().map(Candidate::of).forEach(all::add);
        }
        Optional<String> closest = ClosestName.to(plain, offers.paths());
        Comparator<Candidate> likeliest =
                Comparator.comparingInt(candidate -> unlikeness(candidate, plain, size, closest));
        all.sort(
                likeliest
                        .thenComparing(Candidate::path)
                        .thenComparing(candidate -> -candidate.servers()));
        Optional<Candidate> best =
                all.stream()
                        .findFirst()
                        .filter(first -> unlikeness(first, plain, size, closest) < OTHER);
        return new Ranked(all, best);
    }

    private static final int OTHER = 9;

    private static int unlikeness(
            Candidate candidate, String plain, OptionalLong size, Optional<String> closest) {
        boolean sameSize = size.equals(OptionalLong.of(candidate.size()));
        if (candidate.name().toLowerCase(Locale.ROOT).equals(plain.toLowerCase(Locale.ROOT))) {
            return sameSize ? 0 : 1;
        }
        if (sameSize && candidate.size() > 0) {
            return 2;
        }
        return closest.equals(Optional.of(candidate.path())) ? 3 : OTHER;
    }
}
