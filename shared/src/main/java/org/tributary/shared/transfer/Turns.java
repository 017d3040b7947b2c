package org.tributary.shared.transfer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Shares the requests that one server may be given among the downloads that use it: while any has
/// to wait, each gets its part and no more; else whoever has work takes all. Pure bookkeeping.
final class Turns {
    private final Map<Source, Integer> taken = new HashMap<>();
    private final Map<Source, Runnable> waiting = new LinkedHashMap<>();
    private int inFlight;

    /// Returns how many requests are in flight, all downloads together.
    int taken() {
        return inFlight;
    }

    /// Returns how many more the download may take of `allowed`, as far as the others go.
    int left(Source download, int allowed) {
        boolean alone = waiting.isEmpty() || waiting.keySet().equals(Set.of(download));
        if (alone) {
            return Integer.MAX_VALUE;
        }
        Set<Source> users = new HashSet<>(taken.keySet());
        users.addAll(waiting.keySet());
        users.add(download);
        int part = Math.ceilDiv(allowed, users.size());
        return Math.max(0, part - taken.getOrDefault(download, 0));
    }

    void take(Source download) {
        taken.merge(download, 1, Integer::sum);
        inFlight++;
    }

    /// Ends a request; the others that wait are told.
    void giveBack(Source download) {
        taken.computeIfPresent(download, (_, count) -> count == 1 ? null : count - 1);
        inFlight--;
        List.copyOf(waiting.entrySet()).stream()
                .filter(other -> other.getKey() != download)
                .forEach(other -> other.getValue().run());
    }

    void waits(Source download, Runnable wake) {
        waiting.put(download, wake);
    }

    void waitsNoLonger(Source download) {
        waiting.remove(download);
    }
}
