package org.tributary.shared.format;

import java.time.Instant;

/// One file that a server offers.
///
/// @param path relative path with `/`, NFC; the name people know it by
/// @param size bytes
/// @param modified when its content last changed, to the second
/// @param sha256 SHA-256 of the whole file: its identity
/// @param root name of its manifest
/// @param fragmentSize the manifest's fragment size in bytes
/// @param manifestBytes size of the manifest's document in bytes, so that a reader can bound what
///   it takes
/// @param held the fragments this server holds: all of them, or a part on a replica
/// @param zst the fragments it also offers zstd-compressed
public record CatalogEntry(
        String path,
        long size,
        Instant modified,
        Sha256 sha256,
        Sha256 root,
        long fragmentSize,
        long manifestBytes,
        FragmentSet held,
        FragmentSet zst) {

    /// Returns how many fragments the file has.
    public int fragmentCount() {
        return Math.toIntExact(Manifest.fragmentCount(size, fragmentSize));
    }

    /// True when the server holds the whole file.
    public boolean isWhole() {
        return held.isAll(fragmentCount());
    }
}
