package org.tributary.daemon.publish;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tributary.shared.format.Catalog;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.format.WireJson;

/// All that is offered at one moment. Immutable: whoever holds one sees one consistent state; only
/// compressed copies may vanish under it, as they are taken only where they are.
public final class Publication {
    /// Nothing is offered.
    public static final Publication EMPTY =
            new Publication(List.of(), List.of(), CompressedCopies.NONE);

    private final Catalog catalog;
    private final Document catalogDocument;
    private final Map<String, OfferedFile> byPath;
    private final Map<Sha256, List<OfferedFile>> byHash;
    private final Map<Sha256, OfferedFile> byRoot;
    private final FragmentTable fragments;
    private final CompressedCopies copies;
    private final List<UnreadableFile> unreadable;
    private final long fragmentCount;
    private final long totalBytes;

    private Publication(
            List<OfferedFile> files, List<UnreadableFile> unreadable, CompressedCopies copies) {
        this.catalog = new Catalog(files.stream().map(OfferedFile::entry).toList());
        this.catalogDocument = Document.of(WireJson.write(catalog));
        this.byPath = HashMap.newHashMap(files.size());
        this.byHash = HashMap.newHashMap(files.size());
        this.byRoot = HashMap.newHashMap(files.size());
        this.fragments = new FragmentTable(files);
        this.copies = copies;
        this.unreadable = List.copyOf(unreadable);
        long allFragments = 0;
        long allBytes = 0;
        for (OfferedFile file : files) {
            byPath.put(file.path(), file);
            byHash.merge(file.sha256(), List.of(file), Publication::joined);
            byRoot.putIfAbsent(file.entry().root(), file);
            allFragments += file.manifest().fragments().size();
            allBytes += file.manifest().size();
        }
        this.fragmentCount = allFragments;
        this.totalBytes = allBytes;
    }

    /// Offers `files` as far as one catalog can name them; the others join `unreadable`.
    ///
    /// @param copies where compressed copies of fragments are
    static Publication of(
            Collection<OfferedFile> files,
            Collection<UnreadableFile> unreadable,
            CompressedCopies copies) {
        List<OfferedFile> sorted = new ArrayList<>(files);
        sorted.sort(Comparator.comparing(OfferedFile::path));
        List<OfferedFile> offered = new ArrayList<>(sorted.size());
        List<UnreadableFile> refused = new ArrayList<>(unreadable);
        long bytes = 0;
        String previous = "";
        for (OfferedFile file : sorted) {
            bytes += documentBytes(file);
            if (file.path().equals(previous)) {
                refused.add(
                        new UnreadableFile(
                                file.path(), "another file has the same name, spelled otherwise"));
            } else if (offered.size() == Catalog.MAX_FILES || bytes > WireJson.MAX_CATALOG_BYTES) {
                refused.add(
                        new UnreadableFile(
                                file.path(),
                                "a catalog can name no more files than come before it"));
            } else {
                offered.add(
                        file.compressible() == Compressible.YES
                                ? file.withZst(copies.among(file.manifest().fragments()))
                                : file);
            }
            previous = file.path();
        }
        refused.sort(Comparator.comparing(UnreadableFile::path));
        return new Publication(offered, refused, copies);
    }

    public Catalog catalog() {
        return catalog;
    }

    /// Returns the catalog as it goes over the wire; rendered once for each publication.
    public Document catalogDocument() {
        return catalogDocument;
    }

    /// Finds a file by its path in the catalog.
    public Optional<OfferedFile> fileByPath(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /// Finds the files with one content, whatever their names; in the catalog's order.
    public List<OfferedFile> filesByHash(Sha256 sha256) {
        return Collections.unmodifiableList(byHash.getOrDefault(sha256, List.of()));
    }

    /// Renders the manifest named `root`.
    public Optional<Document> manifestDocument(Sha256 root) {
        return Optional.ofNullable(byRoot.get(root))
                .map(file -> Document.of(WireJson.write(file.manifest())));
    }

    /// Finds the bytes of a fragment in one of the files that have it. To ask for one of which a
    /// compressed copy could be worth while, gets that made.
    public Optional<Slice> fragment(Sha256 sha256) {
        Optional<FragmentTable.Place> place = fragments.find(sha256);
        if (place.isPresent() && place.get().file().compressible() != Compressible.NO) {
            copies.want(sha256);
        }
        return place.map(found -> found.file().fragment(found.index()));
    }

    /// Finds the zstd-compressed copy of a fragment. To ask for it counts as use: it keeps the copy
    /// from expiring.
    public Optional<Slice> zstFragment(Sha256 sha256) {
        return fragments.find(sha256).isPresent() ? copies.ask(sha256) : Optional.empty();
    }

    /// Finds a file that has a fragment.
    Optional<OfferedFile> fileWithFragment(Sha256 sha256) {
        return fragments.find(sha256).map(FragmentTable.Place::file);
    }

    public int fileCount() {
        return byPath.size();
    }

    /// Returns the number of fragments of all files together.
    public long fragmentCount() {
        return fragmentCount;
    }

    /// Returns the bytes of all files together.
    public long totalBytes() {
        return totalBytes;
    }

    /// Returns what should be offered and cannot be, by path.
    public List<UnreadableFile> unreadable() {
        return unreadable;
    }

    /// Returns at least as many bytes as the file takes in the catalog's document.
    private static long documentBytes(OfferedFile file) {
        long bytes = 320;
        if (file.compressible() == Compressible.YES) {
            // Every other fragment as a range of its own, such as [99998,99998].
            bytes += 7L * file.manifest().fragments().size();
        }
        for (int i = 0; i < file.path().length(); i++) {
            char c = file.path().charAt(i);
            boolean escaped = c < ' ' || c == '"' || c == '\\';
            bytes += escaped ? 6 : c < 0x80 ? 1 : 3;
        }
        return bytes;
    }

    /// Most contents have one name, so only the others get a list that can grow.
    private static List<OfferedFile> joined(List<OfferedFile> some, List<OfferedFile> more) {
        List<OfferedFile> all =
                some instanceof ArrayList<OfferedFile> ? some : new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
