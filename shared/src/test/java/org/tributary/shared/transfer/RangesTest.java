package org.tributary.shared.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tributary.shared.transfer.Ranges.Range;

class RangesTest {
    private static final int SIZE = 40;

    @Test
    void joinsWhatTouches() {
        Ranges ranges = new Ranges();
        ranges.add(0, 10);
        ranges.add(20, 30);
        ranges.add(10, 20);
        assertEquals(List.of(new Range(0, 30)), ranges.within(0, 100));
        assertEquals(30, ranges.bytes());
    }

    @Test
    void countsNothingTwice() {
        Ranges ranges = new Ranges();
        ranges.add(0, 10);
        ranges.add(5, 15);
        ranges.add(2, 4);
        assertEquals(15, ranges.bytes());
    }

    @Test
    void splitsARangeThatLosesItsMiddle() {
        Ranges ranges = new Ranges();
        ranges.add(0, 30);
        ranges.remove(10, 20);
        assertEquals(List.of(new Range(0, 10), new Range(20, 30)), ranges.within(0, 100));
        assertEquals(20, ranges.bytes());
    }

    @Test
    void emptyRangesChangeNothing() {
        Ranges ranges = new Ranges();
        ranges.add(5, 5);
        ranges.add(6, 5);
        assertTrue(ranges.isEmpty());
        ranges.add(0, 10);
        ranges.remove(5, 5);
        ranges.remove(6, 5);
        assertEquals(List.of(new Range(0, 10)), ranges.within(0, 10));
    }

    @Test
    void holdsPositionsBeyondAnInt() {
        long far = 1L << 43;
        Ranges ranges = new Ranges();
        ranges.add(far, far + 10);
        assertTrue(ranges.covers(far + 1, far + 10));
        assertEquals(Optional.of(new Range(far + 3, far + 10)), ranges.firstFrom(far + 3));
    }

    @Test
    void doesWhatASetOfBitsDoes() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            Ranges ranges = new Ranges();
            BitSet model = new BitSet();
            StringBuilder story = new StringBuilder("seed " + seed);
            for (int step = 0; step < 60; step++) {
                int start = random.nextInt(SIZE);
                int end = start + random.nextInt(SIZE - start + 1);
                boolean add = random.nextBoolean();
                story.append(add ? " +" : " -").append(start).append("..").append(end);
                if (add) {
                    ranges.add(start, end);
                } else {
                    ranges.remove(start, end);
                }
                model.set(start, end, add);
                checkSame(model, ranges, random, story.toString());
            }
        }
    }

    private static void checkSame(BitSet model, Ranges ranges, Random random, String story) {
        assertEquals(runs(model, 0, SIZE), ranges.within(0, SIZE), story);
        assertEquals(model.cardinality(), ranges.bytes(), story);
        assertEquals(model.isEmpty(), ranges.isEmpty(), story);
        int from = random.nextInt(SIZE);
        int to = from + random.nextInt(SIZE - from + 1);
        assertEquals(runs(model, from, to), ranges.within(from, to), story);
        assertEquals(model.get(from, to).cardinality(), ranges.bytesWithin(from, to), story);
        assertEquals(model.nextClearBit(from) >= to, ranges.covers(from, to), story);
        assertEquals(runs(model, from, SIZE).stream().findFirst(), ranges.firstFrom(from), story);
    }

    private static List<Range> runs(BitSet model, int from, int to) {
        List<Range> runs = new ArrayList<>();
        for (int start = model.nextSetBit(from); start >= 0 && start < to; ) {
            int end = Math.min(model.nextClearBit(start), to);
            runs.add(new Range(start, end));
            start = model.nextSetBit(end);
        }
        return runs;
    }
}
