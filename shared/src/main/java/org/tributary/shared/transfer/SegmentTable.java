package org.tributary.shared.transfer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tributary.shared.transfer.SegmentStates.State;

/// Which bytes of a download are on disk, who sent them, and which segments are proved.
/// Pure bookkeeping: no clock, no I/O, no locks. Touched by the engine thread alone.
final class SegmentTable {
    /// Stands for whoever sent what was found on disk without a log.
    private static final String UNKNOWN_SENDER = "";

    private final Content content;
    private final Ranges gaps = new Ranges();
    private final BitSet verified = new BitSet();
    private final BitSet checking = new BitSet();
    private final BitSet retrying = new BitSet();
    private final BitSet failed = new BitSet();
    private final SegmentTries tries;

    /// What is on disk of segments that are not proved yet, by segment.
    private final Map<Integer, List<Piece>> pieces = new HashMap<>();

    /// Who sent what of proved segments that did not come in one piece.
    private final Map<Integer, List<Piece>> proved = new HashMap<>();

    /// Who sent most of each segment.
    private final String[] sender;

    private final Map<String, Long> bytesByServer = new HashMap<>();
    private long verifiedBytes;
    private long unprovedBytes;
    private int contiguous;

    SegmentTable(Content content) {
        this.content = content;
        this.sender = new String[content.segments()];
        this.tries = new SegmentTries(content.segments());
        gaps.add(0, content.size());
    }

    /// Bytes that are neither on disk nor being fetched.
    Ranges gaps() {
        return gaps;
    }

    boolean isVerified(int segment) {
        return verified.get(segment);
    }

    boolean isAllVerified() {
        return verified.cardinality() == content.segments();
    }

    /// Returns how many segments from the first on are proved without a gap.
    int contiguous() {
        contiguous = verified.nextClearBit(contiguous);
        return contiguous;
    }

    long verifiedBytes() {
        return verifiedBytes;
    }

    long receivedBytes() {
        return verifiedBytes + unprovedBytes;
    }

    /// Returns the bytes of proved segments by the server that sent them.
    Map<String, Long> bytesByServer() {
        Map<String, Long> known = new HashMap<>(bytesByServer);
        known.remove(UNKNOWN_SENDER);
        return Map.copyOf(known);
    }

    /// Returns how many bytes on disk came from each server, proved or not.
    Map<String, Long> receivedByServer() {
        Map<String, Long> all = new HashMap<>(bytesByServer());
        pieces.values().stream()
                .flatMap(List::stream)
                .filter(piece -> !piece.server().equals(UNKNOWN_SENDER))
                .forEach(piece -> all.merge(piece.server(), piece.length(), Long::sum));
        return all;
    }

    /// Returns who sent most of the segment; empty for nobody.
    String sender(int segment) {
        return sender[segment] == null ? "" : sender[segment];
    }

    /// Notes that the bytes from `start` to before `end` are asked for.
    void asked(long start, long end, long nanos) {
        for (long at = start; at < end; ) {
            int segment = content.segmentAt(at);
            tries.asked(segment, nanos);
            at = content.end(segment);
        }
    }

    /// Notes that the bytes from `start` to before `end` were asked for in vain.
    void askedInVain(long start, long end) {
        for (long at = start; at < end; at = content.end(content.segmentAt(at))) {
            tries.inVain(content.segmentAt(at));
        }
    }

    /// Notes that `server` sent the bytes from `start` to before `end`, which are on disk now.
    /// Returns the segments which are on disk whole by that and wait to be checked.
    List<Integer> received(String server, long start, long end) {
        gaps.remove(start, end);
        List<Integer> whole = new ArrayList<>();
        for (long at = start; at < end; ) {
            int segment = content.segmentAt(at);
            long to = Math.min(end, content.end(segment));
            if (!verified.get(segment)) {
                add(segment, new Piece(server, at, to));
                if (bytesOnDisk(segment) == content.length(segment)) {
                    whole.add(segment);
                }
            }
            at = to;
        }
        return whole;
    }

