package org.tributary.shared.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tributary.shared.format.FragmentSet.Range;

class FragmentSetTest {
    @Test
    void holdsWhatABitSetWouldHold() {
        for (int seed = 0; seed < 500; seed++) {
            int count = seed % 20;
            Random random = new Random(seed);
            BitSet expected = new BitSet();
            IntStream.range(0, count).filter(_ -> random.nextBoolean()).forEach(expected::set);
            FragmentSet set = FragmentSet.of(count, expected::get);
            for (int index = 0; index < count + 2; index++) {
                assertEquals(expected.get(index), set.contains(index));
            }
            assertEquals(expected.cardinality(), set.size());
            assertEquals(expected.length(), set.end());
            assertEquals(expected.isEmpty(), set.isEmpty());
            assertEquals(expected.nextClearBit(0) >= count, set.isAll(count));
            assertEquals(set, FragmentSet.ofRanges(set.ranges().reversed()));
        }
    }

    @Test
    void unitesWhatIsInOneOfTwo() {
        FragmentSet low = FragmentSet.ofRanges(List.of(new Range(0, 3), new Range(8, 8)));
        FragmentSet high = FragmentSet.ofRanges(List.of(new Range(2, 5)));
        assertEquals(
                FragmentSet.ofRanges(List.of(new Range(0, 5), new Range(8, 8))), low.union(high));
        assertEquals(low, low.union(FragmentSet.NONE));
        assertEquals(low, FragmentSet.NONE.union(low));
    }

    @Test
    void joinsRangesThatOverlapOrTouch() {
        FragmentSet set =
                FragmentSet.ofRanges(
                        List.of(
                                new Range(7, 9),
                                new Range(0, 2),
                                new Range(3, 4),
                                new Range(1, 1)));
        assertEquals(List.of(new Range(0, 4), new Range(7, 9)), set.ranges());
    }

    @Test
    void ofAnEmptyFileIsAllAndNone() {
        assertEquals(FragmentSet.NONE, FragmentSet.all(0));
        assertTrue(FragmentSet.NONE.isAll(0));
        assertFalse(FragmentSet.NONE.isAll(1));
    }

    @Test
    void refusesRangesThatAreNone() {
        assertThrows(IllegalArgumentException.class, () -> new Range(-1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Range(1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Range(0, Manifest.MAX_FRAGMENTS));
    }
}
