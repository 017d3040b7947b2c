package org.tributary.shared.format;

/// A slice of a file, named by the SHA-256 of its bytes.
///
/// @param index position among the file's fragments, from 0
/// @param offset first byte in the file
/// @param length bytes; all fragments of a file have the same length but the last, which may be
///   shorter
/// @param sha256 the name
public record Fragment(int index, long offset, long length, Sha256 sha256) {
    /// First byte in the file that no longer belongs to this fragment.
    public long end() {
        return offset + length;
    }
}
