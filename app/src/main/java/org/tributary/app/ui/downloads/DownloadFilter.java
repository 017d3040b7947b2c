package org.tributary.app.ui.downloads;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tributary.shared.format.Sizes;

/// What the user typed to see fewer downloads. All of it must fit:
///
/// - `debian` or `"two words"`: in the name or the source
/// - `is:failed`: in that state (active, queued, paused, finished, failed, missing, verified)
/// - `server:node-a`: that server sends it or sent it
/// - `>1gb`, `<500mb`: its size
/// - `-debian`, `-is:paused` ...: must not fit
public final class DownloadFilter {
    /// Lets everything through.
    static final DownloadFilter NONE = new DownloadFilter(List.of());

    private static final Pattern WORD = Pattern.compile("-?\"([^\"]*)\"?|\\S+");

    private final List<Term> terms;

    /// What a filter asks about a download.
    interface Filtered {
        /// Returns the text to find words in, in lower case.
        String haystack();

        /// Returns bytes, or -1 while unknown.
        long size();

        /// True when this word says how it is now.
        boolean is(String word);

        /// Returns the servers that send it or sent it.
        List<String> servers();
    }

    @FunctionalInterface
    private interface Term {
        boolean fits(Filtered download);
    }

    private DownloadFilter(List<Term> terms) {
        this.terms = terms;
    }

    /// Reads what was typed. Never fails: what is no question of its own is a word to find.
    public static DownloadFilter parse(String typed) {
        List<Term> terms = new ArrayList<>();
        Matcher words = WORD.matcher(typed.strip());
        while (words.find()) {
            boolean not = words.group().length() > 1 && words.group().startsWith("-");
            Term term =
                    words.group(1) != null
                            ? text(words.group(1))
                            : term(words.group().substring(not ? 1 : 0));
            terms.add(not ? download -> !term.fits(download) : term);
        }
        return terms.isEmpty() ? NONE : new DownloadFilter(List.copyOf(terms));
    }

    private static Term term(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.startsWith("is:")) {
            String state = lower.substring(3);
            return state.isEmpty() ? _ -> true : download -> download.is(state);
        }
        if (lower.startsWith("server:")) {
            String server = lower.substring(7);
            return download ->
                    server.isEmpty()
                            || download.servers().stream()
                                    .anyMatch(id -> id.toLowerCase(Locale.ROOT).contains(server));
        }
        if (lower.startsWith(">") || lower.startsWith("<")) {
            Optional<Long> size = size(lower.substring(1));
            if (size.isPresent()) {
                long bytes = size.get();
                return lower.startsWith(">")
                        ? download -> download.size() > bytes
                        : download -> download.size() >= 0 && download.size() < bytes;
            }
        }
        return text(lower);
    }

    private static Term text(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return download -> download.haystack().contains(lower);
    }

    private static Optional<Long> size(String text) {
        // While "gb" is half typed, "1g" is a size already.
        String unit = text.matches(".*[kmgt]i?") ? text + "b" : text;
        try {
            return Optional.of(Sizes.parse(unit.replace(',', '.')));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    boolean fits(Filtered download) {
        return terms.stream().allMatch(term -> term.fits(download));
    }
}
