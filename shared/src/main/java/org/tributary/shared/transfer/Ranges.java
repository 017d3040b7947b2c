package org.tributary.shared.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A set of byte positions, kept as disjoint ranges in ascending order. Not thread-safe.
final class Ranges {
    /// End (exclusive) by start; neighbours never touch.
    private final TreeMap<Long, Long> ends = new TreeMap<>();

    private long bytes;

    /// Adds the positions from `start` to before `end`.
    void add(long start, long end) {
        if (start >= end) {
            return;
        }
        remove(start, end);
        long newStart = start;
        long newEnd = end;
        Map.Entry<Long, Long> left = ends.floorEntry(start);
        if (left != null && left.getValue() == start) {
            newStart = left.getKey();
        }
        Long rightEnd = ends.remove(end);
        if (rightEnd != null) {
            newEnd = rightEnd;
        }
        ends.put(newStart, newEnd);
        bytes += end - start;
    }

    /// Removes the positions from `start` to before `end`.
    void remove(long start, long end) {
        if (start >= end) {
            return;
        }
        Map.Entry<Long, Long> left = ends.lowerEntry(start);
        if (left != null && left.getValue() > start) {
            long leftEnd = left.getValue();
            ends.put(left.getKey(), start);
            bytes -= leftEnd - start;
            if (leftEnd > end) {
                ends.put(end, leftEnd);
                bytes += leftEnd - end;
            }
        }
        Map.Entry<Long, Long> next;
        while ((next = ends.ceilingEntry(start)) != null && next.getKey() < end) {
            ends.remove(next.getKey());
            bytes -= next.getValue() - next.getKey();
            if (next.getValue() > end) {
                ends.put(end, next.getValue());
                bytes += next.getValue() - end;
            }
        }
    }

    boolean isEmpty() {
        return ends.isEmpty();
    }

    /// Returns how many positions are in the set.
    long bytes() {
        return bytes;
    }

    /// True when every position from `start` to before `end` is in the set.
    boolean covers(long start, long end) {
        Map.Entry<Long, Long> at = ends.floorEntry(start);
        return start >= end || at != null && at.getValue() >= end;
    }

    /// Returns how many positions from `start` to before `end` are in the set.
    long bytesWithin(long start, long end) {
        long sum = 0;
        for (Range range : within(start, end)) {
            sum += range.length();
        }
        return sum;
    }

    /// Returns the first range at or after `from`; one that began before is cut to begin at `from`.
    Optional<Range> firstFrom(long from) {
        Map.Entry<Long, Long> at = ends.floorEntry(from);
        if (at != null && at.getValue() > from) {
            return Optional.of(new Range(from, at.getValue()));
        }
        at = ends.higherEntry(from);
        return at == null ? Optional.empty() : Optional.of(new Range(at.getKey(), at.getValue()));
    }

    /// Returns the parts of the set from `start` to before `end`, in order.
    List<Range> within(long start, long end) {
        List<Range> parts = new ArrayList<>();
        Optional<Range> part = firstFrom(start);
        while (part.isPresent() && part.get().start() < end) {
            Range range = part.get();
            parts.add(new Range(range.start(), Math.min(range.end(), end)));
            part = firstFrom(range.end());
        }
        return parts;
    }

    @Override
    public String toString() {
        return ends.toString();
    }

    /// Positions from `start` to before `end`.
    record Range(long start, long end) {
        long length() {
            return end - start;
        }
    }
}