    private void add(int segment, Piece piece) {
        List<Piece> known = pieces.computeIfAbsent(segment, _ -> new ArrayList<>());
        unprovedBytes += piece.length();
        for (int i = 0; i < known.size(); i++) {
            Piece other = known.get(i);
            if (other.server().equals(piece.server()) && other.end() == piece.start()) {
                known.set(i, new Piece(piece.server(), other.start(), piece.end()));
                sender[segment] = longest(known);
                return;
            }
        }
        known.add(piece);
        sender[segment] = longest(known);
    }

    private static String longest(List<Piece> pieces) {
        Piece longest = pieces.getFirst();
        for (Piece piece : pieces) {
            if (piece.length() > longest.length()) {
                longest = piece;
            }
        }
        return longest.server();
    }

    /// Returns how many bytes of a segment that is not proved yet are on disk.
    long bytesOnDisk(int segment) {
        long sum = 0;
        for (Piece piece : pieces(segment)) {
            sum += piece.length();
        }
        return sum;
    }

    /// Returns who sent what of a segment that is not proved yet.
    List<Piece> pieces(int segment) {
        return pieces.getOrDefault(segment, List.of());
    }

    /// Returns the segments that are on disk in part or whole, but not proved.
    List<Integer> begun() {
        return List.copyOf(pieces.keySet());
    }

    boolean isChecking(int segment) {
        return checking.get(segment);
    }

    /// The segment is whole on disk and is being hashed.
    void checking(int segment) {
        checking.set(segment);
    }

    /// The segment's bytes are right, as was found out at `nanos`.
    void verified(int segment, long nanos) {
        if (!verified.get(segment)) {
            tries.verified(segment, nanos);
        }
        verified(segment);
    }

    /// The segment's bytes are right.
    void verified(int segment) {
        List<Piece> sent = pieces(segment);
        for (Piece piece : sent) {
            bytesByServer.merge(piece.server(), piece.length(), Long::sum);
            unprovedBytes -= piece.length();
        }
        if (sent.size() > 1) {
            proved.put(segment, sent);
        }
        pieces.remove(segment);
        checking.clear(segment);
        retrying.clear(segment);
        if (!verified.get(segment)) {
            verified.set(segment);
            verifiedBytes += content.length(segment);
        }
    }

    /// Notes a segment that an earlier run proved.
    ///
    /// @param server sent what `sent` does not tell
    /// @param sent who sent what of it; where two say so of the same bytes the later is right
    void verifiedBefore(int segment, String server, List<Piece> sent) {
        long start = content.start(segment);
        long end = content.end(segment);
        gaps.remove(start, end);
        if (verified.get(segment)) {
            return;
        }
        Ranges untold = new Ranges();
        untold.add(start, end);
        for (Piece piece : sent.reversed()) {
            for (Ranges.Range range : untold.within(piece.start(), piece.end())) {
                untold.remove(range.start(), range.end());
                add(segment, new Piece(piece.server(), range.start(), range.end()));
            }
        }
        for (Ranges.Range range : untold.within(start, end)) {
            add(segment, new Piece(server, range.start(), range.end()));
        }
        verified(segment);
    }

    /// The segment's bytes are wrong: forgets them. They are not put back into the gaps, since they
    /// must come whole from one server.
    ///
    /// @return who had sent what
    List<Piece> rejected(int segment) {
        List<Piece> wrong = forget(segment);
        gaps.remove(content.start(segment), content.end(segment));
        retrying.set(segment);
        tries.inVain(segment);
        return wrong;
    }

    /// The segment was proved once but its bytes on disk are not right any more.
    void damaged(int segment) {
        if (verified.get(segment)) {
            verified.clear(segment);
            verifiedBytes -= content.length(segment);
            for (Piece piece : senders(segment)) {
                bytesByServer.computeIfPresent(
                        piece.server(),
                        (_, bytes) -> bytes == piece.length() ? null : bytes - piece.length());
            }
            proved.remove(segment);
            contiguous = Math.min(contiguous, segment);
            tries.inVain(segment);
            gaps.add(content.start(segment), content.end(segment));
        }
    }

