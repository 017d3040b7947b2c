package org.tributary.daemon.publish;

import java.util.List;
import java.util.Optional;
import org.tributary.shared.format.Catalog;
import org.tributary.shared.format.Sha256;

/// All that is offered at one moment. Immutable: whoever holds one sees one consistent state.
public final class Publication {
    /// Nothing is offered.
    public static final Publication EMPTY = new Publication();

    private Publication() {}

    public Catalog catalog() {
        return Catalog.EMPTY;
    }

    /// Returns the catalog as it goes over the wire; rendered once for each publication.
    public Document catalogDocument() {
        return Document.of("{\"version\":1,\"files\":[]}".getBytes());
    }

    /// Finds a file by its path in the catalog.
    public Optional<OfferedFile> fileByPath(String path) {
        return Optional.empty();
    }

    /// Finds the files with one content, whatever their names; in the catalog's order.
    public List<OfferedFile> filesByHash(Sha256 sha256) {
        return List.of();
    }

    /// Renders the manifest named `root`.
    public Optional<Document> manifestDocument(Sha256 root) {
        return Optional.empty();
    }

    /// Finds the bytes of a fragment in one of the files that have it.
    public Optional<Slice> fragment(Sha256 sha256) {
        return Optional.empty();
    }

    /// Finds the zstd-compressed copy of a fragment. To ask for it counts as use: it keeps the copy
    /// from expiring.
    public Optional<Slice> zstFragment(Sha256 sha256) {
        return Optional.empty();
    }

    public int fileCount() {
        return 0;
    }

    /// Returns the number of fragments of all files together.
    public long fragmentCount() {
        return 0;
    }

    /// Returns the bytes of all files together.
    public long totalBytes() {
        return 0;
    }

    /// Returns what should be offered and cannot be, by path.
    public List<UnreadableFile> unreadable() {
        return List.of();
    }
}
