package org.tributary.shared.transfer;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Which servers are not to be asked for a segment because the user prefers another one. A wish, not
/// a ban: it counts only while another server that has the segment may be asked, and not for a segment
/// that is tried again, which comes from another server anyway. Pure bookkeeping;
/// touched by the engine thread alone.
final class Avoidance {
    private final Supplier<? extends Collection<Source>> sources;
    private final LongSupplier nanoTime;

    /// Ids of servers by segment.
    private final Map<Integer, Set<String>> avoided = new HashMap<>();

    /// @param sources all that can give the content now
    /// @param nanoTime of [System#nanoTime()]
    Avoidance(Supplier<? extends Collection<Source>> sources, LongSupplier nanoTime) {
        this.sources = sources;
        this.nanoTime = nanoTime;
    }

    /// From now on another server is preferred. When that leaves nobody, the wish begins anew with
    /// this server.
    void avoid(int segment, String server) {
        Set<String> servers = avoided.computeIfAbsent(segment, _ -> new HashSet<>());
        servers.add(server);
        if (!isAnotherReady(segment, servers)) {
            servers.clear();
            servers.add(server);
        }
    }

    /// Forgets what was wished for segments that are done.
    void forget(IntPredicate isDone) {
        avoided.keySet().removeIf(isDone::test);
    }

    /// True when the server may be asked for the segment.
    boolean allows(Source source, int segment) {
        Set<String> servers = avoided.get(segment);
        return servers == null
                || !servers.contains(source.id())
                || !isAnotherReady(segment, servers);
    }

    /// Returns the first segment after `first` and before `end` that the server is not to be asked
    /// for; `end` when there is none.
    int firstAvoided(Source source, int first, int end) {
        return avoided.keySet().stream()
                .filter(segment -> segment > first && segment < end && !allows(source, segment))
                .min(Integer::compare)
                .orElse(end);
    }

    private boolean isAnotherReady(int segment, Set<String> servers) {
        long nanos = nanoTime.getAsLong();
        return sources.get().stream()
                .anyMatch(other ->
                        !servers.contains(other.id())
                                && other.isUsable()
                                && other.servesRanges()
                                && other.has(segment)
                                && !other.server().rests(nanos));
    }
}
