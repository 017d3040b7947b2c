package org.tributary.shared.transfer;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tributary.shared.transfer.Move.Form;

/// Chooses which bytes to fetch next and from which server.
/// Pure bookkeeping: no clock, no I/O, no locks. Called only from the engine thread.
///
/// Work is sized to what a server was seen to do in [#WORK], so that a slow one never holds much.
/// When nothing is left to give away, an idle server takes over what a slower one still holds, split
/// so that both end together: that is what keeps one more server from ever making it slower.
final class SegmentPicker {
    /// How much work one request should be at the speed measured.
    private static final Duration WORK = Duration.ofSeconds(1);

    private static final long LEAST_WORK = 256 << 10;
    private static final long MOST_WORK = 64 << 20;

    /// A request for less than what comes in so many times the answer time is mostly waiting.
    private static final int LEAST_ANSWER_TIMES = 4;

    /// A first request to a server nobody has measured yet.
    private static final long FIRST_WORK = 4 << 20;

    /// Less than this is not shared between two.
    private static final long LEAST_TAKEN_OVER = 64 << 10;

    /// Nor is anything with one that would keep less than this.
    private static final long LEAST_KEPT = 16 << 10;

    /// What must be won by taking over: a share of the time the holder would still need ...
    private static final double LEAST_SHARE_WON = 0.2;

    /// ... and an amount, in seconds.
    private static final double LEAST_SECONDS_WON = 0.1;

    /// A server takes over from itself only what comes in at less than this share of its usual speed.
    private static final double SLOW_CONNECTION = 0.3;

    private final Content content;
    private final Avoidance avoidance;

    /// @param avoidance whom the user does not want to be asked
    SegmentPicker(Content content, Avoidance avoidance) {
        this.content = content;
        this.avoidance = avoidance;
    }

    /// Returns the next move, or empty when every byte is in hand and nobody can do better, or
    /// nobody who has what is missing may be asked at `nanos`.
    ///
    /// @param gaps bytes nobody fetches
    /// @param retries segments that must come whole from one server which has not failed them
    /// @param runs what is being fetched
    Optional<Move> next(
            Ranges gaps,
            Collection<Retry> retries,
            Collection<Run> runs,
            Collection<Source> sources,
            long nanos) {
        List<Source> free =
                sources.stream()
                        .filter(source -> source.isTrusted() && source.freeSlots(nanos) > 0)
                        .sorted(FASTEST_FIRST)
                        .toList();
        int connections =
                Math.max(1, runs.size() + free.stream().mapToInt(s -> s.freeSlots(nanos)).sum());
        for (Source source : free) {
            Optional<Move> move = retry(source, retries);
            if (move.isEmpty() && source.isUsable()) {
                move = fetch(source, gaps, connections);
            }
            if (move.isEmpty() && source.isUsable() && gaps.isEmpty()) {
                move = takeOver(source, runs, nanos);
            }
            if (move.isPresent()) {
                return move;
            }
        }
        return Optional.empty();
    }

    /// True when the server could be given something that nobody fetches, were it free.
    boolean isWanted(Source source, Ranges gaps, Collection<Retry> retries) {
        return source.isTrusted()
                && (retry(source, retries).isPresent()
                        || source.isUsable() && fetch(source, gaps, 1).isPresent());
    }

    /// The server first that should send one more request's bytes fastest: one whose speed nobody
    /// knows yet is tried, and of equal ones the one with the least to do.
    private static final Comparator<Source> FASTEST_FIRST =
            Comparator.comparingDouble(SegmentPicker::expectedSpeed)
                    .reversed()
                    .thenComparing(source -> source.server().answerTime())
                    .thenComparing(Source::number);

    private static double expectedSpeed(Source source) {
        double speed = source.server().connectionSpeed();
        return (speed == 0 ? Double.MAX_VALUE : speed) / (source.server().inFlight() + 1);
    }

