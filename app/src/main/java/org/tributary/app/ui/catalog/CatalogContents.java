package org.tributary.app.ui.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.tributary.app.offers.Offers;

/// All files that are offered, in the order of their paths. Immutable.
record CatalogContents(List<CatalogRow.File> files) {
    static final CatalogContents NONE = new CatalogContents(List.of());

    CatalogContents {
        files = List.copyOf(files);
    }

    /// Takes some time when there is much on offer.
    static CatalogContents of(Offers offers) {
        return new CatalogContents(
                offers.paths().stream()
                        .map(path -> new CatalogRow.File(path, offers.versions(path)))
                        .toList());
    }

    /// Returns the files below a folder that match.
    ///
    /// @param folder with `/` at its end; empty for all
    List<CatalogRow.File> files(String folder, Predicate<CatalogRow.File> matching) {
        return files.stream()
                .filter(file -> file.path().startsWith(folder))
                .filter(matching)
                .toList();
    }

    /// Returns the folders that stand directly in `folder` and have such files in them.
    static List<CatalogRow.Folder> folders(String folder, List<CatalogRow.File> files) {
        Map<String, List<CatalogRow.File>> byFolder = new LinkedHashMap<>();
        for (CatalogRow.File file : files) {
            int slash = file.path().indexOf('/', folder.length());
            if (slash >= 0) {
                byFolder.computeIfAbsent(
                                file.path().substring(0, slash + 1), _ -> new ArrayList<>())
                        .add(file);
            }
        }
        return byFolder.entrySet().stream()
                .map(entry ->
                        new CatalogRow.Folder(
                                entry.getKey(), entry.getValue().size(), size(entry.getValue())))
                .toList();
    }

    static long size(List<? extends CatalogRow> rows) {
        return rows.stream().mapToLong(CatalogRow::size).sum();
    }
}
