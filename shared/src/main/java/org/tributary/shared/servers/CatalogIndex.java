package org.tributary.shared.servers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tributary.shared.format.Catalog;
import org.tributary.shared.format.CatalogEntry;
import org.tributary.shared.format.Sha256;

/// A catalog that is looked things up in. Immutable.
public final class CatalogIndex {
    private final Catalog catalog;
    private final Map<String, CatalogEntry> byPath = new HashMap<>();
    private final Map<Sha256, CatalogEntry> byHash = new HashMap<>();

    public CatalogIndex(Catalog catalog) {
        this.catalog = catalog;
        for (CatalogEntry entry : catalog.files()) {
            byPath.putIfAbsent(entry.path(), entry);
            byHash.merge(entry.sha256(), entry, CatalogIndex::moreComplete);
        }
    }

    private static CatalogEntry moreComplete(CatalogEntry a, CatalogEntry b) {
        return b.isWhole() && !a.isWhole() ? b : a;
    }

    public List<CatalogEntry> files() {
        return catalog.files();
    }

    public Optional<CatalogEntry> find(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /// Returns an entry with that content, under whatever name.
    public Optional<CatalogEntry> find(Sha256 sha256) {
        return Optional.ofNullable(byHash.get(sha256));
    }
}
