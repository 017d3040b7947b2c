package org.tributary.shared.http;

/// Bytes `first` to `last` of a representation, both included (RFC 9110, 14.1.2).
public record ByteRange(long first, long last) {
    public ByteRange {
        if (first < 0 || last < first) {
            throw new IllegalArgumentException(
                    "bytes " + first + " to " + last + " are not a range");
        }
    }

    /// Returns the range that starts at `offset` and has `length` bytes, at least one.
    public static ByteRange ofLength(long offset, long length) {
        return new ByteRange(offset, offset + length - 1);
    }

    public long length() {
        return last - first + 1;
    }

    /// Returns the value of a `Range` header that asks for this range.
    public String headerValue() {
        return "bytes=" + first + "-" + last;
    }
}
