package org.tributary.app.cli.output;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tributary.shared.format.Durations;
import org.tributary.shared.format.RemoteText;
import org.tributary.shared.format.Sizes;
import org.tributary.shared.servers.ServerHealth;
import org.tributary.shared.transfer.DownloadSnapshot;
import org.tributary.shared.transfer.DownloadSnapshot.ServerShare;
import org.tributary.shared.transfer.DownloadState;

/// What the terminal shows while downloads run: for each a line of words and a bar, and one line
/// for each server. Pure: a [Board] gives the same lines every time.
final class Picture {
    private static final int LEAST_BAR = 12;
    private static final int MOST_BARS = 3;
    private static final int MOST_NAME = 40;
    private static final Duration LONGEST_WAIT = Duration.ofDays(99);

    private final int columns;
    private final int rows;
    private final TerminalStyle style;

    /// @param columns width of the terminal
    /// @param rows most lines to draw
    Picture(int columns, int rows, TerminalStyle style) {
        this.columns = Math.max(20, columns);
        this.rows = Math.max(3, rows);
        this.style = style;
    }

    /// Returns the lines for `board`, none wider than the terminal.
    List<String> lines(Board board) {
        List<String> lines = new ArrayList<>();
        if (board.total() > 1) {
            lines.add(board.ended() + " of " + Words.count(board.total(), "file") + " done");
        }
        List<Board.Running> shown = largest(board.running());
        for (Board.Running running : shown) {
            lines.add(headline(running.snapshot(), running.file()));
            lines.add(bar(running.snapshot()));
        }
        int more = board.running().size() - shown.size();
        if (more > 0) {
            lines.add(style.faint("and " + Words.count(more, "more file")));
        }
        lines.addAll(servers(board));
        if (lines.size() > rows) {
            int hidden = lines.size() - rows + 1;
            lines.subList(rows - 1, lines.size()).clear();
            lines.add(style.faint("  and " + Words.count(hidden, "more line")));
        }
        return lines;
    }

    /// Returns the downloads that are worth a bar each, in the order they were started.
    static List<Board.Running> largest(List<Board.Running> running) {
        if (running.size() <= MOST_BARS) {
            return running;
        }
        List<Board.Running> bySize = new ArrayList<>(running);
        bySize.sort(Comparator.comparingLong(download -> -download.snapshot().size()));
        List<Board.Running> shown = new ArrayList<>(running);
        shown.retainAll(bySize.subList(0, MOST_BARS));
        return shown;
    }

    private String headline(DownloadSnapshot snapshot, String file) {
        String name = Columns.cut(RemoteText.shown(file), columns);
        int room = columns - Columns.width(name) - 2;
        if (room < 10 || snapshot.sentence().isEmpty()) {
            return style.strong(name);
        }
        String sentence = Columns.cut(RemoteText.shown(snapshot.sentence()), room);
        return style.strong(name) + "  " + style.faint(sentence);
    }

    private String bar(DownloadSnapshot snapshot) {
        String numbers = numbers(snapshot);
        int room = columns - Columns.width(numbers);
        if (snapshot.size() < 0 || snapshot.segments().count() == 0 || room < LEAST_BAR) {
            return Columns.cut(numbers.strip(), columns);
        }
        return SegmentBar.draw(snapshot.segments(), room, style) + numbers;
    }

    private static String numbers(DownloadSnapshot snapshot) {
        long received = snapshot.receivedBytes();
        long size = snapshot.size();
        StringBuilder out = new StringBuilder();
        if (size < 0) {
            out.append(Sizes.shown(received)).append(" of unknown size");
        } else {
            out.append(Columns.right(Words.percent(received, size), 7));
            out.append(Columns.right(Sizes.shown(received), 10)).append(" of ");
            out.append(Sizes.shown(size));
        }
        if (snapshot.state() == DownloadState.DOWNLOADING) {
            out.append(Columns.right(Words.speed(snapshot.bytesPerSecond()), 12));
            String left =
                    timeLeft(snapshot).map(time -> Durations.shown(time) + " left").orElse("");
            out.append(Columns.right(left, 16));
        }
        return out.toString();
    }

    /// Returns how long the rest takes at the speed of now; empty when that cannot be told.
    static Optional<Duration> timeLeft(DownloadSnapshot snapshot) {
        if (snapshot.size() < 0 || snapshot.bytesPerSecond() < 1) {
            return Optional.empty();
        }
        double seconds = (snapshot.size() - snapshot.receivedBytes()) / snapshot.bytesPerSecond();
        return seconds > LONGEST_WAIT.toSeconds()
                ? Optional.empty()
                : Optional.of(Duration.ofMillis((long) (seconds * 1000)));
    }

    private List<String> servers(Board board) {
        Map<String, ServerShare> shares = new LinkedHashMap<>();
        long sent = 0;
        for (Board.Running running : board.running()) {
            for (ServerShare share : running.snapshot().servers()) {
                shares.merge(share.server(), share, Picture::together);
                sent += share.bytes();
            }
        }
        int width = 0;
        for (String server : shares.keySet()) {
            width = Math.max(width, Columns.width(RemoteText.shown(server)));
        }
        width = Math.min(width, Math.min(MOST_NAME, columns / 3));
        List<String> lines = new ArrayList<>();
        for (ServerShare share : shares.values()) {
            lines.add(server(share, width, sent, board.now()));
        }
        return lines;
    }

    private String server(ServerShare share, int width, long sent, Instant now) {
        String name = Columns.cut(RemoteText.shown(share.server()), width);
        boolean moves = share.connections() > 0 && share.bytesPerSecond() >= 1;
        String numbers =
                "  "
                        + Columns.left(name, width)
                        + Columns.right(
                                share.bytes() == 0 ? "" : Words.share(share.bytes(), sent), 7)
                        + Columns.right(share.bytes() == 0 ? "" : Sizes.shown(share.bytes()), 10)
                        + Columns.right(moves ? Words.speed(share.bytesPerSecond()) : "", 12)
                        + "  ";
        int room = columns - Columns.width(numbers);
        if (room < 0) {
            return Columns.cut(numbers.stripTrailing(), columns);
        }
        String state = Columns.cut(Words.health(share.health(), now), room);
        return numbers + (isTrouble(share.health()) ? style.bad(state) : state);
    }

    private static boolean isTrouble(ServerHealth health) {
        return switch (health) {
            case ServerHealth.NoAnswer _, ServerHealth.SentWrong _, ServerHealth.Quarantined _ ->
                    true;
            case ServerHealth.NotAskedYet _,
                    ServerHealth.Answers _,
                    ServerHealth.Slow _,
                    ServerHealth.Busy _,
                    ServerHealth.LeftOut _,
                    ServerHealth.SwitchedOff _ ->
                    false;
        };
    }

    /// What one server does for two downloads. The newer one knows its health better, unless it has
    /// nothing to do with the server.
    private static ServerShare together(ServerShare older, ServerShare newer) {
        boolean knowsNothing =
                newer.health() instanceof ServerHealth.NotAskedYet
                        || newer.health() instanceof ServerHealth.LeftOut;
        return new ServerShare(
                older.server(),
                knowsNothing ? older.health() : newer.health(),
                older.bytes() + newer.bytes(),
                older.bytesPerSecond() + newer.bytesPerSecond(),
                older.connections() + newer.connections(),
                newer.held());
    }
}
