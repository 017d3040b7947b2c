package org.tributary.app.cli.output;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.tributary.shared.format.Durations;
import org.tributary.shared.format.RemoteText;
import org.tributary.shared.format.Sizes;
import org.tributary.shared.transfer.DownloadEvent;
import org.tributary.shared.transfer.DownloadResult;
import org.tributary.shared.transfer.DownloadSnapshot;

/// Lines for a log or a pipe: every event worth telling, and how far it is every few seconds.
public final class PlainReporter implements Reporter {
    private static final Duration PERIOD = Duration.ofSeconds(3);

    /// Something that goes on happening is told once in this time.
    private static final Duration REPEAT = Duration.ofSeconds(10);

    /// Of more files only their ends are told, and what is unusual.
    private static final int MOST_IN_DETAIL = 20;

    /// Among many files, smaller ones are over before anybody reads of them.
    private static final long WORTH_A_LINE = 4 << 20;

    private final PrintStream out;
    private final PrintStream err;
    private final Totals totals = new Totals();
    private final Map<String, Instant> told = new HashMap<>();

    private boolean areMany;

    /// Not before the first period is over: a short download needs no progress.
    private Instant nextProgress = Instant.MIN;

    public PlainReporter(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public void begin(int downloads) {
        totals.begin(downloads);
        areMany = downloads > MOST_IN_DETAIL;
    }

    @Override
    public void event(String file, DownloadEvent event) {
        totals.add(file, event);
        if (event instanceof DownloadEvent.Ended(_, DownloadResult result)) {
            ended(file, result);
        } else if (isNews(file, event) && !(areMany && isUsual(event))) {
            EventWords.sentence(event).ifPresent(sentence -> line(file, sentence));
        }
    }

    /// Whether this is said of every file and nothing is wrong with it.
    private static boolean isUsual(DownloadEvent event) {
        return switch (event) {
            case DownloadEvent.Resolved resolved -> resolved.onDisk() == 0;
            case DownloadEvent.ServerJoined _, DownloadEvent.ServerLeftOut _ -> true;
            case DownloadEvent.LogDamaged _,
                    DownloadEvent.ServerBusy _,
                    DownloadEvent.ServerStalled _,
                    DownloadEvent.ServerUnreachable _,
                    DownloadEvent.ServerQuarantined _,
                    DownloadEvent.RangeTakenOver _,
                    DownloadEvent.SegmentVerified _,
                    DownloadEvent.SegmentCorrupt _,
                    DownloadEvent.Waiting _,
                    DownloadEvent.Progress _,
                    DownloadEvent.Ended _ ->
                    false;
        };
    }

    private boolean isNews(String file, DownloadEvent event) {
        String repeated =
                switch (event) {
                    case DownloadEvent.ServerBusy busy -> "busy " + busy.server();
                    case DownloadEvent.ServerStalled stalled -> "stalled " + stalled.server();
                    case DownloadEvent.ServerUnreachable gone -> "unreachable " + gone.server();
                    case DownloadEvent.Waiting _ -> "waiting " + file;
                    case DownloadEvent.Resolved _,
                            DownloadEvent.LogDamaged _,
                            DownloadEvent.ServerJoined _,
                            DownloadEvent.ServerLeftOut _,
                            DownloadEvent.ServerQuarantined _,
                            DownloadEvent.RangeTakenOver _,
                            DownloadEvent.SegmentVerified _,
                            DownloadEvent.SegmentCorrupt _,
                            DownloadEvent.Progress _,
                            DownloadEvent.Ended _ ->
                            "";
                };
        if (repeated.isEmpty()) {
            return true;
        }
        Instant before = told.get(repeated);
        if (before != null && event.time().isBefore(before.plus(REPEAT))) {
            return false;
        }
        told.put(repeated, event.time());
        return true;
    }

    private void ended(String file, DownloadResult result) {
        if (result instanceof DownloadResult.Failed failed) {
            out.flush();
            err.println(RemoteText.shown(file) + ": " + Words.sentence(failed.sentence()));
        } else if (totals.areWanted()) {
            out.println(Receipt.brief(file, result));
        } else {
            Receipt.lines(result, totals.onDisk(file)).forEach(out::println);
        }
        out.flush();
    }

    @Override
    public void progress(Board board) {
        if (board.now().isBefore(nextProgress)) {
            return;
        }
        boolean isFirst = nextProgress.equals(Instant.MIN);
        nextProgress = board.now().plus(PERIOD);
        if (isFirst) {
            return;
        }
        if (totals.areWanted()) {
            out.println(board.ended() + " of " + Words.count(board.total(), "file") + " done");
        }
        for (Board.Running running : Picture.largest(board.running())) {
            if (!areMany || running.snapshot().size() >= WORTH_A_LINE) {
                line(running.file(), words(running.snapshot()));
            }
        }
    }

    private static String words(DownloadSnapshot snapshot) {
        if (snapshot.size() < 0) {
            return Sizes.shown(snapshot.receivedBytes()) + ", " + snapshot.sentence();
        }
        return Words.percent(snapshot.receivedBytes(), snapshot.size())
                + ", "
                + Sizes.shown(snapshot.receivedBytes())
                + " of "
                + Sizes.shown(snapshot.size())
                + ", "
                + Words.speed(snapshot.bytesPerSecond())
                + Picture.timeLeft(snapshot)
                        .map(left -> ", " + Durations.shown(left) + " left")
                        .orElse("");
    }

    @Override
    public Duration period() {
        return PERIOD;
    }

    @Override
    public void remark(String sentence) {
        err.println(Words.sentence(sentence));
    }

    @Override
    public void failed(ExitCode code, String sentence) {
        out.flush();
        err.println(Words.sentence(sentence));
    }

    @Override
    public void close() {
        if (totals.areWanted()) {
            totals.lines().forEach(out::println);
        }
        out.flush();
    }

    private void line(String file, String sentence) {
        out.println(RemoteText.shown(file) + ": " + Words.sentence(sentence));
        out.flush();
    }
}
