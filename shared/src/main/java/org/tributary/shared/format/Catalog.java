package org.tributary.shared.format;

import java.util.Comparator;
import java.util.List;

/// The list of files one server offers, sorted by path; no path occurs twice.
public record Catalog(List<CatalogEntry> files) {
    /// Most files in one catalog.
    public static final int MAX_FILES = 200_000;

    /// A server that offers nothing.
    public static final Catalog EMPTY = new Catalog(List.of());

    public Catalog {
        if (files.size() > MAX_FILES) {
            throw new IllegalArgumentException(
                    files.size() + " files are more than a catalog holds, " + MAX_FILES);
        }
        files = files.stream().sorted(Comparator.comparing(CatalogEntry::path)).toList();
        for (int i = 1; i < files.size(); i++) {
            String path = files.get(i).path();
            if (path.equals(files.get(i - 1).path())) {
                throw new IllegalArgumentException(
                        "path \"" + RemoteText.shown(path) + "\" occurs twice");
            }
        }
    }
}
