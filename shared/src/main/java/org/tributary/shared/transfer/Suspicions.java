package org.tributary.shared.transfer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.transfer.Checker.Sent;
import org.tributary.shared.transfer.SegmentPicker.Retry;
import org.tributary.shared.transfer.SegmentTable.Piece;

/// Who may have sent wrong bytes, until it is known. A segment that failed its hash is fetched again
/// whole from one server that had no part in it; then what each sender of the failed one sent is
/// compared with the proved bytes. Pure bookkeeping.
final class Suspicions {
    private static final int MOST_TRIES = 10;
    private static final int MOST_TRIES_A_SERVER = 3;

    private final Map<Integer, List<Suspicion>> bySegment = new HashMap<>();

    /// A range of a segment that failed, and what its sender sent there.
    ///
    /// @param alone true when the server sent the whole segment, so that nobody else can be wrong
    record Suspicion(Piece piece, Sha256 got, boolean alone) {
        String server() {
            return piece.server();
        }
    }

    /// Notes who sent what of a segment that failed its hash.
    void add(int segment, List<Sent> sent) {
        List<Suspicion> known = bySegment.computeIfAbsent(segment, _ -> new ArrayList<>());
        for (Sent each : sent) {
            known.add(new Suspicion(each.piece(), each.hash(), sent.size() == 1));
        }
    }

    /// True when the server sent all of a segment that failed, and the matter is open.
    boolean isSuspected(String server) {
        return bySegment.values().stream()
                .flatMap(List::stream)
                .anyMatch(suspicion -> suspicion.alone() && suspicion.server().equals(server));
    }

    /// Returns how the segment is to be tried again: by a server that had no part in it if there is
    /// one, else by one that did not send all of it, else by any that has tries left; empty when
    /// nobody has.
    Optional<Retry> retry(int segment, Collection<Source> sources) {
        List<Suspicion> suspicions = bySegment.getOrDefault(segment, List.of());
        Set<String> involved = new HashSet<>();
        Set<String> alone = new HashSet<>();
        Map<String, Integer> tries = new HashMap<>();
        for (Suspicion suspicion : suspicions) {
            involved.add(suspicion.server());
            if (suspicion.alone()) {
                alone.add(suspicion.server());
                tries.merge(suspicion.server(), 1, Integer::sum);
            }
        }
        Set<String> spent = new HashSet<>();
        tries.forEach((server, count) -> {
            if (count >= MOST_TRIES_A_SERVER) {
                spent.add(server);
            }
        });
        if (tries.values().stream().mapToInt(Integer::intValue).sum() >= MOST_TRIES) {
            return Optional.empty();
        }
        List<Source> able = able(segment, sources);
        for (Set<String> barred : List.of(involved, alone, spent)) {
            if (able.stream().anyMatch(source -> !barred.contains(source.id()))) {
                return Optional.of(new Retry(segment, barred));
            }
        }
        return Optional.empty();
    }

    /// Returns who can give the segment: those that send only whole files when there are no others.
    private static List<Source> able(int segment, Collection<Source> sources) {
        List<Source> able =
                sources.stream()
                        .filter(source -> source.isTrusted() && source.has(segment))
                        .toList();
        List<Source> withRanges = able.stream().filter(Source::servesRanges).toList();
        return withRanges.isEmpty() ? able : withRanges;
    }

    /// Returns the servers that sent anything of the segment while it was wrong.
    List<String> of(int segment) {
        return bySegment.getOrDefault(segment, List.of()).stream()
                .map(Suspicion::server)
                .distinct()
                .toList();
    }

    /// Nothing that the server sent until now is held against it any more.
    void forgive(String server) {
        bySegment.values().forEach(known -> known.removeIf(each -> each.server().equals(server)));
    }

    /// The segment is proved: returns whose bytes are to be compared with it.
    List<Suspicion> settle(int segment) {
        List<Suspicion> suspicions = bySegment.remove(segment);
        return suspicions == null ? List.of() : suspicions;
    }
}