    /// Returns who sent what of a proved segment.
    private List<Piece> senders(int segment) {
        Piece whole = new Piece(sender(segment), content.start(segment), content.end(segment));
        return proved.getOrDefault(segment, List.of(whole));
    }

    /// Forgets the bytes that `server` sent of segments which are not proved; returns how many.
    long forgetUnproved(String server) {
        long sum = 0;
        for (Map.Entry<Integer, List<Piece>> entry : pieces.entrySet()) {
            int segment = entry.getKey();
            if (checking.get(segment)) {
                continue;
            }
            for (Piece piece : List.copyOf(entry.getValue())) {
                if (piece.server().equals(server)) {
                    entry.getValue().remove(piece);
                    sum += piece.length();
                    if (!retrying.get(segment)) {
                        gaps.add(piece.start(), piece.end());
                    }
                }
            }
        }
        pieces.values().removeIf(List::isEmpty);
        unprovedBytes -= sum;
        return sum;
    }

    /// The segment came wrong from everyone who has it.
    void failed(int segment) {
        failed.set(segment);
    }

    /// Forgets everything.
    void forgetAll() {
        gaps.add(0, content.size());
        verified.clear();
        checking.clear();
        retrying.clear();
        failed.clear();
        askedInVain(0, content.size());
        pieces.clear();
        proved.clear();
        bytesByServer.clear();
        Arrays.fill(sender, null);
        verifiedBytes = 0;
        unprovedBytes = 0;
        contiguous = 0;
    }

    /// Forgets what is on disk of a segment that is being tried again.
    void forgetRetry(int segment) {
        forget(segment);
    }

    private List<Piece> forget(int segment) {
        List<Piece> forgotten = pieces(segment);
        for (Piece piece : forgotten) {
            unprovedBytes -= piece.length();
        }
        pieces.remove(segment);
        checking.clear(segment);
        sender[segment] = null;
        return forgotten;
    }

    /// Returns the state of every segment for people to see.
    ///
    /// @param runs what is being fetched
    /// @param servers the download's servers, in the order of the snapshot's
    SegmentStates states(Iterable<Run> runs, List<String> servers) {
        int count = content.segments();
        State[] states = new State[count];
        int[] from = new int[count];
        float[] received = new float[count];
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < servers.size(); i++) {
            numbers.putIfAbsent(servers.get(i), i);
        }
        Arrays.fill(states, State.TO_DO);
        for (int segment = 0; segment < count; segment++) {
            from[segment] = numbers.getOrDefault(sender(segment), -1);
            if (verified.get(segment)) {
                states[segment] = State.VERIFIED;
                received[segment] = 1;
            } else {
                received[segment] = (float) bytesOnDisk(segment) / content.length(segment);
                if (failed.get(segment)) {
                    states[segment] = State.FAILED;
                } else if (checking.get(segment)) {
                    states[segment] = State.CHECKING;
                } else if (retrying.get(segment)) {
                    states[segment] = State.RETRYING;
                }
            }
        }
        Map<Integer, Double> speeds = new HashMap<>();
        for (Run run : runs) {
            long position = run.position();
            if (position >= run.end()) {
                continue;
            }
            int segment = content.segmentAt(position);
            if (states[segment] == State.TO_DO) {
                states[segment] = State.DOWNLOADING;
            }
            if (states[segment] == State.DOWNLOADING || states[segment] == State.RETRYING) {
                from[segment] = numbers.getOrDefault(run.source().id(), from[segment]);
                speeds.merge(segment, run.bytesPerSecond(), Double::sum);
            }
        }
        return new SegmentStates(
                states, from, received, tries.counts(), tries.tookMillis(), Map.copyOf(speeds));
    }

    /// Bytes that one server sent, from `start` to before `end` of the file.
    record Piece(String server, long start, long end) {
        long length() {
            return end - start;
        }
    }
}
