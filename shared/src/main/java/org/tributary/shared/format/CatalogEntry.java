package org.tributary.shared.format;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// One file that a server offers.
///
/// @param path relative path with `/`, NFC; the name people know it by; [CatalogPath] has the rules
/// @param size bytes
/// @param modified when its content last changed, to the second and within the years 1 to 9999: any
///   other time is brought there
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

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    public CatalogEntry {
        Optional<String> problem = CatalogPath.problem(path);
        if (problem.isPresent()) {
            throw new IllegalArgumentException(
                    "path \"" + RemoteText.shown(path) + "\" " + problem.get());
        }
        long count = Manifest.checkedFragmentCount(size, fragmentSize);
        if (manifestBytes < 1 || manifestBytes > WireJson.MAX_MANIFEST_BYTES) {
            throw new IllegalArgumentException(
                    "manifestBytes ("
                            + manifestBytes
                            + ") must be 1 to "
                            + WireJson.MAX_MANIFEST_BYTES);
        }
        if (held.end() > count || zst.end() > count) {
            throw new IllegalArgumentException(
                    "fragment "
                            + (Math.max(held.end(), zst.end()) - 1)
                            + " is listed, but the file has only "
                            + count);
        }
        modified = modified.truncatedTo(ChronoUnit.SECONDS);
        if (modified.isBefore(EARLIEST)) {
            modified = EARLIEST;
        } else if (modified.isAfter(LATEST)) {
            modified = LATEST;
        }
    }

    /// Returns how many fragments the file has.
    public int fragmentCount() {
        return Math.toIntExact(Manifest.fragmentCount(size, fragmentSize));
    }

    /// True when the server holds the whole file.
    public boolean isWhole() {
        return held.isAll(fragmentCount());
    }

    /// True when `manifest` is the one this entry names and says the same of the file.
    public boolean isDescribedBy(Manifest manifest) {
        return size == manifest.size()
                && fragmentSize == manifest.fragmentSize()
                && sha256.equals(manifest.sha256())
                && root.equals(manifest.root());
    }
}