    private Optional<Move> retry(Source source, Collection<Retry> retries) {
        for (Retry retry : retries) {
            int segment = retry.segment();
            if (retry.mayCome(source) && source.has(segment) && source.servesRanges()) {
                // Not compressed: that could be what was wrong.
                return Optional.of(
                        new Move.Fetch(
                                source,
                                content.start(segment),
                                content.end(segment),
                                raw(source),
                                Optional.of(retry)));
            }
        }
        return Optional.empty();
    }

    private Optional<Move> fetch(Source source, Ranges gaps, int connections) {
        if (!source.servesRanges()) {
            return gaps.covers(0, content.size()) && !gaps.isEmpty()
                    ? Optional.of(
                            new Move.Fetch(source, 0, content.size(), Form.RANGE, Optional.empty()))
                    : Optional.empty();
        }
        long from = 0;
        Optional<Ranges.Range> gap;
        while ((gap = gaps.firstFrom(from)).isPresent()) {
            int segment = content.segmentAt(gap.get().start());
            if (mayGive(source, segment)) {
                Form form = form(source, gap.get().start());
                long end = endOfWork(source, gap.get(), form, gaps.bytes(), connections);
                end = beforeAvoided(source, segment, end);
                return Optional.of(
                        new Move.Fetch(source, gap.get().start(), end, form, Optional.empty()));
            }
            from = content.end(segment);
        }
        return Optional.empty();
    }

    private boolean mayGive(Source source, int segment) {
        return source.has(segment) && avoidance.allows(source, segment);
    }

    /// Cuts work that begins in `segment` where it comes to what the server is not to be asked for.
    private long beforeAvoided(Source source, int segment, long end) {
        int after = content.segmentAt(end - 1) + 1;
        int avoided = avoidance.firstAvoided(source, segment, after);
        return avoided == after ? end : content.start(avoided);
    }

    /// Returns who is to have a segment that is taken from `from`: of those that have a request free
    /// the one expected to send it fastest.
    Optional<Source> another(int segment, Run from, Collection<Source> sources, long nanos) {
        return sources.stream()
                .filter(source ->
                        !source.id().equals(from.source().id())
                                && source.isUsable()
                                && source.servesRanges()
                                && source.freeSlots(nanos) > 0
                                && mayGive(source, segment))
                .min(FASTEST_FIRST);
    }

    private Form form(Source source, long start) {
        int segment = content.segmentAt(start);
        if (start == content.start(segment) && source.prefersZst(segment)) {
            return Form.ZST_FRAGMENT;
        }
        return raw(source);
    }

    private static Form raw(Source source) {
        return source.supply().whole().isPresent() ? Form.RANGE : Form.FRAGMENT;
    }

    private long endOfWork(
            Source source, Ranges.Range gap, Form form, long bytesLeft, int connections) {
        int segment = content.segmentAt(gap.start());
        long segmentEnd = Math.min(content.end(segment), gap.end());
        if (form == Form.ZST_FRAGMENT) {
            return segmentEnd;
        }
        double speed = source.server().connectionSpeed();
        long atSpeed = speed == 0 ? FIRST_WORK : (long) (speed * WORK.toSeconds());
        long fairShare = bytesLeft / (2L * connections);
        double answerTime = source.server().answerTime().toNanos() / 1e9;
        long least =
                Math.clamp((long) (speed * LEAST_ANSWER_TIMES * answerTime), LEAST_WORK, MOST_WORK);
        long work = Math.clamp(Math.min(atSpeed, fairShare), least, MOST_WORK);
        long end = gap.start() + work;
        if (form == Form.FRAGMENT || end <= segmentEnd) {
            boolean crumb = segmentEnd - end < LEAST_WORK;
            return crumb ? segmentEnd : Math.min(end, segmentEnd);
        }
        if (end >= gap.end()) {
            return gap.end();
        }
        return content.start(content.segmentAt(end));
    }

