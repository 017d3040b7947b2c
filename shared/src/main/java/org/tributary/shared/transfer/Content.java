package org.tributary.shared.transfer;

import java.util.List;
import java.util.Optional;
import org.tributary.shared.format.Manifest;
import org.tributary.shared.format.Sha256;

/// What a download fetches, as its sources agreed on: its segments and what proves them.
///
/// @param name what people call it
/// @param size bytes, or [#UNKNOWN]
/// @param segmentSize bytes of every segment but the last, which may be shorter
/// @param hashes what each segment must hash to; empty when nobody knows
/// @param sha256 what the whole file must hash to, when anybody knows
/// @param root the manifest the hashes come from, when they come from one
/// @param etag strong validator of the file at its first source, when there is nothing better
record Content(
        String name,
        long size,
        long segmentSize,
        List<Sha256> hashes,
        Optional<Sha256> sha256,
        Optional<Sha256> root,
        Optional<String> etag) {

    /// The size of a file whose source does not say how long it is; it then has no segments.
    static final long UNKNOWN = -1;

    Content {
        if (size < UNKNOWN || size > Manifest.MAX_SIZE) {
            throw new IllegalArgumentException(
                    "size (" + size + ") must be 0 to " + Manifest.MAX_SIZE);
        }
        if (segmentSize < 1) {
            throw new IllegalArgumentException(
                    "segmentSize (" + segmentSize + ") must be positive");
        }
        if (Math.ceilDiv(size, segmentSize) > Manifest.MAX_FRAGMENTS) {
            throw new IllegalArgumentException(
                    size + " bytes are too many segments of " + segmentSize);
        }
        hashes = List.copyOf(hashes);
        if (!hashes.isEmpty() && hashes.size() != Math.ceilDiv(size, segmentSize)) {
            throw new IllegalArgumentException(
                    hashes.size() + " hashes do not fit " + size + " bytes");
        }
    }

    /// The content of a manifest: every segment is a fragment.
    static Content of(String name, Manifest manifest) {
        return new Content(
                name,
                manifest.size(),
                manifest.fragmentSize(),
                manifest.fragments(),
                Optional.of(manifest.sha256()),
                Optional.of(manifest.root()),
                Optional.empty());
    }

    /// A content nobody has piece hashes for.
    static Content unproved(
            String name, long size, Optional<Sha256> sha256, Optional<String> etag) {
        return new Content(
                name,
                size,
                Manifest.usualFragmentSize(size),
                List.of(),
                sha256,
                Optional.empty(),
                etag);
    }

    Optional<Long> knownSize() {
        return size == UNKNOWN ? Optional.empty() : Optional.of(size);
    }

    int segments() {
        return Math.toIntExact(Math.ceilDiv(size, segmentSize));
    }

    long start(int segment) {
        return segment * segmentSize;
    }

    long end(int segment) {
        return Math.min(start(segment) + segmentSize, size);
    }

    long length(int segment) {
        return end(segment) - start(segment);
    }

    /// Returns the segment that the byte at `position` belongs to.
    int segmentAt(long position) {
        return Math.toIntExact(position / segmentSize);
    }

    /// Returns what the segment must hash to, when anybody knows.
    Optional<Sha256> hash(int segment) {
        return hashes.isEmpty() ? Optional.empty() : Optional.of(hashes.get(segment));
    }

    /// Returns this content with the segments and hashes of the other one, where it has none itself
    /// and nothing tells that the other one is another file. A download that knew more when it began
    /// does not forget that.
    Content provedBy(Content other) {
        return !hashes.isEmpty() || other.hashes.isEmpty() || isSurelyNot(other)
                ? this
                : new Content(
                        name,
                        size,
                        other.segmentSize,
                        other.hashes,
                        sha256.or(() -> other.sha256),
                        other.root,
                        etag);
    }

    /// True when the other content is surely another file. Neither this nor [#isSameAs] is true where
    /// a source gives nothing to tell by.
    boolean isSurelyNot(Content other) {
        boolean otherHash =
                sha256.isPresent() && other.sha256.isPresent() && !sha256.equals(other.sha256);
        boolean otherTag = etag.isPresent() && other.etag.isPresent() && !etag.equals(other.etag);
        return size != other.size || otherHash || otherTag;
    }

    /// True when bytes of the other content are surely bytes of this one: the same segments with the
    /// same hashes or, where there are none, the same file by its hash or validator.
    boolean isSameAs(Content other) {
        boolean sameShape = size == other.size && segmentSize == other.segmentSize;
        if (!hashes.isEmpty()) {
            return sameShape && hashes.equals(other.hashes);
        }
        return sameShape
                && (sha256.isPresent() && sha256.equals(other.sha256)
                        || etag.isPresent() && etag.equals(other.etag));
    }
}
