package org.tributary.app.cli.output;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.tributary.shared.format.RemoteText;
import org.tributary.shared.format.Sizes;
import org.tributary.shared.transfer.DownloadEvent;
import org.tributary.shared.transfer.DownloadResult;

/// Draws the [Picture] at the bottom of the terminal and what is to stay above it. Each frame is
/// one write, so nothing flickers.
public final class TerminalReporter implements Reporter {
    private static final Duration PERIOD = Duration.ofMillis(100);
    private static final String ESC = "\u001b[";

    /// A line that is too long is cut by the terminal instead of moving all lines below it.
    private static final String NO_WRAP = ESC + "?7l";

    private static final String WRAP = ESC + "?7h";

    private final PrintStream out;
    private final PrintStream err;
    private final Terminal terminal;
    private final Totals totals = new Totals();
    private List<String> drawn = List.of();

    public TerminalReporter(PrintStream out, PrintStream err, Terminal terminal) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    @Override
    public void begin(int downloads) {
        totals.begin(downloads);
    }

    @Override
    public void event(String file, DownloadEvent event) {
        totals.add(file, event);
        switch (event) {
            case DownloadEvent.Ended(_, DownloadResult result) -> ended(file, result);
            case DownloadEvent.LogDamaged _,
                    DownloadEvent.ServerQuarantined _,
                    DownloadEvent.SegmentCorrupt _ ->
                    tell(file, event);
            case DownloadEvent.Resolved resolved -> {
                if (resolved.onDisk() > 0) {
                    above(
                            List.of(
                                    RemoteText.shown(file)
                                            + ": goes on from "
                                            + Sizes.shown(resolved.onDisk())
                                            + " on disk"));
                }
            }
            // The picture tells these.
            case DownloadEvent.ServerJoined _,
                    DownloadEvent.ServerLeftOut _,
                    DownloadEvent.ServerBusy _,
                    DownloadEvent.ServerStalled _,
                    DownloadEvent.ServerUnreachable _,
                    DownloadEvent.RangeTakenOver _,
                    DownloadEvent.SegmentVerified _,
                    DownloadEvent.Waiting _,
                    DownloadEvent.Progress _ -> {}
        }
    }

    private void tell(String file, DownloadEvent event) {
        EventWords.sentence(event)
                .ifPresent(sentence -> above(List.of(Words.sentence(file + ": " + sentence))));
    }

    private void ended(String file, DownloadResult result) {
        switch (result) {
            case DownloadResult.Failed(_, _, String sentence) ->
                    failed(ExitCode.of(result), file + ": " + sentence);
            case DownloadResult.Done _, DownloadResult.AlreadyThere _, DownloadResult.Paused _ ->
                    above(
                            totals.areWanted()
                                    ? List.of(Receipt.brief(file, result))
                                    : Receipt.lines(result, totals.onDisk(file)));
        }
    }

    @Override
    public void progress(Board board) {
        List<String> lines =
                new Picture(terminal.columns(), terminal.rows() - 1, terminal.style()).lines(board);
        if (!lines.equals(drawn)) {
            StringBuilder frame = new StringBuilder();
            erase(frame);
            draw(frame, lines);
            write(frame);
        }
    }

    @Override
    public Duration period() {
        return PERIOD;
    }

    @Override
    public void remark(String sentence) {
        complain(sentence);
    }

    @Override
    public void failed(ExitCode code, String sentence) {
        complain(sentence);
    }

    /// Standard error may lead elsewhere; where it leads here, the picture makes room.
    private void complain(String sentence) {
        List<String> picture = drawn;
        StringBuilder frame = new StringBuilder();
        erase(frame);
        write(frame);
        err.println(Words.sentence(sentence));
        err.flush();
        StringBuilder again = new StringBuilder();
        draw(again, picture);
        write(again);
    }

    @Override
    public void close() {
        StringBuilder frame = new StringBuilder();
        erase(frame);
        if (totals.areWanted()) {
            totals.lines().forEach(line -> frame.append(line).append('\n'));
        }
        write(frame);
    }

    /// Writes lines that stay, and the picture again below them.
    private void above(List<String> lines) {
        List<String> picture = drawn;
        StringBuilder frame = new StringBuilder();
        erase(frame);
        for (String line : lines) {
            frame.append(line).append('\n');
        }
        draw(frame, picture);
        write(frame);
    }

    private void erase(StringBuilder frame) {
        if (!drawn.isEmpty()) {
            frame.append(ESC).append(drawn.size()).append("A\r").append(ESC).append('J');
            drawn = List.of();
        }
    }

    private void draw(StringBuilder frame, List<String> lines) {
        if (!lines.isEmpty()) {
            frame.append(NO_WRAP);
            for (String line : lines) {
                frame.append(line).append('\n');
            }
            frame.append(WRAP);
        }
        drawn = lines;
    }

    private void write(StringBuilder frame) {
        out.append(frame);
        out.flush();
    }
}
