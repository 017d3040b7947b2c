package org.tributary.shared.format;

import java.util.List;

/// The list of files one server offers, sorted by path.
public record Catalog(List<CatalogEntry> files) {
    /// A server that offers nothing.
    public static final Catalog EMPTY = new Catalog(List.of());

    public Catalog {
        files = List.copyOf(files);
    }
}
