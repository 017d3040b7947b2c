package org.tributary.daemon.publish;

import java.nio.file.Path;
import org.tributary.shared.format.CatalogEntry;
import org.tributary.shared.format.Fragment;
import org.tributary.shared.format.Manifest;

/// One file of the upload directory that is offered whole.
///
/// @param entry what the catalog says of it
/// @param manifest its fragments
/// @param location where it is on disk
/// @param stamp its state when it was hashed
public record OfferedFile(CatalogEntry entry, Manifest manifest, Path location, FileStamp stamp) {

    /// Returns the whole file.
    public Slice whole() {
        return new Slice(location, 0, manifest.size(), stamp);
    }

    /// Returns the bytes of the fragment at `index`, from 0.
    public Slice fragment(int index) {
        Fragment fragment = manifest.fragment(index);
        return new Slice(location, fragment.offset(), fragment.length(), stamp);
    }
}
