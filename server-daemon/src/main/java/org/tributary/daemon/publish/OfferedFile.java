package org.tributary.daemon.publish;

import java.nio.file.Path;
import java.time.Instant;
import org.tributary.shared.format.CatalogEntry;
import org.tributary.shared.format.Fragment;
import org.tributary.shared.format.FragmentSet;
import org.tributary.shared.format.Manifest;
import org.tributary.shared.format.Sha256;

/// One file of the upload directory that is offered whole. Immutable.
public final class OfferedFile {
    private final UploadFile file;
    private final KnownFile known;
    private final CatalogEntry entry;

    private OfferedFile(UploadFile file, KnownFile known, CatalogEntry entry) {
        this.file = file;
        this.known = known;
        this.entry = entry;
    }

    /// @param manifestBytes length of the manifest's document
    static OfferedFile of(UploadFile file, KnownFile known, long manifestBytes) {
        Manifest manifest = known.manifest();
        CatalogEntry entry =
                new CatalogEntry(
                        file.path(),
                        manifest.size(),
                        Instant.ofEpochSecond(0, file.status().stamp().modifiedNanos()),
                        manifest.sha256(),
                        manifest.root(),
                        manifest.fragmentSize(),
                        manifestBytes,
                        FragmentSet.all(manifest.fragments().size()),
                        FragmentSet.NONE);
        return new OfferedFile(file, known, entry);
    }

    /// Returns the same file with these fragments offered compressed, too.
    public OfferedFile withZst(FragmentSet zst) {
        if (zst.equals(entry.zst())) {
            return this;
        }
        CatalogEntry changed =
                new CatalogEntry(
                        entry.path(),
                        entry.size(),
                        entry.modified(),
                        entry.sha256(),
                        entry.root(),
                        entry.fragmentSize(),
                        entry.manifestBytes(),
                        entry.held(),
                        zst);
        return new OfferedFile(file, known, changed);
    }

    /// Returns what the catalog says of it.
    public CatalogEntry entry() {
        return entry;
    }

    public Manifest manifest() {
        return known.manifest();
    }

    /// Returns its path in the catalog.
    public String path() {
        return entry.path();
    }

    /// Returns the last part of its path.
    public String name() {
        return path().substring(path().lastIndexOf('/') + 1);
    }

    public long size() {
        return known.manifest().size();
    }

    public Sha256 sha256() {
        return known.manifest().sha256();
    }

    /// Returns the whole file.
    public Slice whole() {
        return new Slice(location(), 0, size(), stamp());
    }

    /// Returns the bytes of the fragment at `index`, from 0.
    public Slice fragment(int index) {
        Fragment fragment = manifest().fragment(index);
        return new Slice(location(), fragment.offset(), fragment.length(), stamp());
    }

    /// Where it is on disk.
    Path location() {
        return file.location();
    }

    /// Its state when it was hashed.
    FileStamp stamp() {
        return file.status().stamp();
    }

    /// The file it was found as.
    UploadFile file() {
        return file;
    }

    Compressible compressible() {
        return known.compressible();
    }
}
