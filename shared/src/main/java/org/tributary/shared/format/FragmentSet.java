package org.tributary.shared.format;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/// A set of fragment indexes of one file, as the catalog says which of them a server holds.
/// Immutable.
public final class FragmentSet {
    /// The set without any index.
    public static final FragmentSet NONE = new FragmentSet(new BitSet());

    private final BitSet bits;

    private FragmentSet(BitSet bits) {
        this.bits = bits;
    }

    /// Returns the indexes 0 to `count` - 1.
    public static FragmentSet all(int count) {
        BitSet bits = new BitSet(count);
        bits.set(0, count);
        return new FragmentSet(bits);
    }

    /// Returns those of the indexes 0 to `count` - 1 for which `holds` is true.
    public static FragmentSet of(int count, IntPredicate holds) {
        BitSet bits = new BitSet(count);
        for (int index = 0; index < count; index++) {
            if (holds.test(index)) {
                bits.set(index);
            }
        }
        return new FragmentSet(bits);
    }

    /// Returns the union of inclusive ranges.
    public static FragmentSet ofRanges(List<Range> ranges) {
        BitSet bits = new BitSet();
        for (Range range : ranges) {
            bits.set(range.first(), range.last() + 1);
        }
        return new FragmentSet(bits);
    }

    public boolean contains(int index) {
        return bits.get(index);
    }

    public int size() {
        return bits.cardinality();
    }

    public boolean isEmpty() {
        return bits.isEmpty();
    }

    /// True when every index from 0 to `count` - 1 is in the set.
    public boolean isAll(int count) {
        return bits.nextClearBit(0) >= count;
    }

    /// Returns the index that follows the last one in the set; 0 when it is empty.
    public int end() {
        return bits.length();
    }

    /// Returns the set as the fewest inclusive ranges, in ascending order.
    public List<Range> ranges() {
        List<Range> ranges = new ArrayList<>();
        for (int first = bits.nextSetBit(0); first >= 0; ) {
            int next = bits.nextClearBit(first);
            ranges.add(new Range(first, next - 1));
            first = bits.nextSetBit(next);
        }
        return ranges;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FragmentSet set && bits.equals(set.bits);
    }

    @Override
    public int hashCode() {
        return bits.hashCode();
    }

    @Override
    public String toString() {
        return bits.toString();
    }

    /// Indexes from `first` to `last`, both included.
    public record Range(int first, int last) {
        public Range {
            if (first < 0 || last < first || last >= Manifest.MAX_FRAGMENTS) {
                throw new IllegalArgumentException(
                        "[" + first + ", " + last + "] is not a range of fragment indexes");
            }
        }
    }
}