    private Optional<Move> takeOver(Source source, Collection<Run> runs, long nanos) {
        double speed = source.server().connectionSpeed();
        if (speed == 0) {
            speed = averageSpeed(runs);
        }
        double latency = 1.5 * source.server().answerTime().toNanos() / 1e9;
        Run slowest = null;
        double longest = 0;
        for (Run run : runs) {
            double seconds = secondsLeft(run, nanos);
            if (seconds > longest && mayTakeOver(source, run, nanos)) {
                longest = seconds;
                slowest = run;
            }
        }
        if (slowest == null || speed == 0 || isSilent(source, runs, nanos)) {
            return Optional.empty();
        }
        long position = slowest.position();
        long left = slowest.end() - position;
        double itsSpeed = left / longest;
        // Both go on until the same moment: left = itsSpeed * t + speed * (t - latency).
        double together = (left + speed * latency) / (itsSpeed + speed);
        double won = longest - together;
        long kept = (long) (itsSpeed * together);
        if (kept < LEAST_KEPT || left - kept < LEAST_TAKEN_OVER) {
            // Too little to share: all of it or nothing.
            kept = 0;
            won = longest - latency - left / speed;
        }
        if (won < LEAST_SECONDS_WON || won < LEAST_SHARE_WON * longest) {
            return Optional.empty();
        }
        return Optional.of(new Move.TakeOver(source, slowest, position + kept));
    }

    /// Returns how `source` fetches what it took over, from `start` to before `end`: all of it, or
    /// what is in the first segment when it has single fragments.
    Move.Fetch takenOver(Source source, long start, long end) {
        Form form = form(source, start);
        long last = form == Form.RANGE ? end : Math.min(end, content.end(content.segmentAt(start)));
        return new Move.Fetch(source, start, last, form, Optional.empty());
    }

    private boolean mayTakeOver(Source source, Run run, long nanos) {
        if (run.bytesLeft() <= 0 || run.isCancelled() || !source.servesRanges()) {
            return false;
        }
        int first = content.segmentAt(run.position());
        int last = content.segmentAt(run.end() - 1);
        for (int segment = first; segment <= last; segment++) {
            if (!mayGive(source, segment)) {
                return false;
            }
        }
        if (run.source() == source) {
            return run.isUnderWay(nanos)
                    && run.bytesPerSecond() < SLOW_CONNECTION * source.server().connectionSpeed();
        }
        return run.retry().isEmpty() || run.retry().get().mayCome(source);
    }

    /// True when all that was asked of the server should come by now and nothing does.
    private static boolean isSilent(Source source, Collection<Run> runs, long nanos) {
        List<Run> underWay =
                runs.stream()
                        .filter(run -> run.source().server() == source.server())
                        .filter(run -> run.isUnderWay(nanos))
                        .toList();
        return !underWay.isEmpty() && underWay.stream().allMatch(run -> run.bytesPerSecond() == 0);
    }

    private static double averageSpeed(Collection<Run> runs) {
        return runs.stream().mapToDouble(Run::bytesPerSecond).average().orElse(0);
    }

    /// Returns how long the run will still need at the speed it has now, very long when it stands;
    /// before its bytes can be there, what its server makes one expect.
    private static double secondsLeft(Run run, long nanos) {
        if (run.isUnderWay(nanos)) {
            return run.bytesLeft() / Math.max(run.bytesPerSecond(), 1);
        }
        ServerState server = run.source().server();
        if (server.connectionSpeed() == 0) {
            return 0;
        }
        double age = (nanos - run.startedNanos()) / 1e9;
        double answerTime = server.answerTime().toNanos() / 1e9;
        return Math.max(0, answerTime - age) + run.bytesLeft() / server.connectionSpeed();
    }

    /// A segment whose bytes were wrong: it must come whole from one server that is not barred.
    ///
    /// @param barred ids of servers
    record Retry(int segment, Set<String> barred) {
        boolean mayCome(Source source) {
            return !barred.contains(source.id());
        }
    }
}
