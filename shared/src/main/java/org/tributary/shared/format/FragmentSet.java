package org.tributary.shared.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;

/// A set of fragment indexes of one file, as the catalog says which of them a server holds.
/// Immutable; takes memory by its ranges, so that a short document cannot make a big one.
public final class FragmentSet {
    /// The set without any index.
    public static final FragmentSet NONE = new FragmentSet(new int[0]);

    /// First index and the one after the last, range by range; strictly ascending, so that ranges
    /// neither overlap nor touch.
    private final int[] bounds;

    private FragmentSet(int[] bounds) {
        this.bounds = bounds;
    }

    /// Returns the indexes 0 to `count` - 1.
    public static FragmentSet all(int count) {
        return count == 0 ? NONE : new FragmentSet(new int[] {0, count});
    }

    /// Returns those of the indexes 0 to `count` - 1 for which `holds` is true.
    public static FragmentSet of(int count, IntPredicate holds) {
        Builder builder = new Builder();
        for (int index = 0; index < count; index++) {
            if (holds.test(index)) {
                builder.add(index, index);
            }
        }
        return builder.build();
    }

    /// Returns the union of inclusive ranges.
    public static FragmentSet ofRanges(List<Range> ranges) {
        Builder builder = new Builder();
        ranges.stream()
                .sorted(Comparator.comparingInt(Range::first))
                .forEach(range -> builder.add(range.first(), range.last()));
        return builder.build();
    }

    /// Returns what is in one of the two; one of them when that is all of it.
    public FragmentSet union(FragmentSet other) {
        if (other.isEmpty() || equals(other)) {
            return this;
        }
        if (isEmpty()) {
            return other;
        }
        List<Range> both = new ArrayList<>(ranges());
        both.addAll(other.ranges());
        return ofRanges(both);
    }

    public boolean contains(int index) {
        int at = Arrays.binarySearch(bounds, index);
        int boundsUpToIndex = at >= 0 ? at + 1 : -at - 1;
        return boundsUpToIndex % 2 == 1;
    }

    public int size() {
        int size = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            size += bounds[i + 1] - bounds[i];
        }
        return size;
    }

    public boolean isEmpty() {
        return bounds.length == 0;
    }

    /// True when every index from 0 to `count` - 1 is in the set.
    public boolean isAll(int count) {
        return count == 0 || !isEmpty() && bounds[0] == 0 && bounds[1] >= count;
    }

    /// Returns the index that follows the last one in the set; 0 when it is empty.
    public int end() {
        return isEmpty() ? 0 : bounds[bounds.length - 1];
    }

    /// Returns the set as the fewest inclusive ranges, in ascending order.
    public List<Range> ranges() {
        List<Range> ranges = new ArrayList<>(bounds.length / 2);
        for (int i = 0; i < bounds.length; i += 2) {
            ranges.add(new Range(bounds[i], bounds[i + 1] - 1));
        }
        return ranges;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FragmentSet set && Arrays.equals(bounds, set.bounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }

    @Override
    public String toString() {
        return ranges().toString();
    }

    /// Indexes from `first` to `last`, both included.
    public record Range(int first, int last) {
        public Range {
            if (first < 0 || last < first || last >= Manifest.MAX_FRAGMENTS) {
                throw new IllegalArgumentException(
                        "[" + first + ", " + last + "] is not a range of fragment indexes");
            }
        }

        @Override
        public String toString() {
            return "[" + first + ", " + last + "]";
        }
    }

    /// Collects ranges that come in ascending order of their first index.
    static final class Builder {
        private int[] bounds = new int[2];
        private int length;

        /// Adds the indexes from `first` to `last`, both included; joins them to the range before
        /// when they touch it.
        void add(int first, int last) {
            if (length > 0 && first <= bounds[length - 1]) {
                bounds[length - 1] = Math.max(bounds[length - 1], last + 1);
                return;
            }
            if (length == bounds.length) {
                bounds = Arrays.copyOf(bounds, 2 * length);
            }
            bounds[length++] = first;
            bounds[length++] = last + 1;
        }

        /// Returns the index that follows the last one added; 0 when there is none.
        int end() {
            return length == 0 ? 0 : bounds[length - 1];
        }

        FragmentSet build() {
            return length == 0 ? NONE : new FragmentSet(Arrays.copyOf(bounds, length));
        }
    }
}
