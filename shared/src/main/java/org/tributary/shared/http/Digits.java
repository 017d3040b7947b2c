package org.tributary.shared.http;

/// Reads the `1*DIGIT` of the standards, which have no upper limit.
final class Digits {
    private Digits() {}

    /// Returns the value of ASCII digits; what does not fit in a `long` is its largest value.
    static long value(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
