package org.tributary.shared.transfer;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tributary.shared.format.Metalink.Link;
import org.tributary.shared.format.Sha256;

/// What a plain web server says of a file.
///
/// @param uri the link
/// @param size bytes, when it says
/// @param etag strong validator, when it gives one
/// @param ranges whether it sends parts
/// @param sha256 what it says the file hashes to (RFC 9530)
/// @param fileName the name it gives it, not made safe yet
/// @param modified when the file was last changed
/// @param duplicates other places that have it (RFC 6249, 3)
/// @param description a Metalink document about it (RFC 6249, 4)
/// @param isWebPage whether it looks like a page for a browser rather than a file
record LinkedFile(
        URI uri,
        OptionalLong size,
        Optional<String> etag,
        boolean ranges,
        Optional<Sha256> sha256,
        Optional<String> fileName,
        Optional<Instant> modified,
        List<Link> duplicates,
        Optional<URI> description,
        boolean isWebPage) {
    /// Returns the same, but no page.
    LinkedFile asFile() {
        return new LinkedFile(
                uri,
                size,
                etag,
                ranges,
                sha256,
                fileName,
                modified,
                duplicates,
                description,
                false);
    }
}
