package org.tributary.app.ui.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.tributary.shared.format.Sizes;

/// What the user typed to find files: words of the path, `>1gb` or `<10mb`, `server:node-a`. All of it
/// must hold.
final class CatalogFilter implements Predicate<CatalogRow.File> {
    private static final String SERVER = "server:";

    private final List<String> words = new ArrayList<>();
    private final List<String> servers = new ArrayList<>();
    private final List<LongPredicate> sizes = new ArrayList<>();

    CatalogFilter(String text) {
        for (String word : text.strip().toLowerCase(Locale.ROOT).split("\\s+")) {
            if (word.startsWith(SERVER)) {
                servers.add(word.substring(SERVER.length()));
            } else if (!word.isEmpty() && !addSize(word)) {
                words.add(word);
            }
        }
    }

    private boolean addSize(String word) {
        if (!word.startsWith(">") && !word.startsWith("<")) {
            return false;
        }
        try {
            long limit = Sizes.parse(word.substring(1));
            sizes.add(word.startsWith(">") ? size -> size > limit : size -> size < limit);
            return true;
        } catch (IllegalArgumentException e) {
            // Not a size yet: it may become one with the next letter.
            return word.length() == 1;
        }
    }

    /// True when it lets everything through.
    boolean isEmpty() {
        return words.isEmpty() && servers.isEmpty() && sizes.isEmpty();
    }

    @Override
    public boolean test(CatalogRow.File file) {
        String path = file.path().toLowerCase(Locale.ROOT);
        return words.stream().allMatch(path::contains)
                && sizes.stream().allMatch(size -> size.test(file.size()))
                && servers.stream().allMatch(server -> isOn(file, server));
    }

    private static boolean isOn(CatalogRow.File file, String server) {
        return file.versions().stream()
                .flatMap(version -> version.servers().stream())
                .anyMatch(id -> id.startsWith(server));
    }
}
