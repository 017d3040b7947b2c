package org.tributary.shared.transfer;

import java.util.List;
import java.util.Optional;
import org.tributary.shared.format.Sha256;

/// How a download's file is cut into segments, and what proves them.
///
/// @param segmentSize bytes of every segment but the last, which may be shorter
/// @param size bytes of the file
/// @param hashes what each segment must hash to; empty when nobody knows
/// @param sha256 what the whole file must hash to, when anybody knows
/// @param root the manifest the hashes come from, when they come from one
public record Layout(
        long segmentSize,
        long size,
        List<Sha256> hashes,
        Optional<Sha256> sha256,
        Optional<Sha256> root) {

    public Layout {
        if (segmentSize < 1 || size < 0) {
            throw new IllegalArgumentException(
                    "no file of " + size + " bytes has segments of " + segmentSize);
        }
        hashes = List.copyOf(hashes);
    }

    static Layout of(Content content) {
        return new Layout(
                content.segmentSize(),
                content.size(),
                content.hashes(),
                content.sha256(),
                content.root());
    }

    /// Returns where in the file the segment starts.
    public long start(int segment) {
        return segment * segmentSize;
    }

    /// Returns how many bytes the segment has.
    public long length(int segment) {
        return Math.min(segmentSize, size - start(segment));
    }
}
