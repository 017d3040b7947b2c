package org.tributary.shared.transfer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tributary.shared.format.FragmentSet;
import org.tributary.shared.servers.ServerHealth.LeftOut;
import org.tributary.shared.transfer.SegmentPicker.Retry;

/// What a picker looks at, drawn. One letter is a segment of 1 MiB:
///
/// ```
/// in hand  ##aaB.....
/// a 10     ==========
/// b ? busy xx..xxxxxx
/// ```
///
/// On disk are `#`; nobody fetches `.`; `aa` is one run of server a, which moves at the speed of its
/// server; `B` is one of server b that stands. Then each server with the MiB a second of one of its
/// connections, `?` while unknown, what is special about it, and what it has: `=` the whole file,
/// `x` single fragments, `z` fragments that it has compressed besides the whole file.
final class PickerScene {
    static final long MIB = 1 << 20;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long NOW = 100 * SECOND;

    private final Content content;
    private final Avoidance avoidance;
    private final SegmentPicker picker;
    private final Ranges gaps = new Ranges();
    private final Map<Character, Source> sources = new LinkedHashMap<>();
    private final List<Run> runs = new ArrayList<>();
    private final List<Retry> retries = new ArrayList<>();

    private PickerScene(String inHand) {
        content = Swarm.content(inHand.length() * MIB, MIB);
        avoidance = new Avoidance(sources::values, () -> NOW);
        picker = new SegmentPicker(content, avoidance);
    }

    static PickerScene of(String drawn) {
        List<String> lines = drawn.strip().lines().map(String::strip).toList();
        String inHand = lines.getFirst().replaceFirst("in hand +", "");
        PickerScene scene = new PickerScene(inHand);
        lines.stream().skip(1).forEach(scene::server);
        scene.draw(inHand);
        return scene;
    }

    static Move.Fetch fetch(Source source, long start, long end) {
        return new Move.Fetch(source, start, end, Move.Form.RANGE, Optional.empty());
    }

    private void server(String line) {
        List<String> words = List.of(line.split(" +"));
        char name = words.getFirst().charAt(0);
        ServerState state = Swarm.state(String.valueOf(name), 4);
        String has = words.getLast();
        int number = sources.size();
        boolean ranges = !words.contains("whole-only");
        Source source =
                switch (has.charAt(0)) {
                    case '=', 'z' -> {
                        FragmentSet zst = FragmentSet.of(has.length(), i -> has.charAt(i) == 'z');
                        yield new Source(state, Swarm.supply(zst, ranges), number);
                    }
                    default -> Swarm.holding(has, state, number);
                };
        sources.put(name, source);
        if (words.contains("far")) {
            state.answered(Duration.ofMillis(500), NOW);
        }
        if (!words.get(1).equals("?")) {
            state.measured((long) (Double.parseDouble(words.get(1)) * MIB), SECOND);
        }
        for (String word : words.subList(2, words.size() - 1)) {
            switch (word) {
                case "busy" -> state.busy(Optional.of(Duration.ofSeconds(1)), NOW, Instant.EPOCH);
                case "silent" -> state.failed("it is silent", NOW, Instant.EPOCH);
                case "full" -> use(source, 4);
                case "one-left" -> use(source, 3);
                case "gone" -> source.leaveOut(new LeftOut("it does not have it"));
                case "suspected" -> source.suspect(true);
                case "whole-only", "far" -> {}
                default -> throw new IllegalArgumentException(word);
            }
        }
    }

    private static void use(Source source, int slots) {
        for (int i = 0; i < slots; i++) {
            source.server().requestStarted(source);
        }
    }

    private void draw(String inHand) {
        for (int start = 0, end; start < inHand.length(); start = end) {
            char letter = inHand.charAt(start);
            end = start + 1;
            while (end < inHand.length() && inHand.charAt(end) == letter) {
                end++;
            }
            if (letter == '.') {
                gaps.add(start * MIB, end * MIB);
            } else if (letter != '#') {
                Source source = sources.get(Character.toLowerCase(letter));
                double speed =
                        Character.isUpperCase(letter) ? 0 : source.server().connectionSpeed();
                run(fetch(source, start * MIB, end * MIB), 5, speed);
            }
        }
    }

    private Run run(Move.Fetch fetch, double age, double bytesPerSecond) {
        Run run = new Run(fetch, NOW - (long) (age * SECOND));
        fetch.source().server().requestStarted(fetch.source());
        // Ten samples: no other is remembered.
        for (int i = 0; i < 10; i++) {
            int bytes = bytesPerSecond == 0 ? 0 : 16;
            run.claim(bytes);
            run.written();
            run.sample(NOW + (bytes == 0 ? i : (long) (i * bytes * SECOND / bytesPerSecond)));
        }
        runs.add(run);
        return run;
    }

    /// The last run drawn moves at so many MiB a second instead.
    PickerScene lastRunAt(double megabytes) {
        return lastRun(5, megabytes);
    }

    /// The last run drawn began so many seconds ago.
    PickerScene lastRunBegan(double secondsAgo) {
        return lastRun(secondsAgo, 0);
    }

    private PickerScene lastRun(double age, double megabytes) {
        Run old = runs.removeLast();
        run(fetch(old.source(), old.start(), old.end()), age, megabytes * MIB);
        old.source().server().requestEnded(old.source());
        return this;
    }

    PickerScene lastRunIsCancelled() {
        runs.getLast().cancel();
        return this;
    }

    /// The segment must come whole from a server that is not barred.
    PickerScene retry(int segment, String... barred) {
        gaps.remove(segment * MIB, (segment + 1) * MIB);
        retries.add(new Retry(segment, Set.of(barred)));
        return this;
    }

    /// The user prefers another server for the segment.
    PickerScene avoid(int segment, String server) {
        avoidance.avoid(segment, server);
        return this;
    }

    /// Says what is done next; `-` for nothing. Numbers are MiB.
    String next() {
        return picker.next(gaps, retries, runs, sources.values(), NOW)
                .map(PickerScene::shown)
                .orElse("-");
    }

    /// Says what is done until nothing is left to do, one move after the other.
    List<String> all() {
        List<String> moves = new ArrayList<>();
        Optional<Move> move;
        while ((move = picker.next(gaps, retries, runs, sources.values(), NOW)).isPresent()) {
            moves.add(shown(move.get()));
            if (moves.size() > 100 || !(move.get() instanceof Move.Fetch fetch)) {
                throw new AssertionError(moves);
            }
            gaps.remove(fetch.start(), fetch.end());
            fetch.retry().ifPresent(retries::remove);
            fetch.source().server().requestStarted(fetch.source());
            runs.add(new Run(fetch, NOW));
        }
        return moves;
    }

    private static String shown(Move move) {
        return switch (move) {
            case Move.Fetch fetch ->
                    fetch.source().id()
                            + switch (fetch.form()) {
                                case RANGE -> "";
                                case FRAGMENT -> " fragment";
                                case ZST_FRAGMENT -> " zst";
                            }
                            + fetch.retry().map(_ -> " again").orElse("")
                            + " "
                            + shown(fetch.start())
                            + "-"
                            + shown(fetch.end());
            case Move.TakeOver takeOver ->
                    takeOver.source().id()
                            + " takes "
                            + shown(takeOver.at())
                            + "-"
                            + shown(takeOver.from().end())
                            + " from "
                            + takeOver.from().source().id();
        };
    }

    /// Shows the bytes as MiB with at most two decimals.
    private static String shown(long bytes) {
        String number = String.format(Locale.ROOT, "%.2f", bytes / (double) MIB);
        return number.replaceFirst("\\.?0+$", "");
    }
}
