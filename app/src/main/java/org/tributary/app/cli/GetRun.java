package org.tributary.app.cli;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.tributary.app.cli.output.Board;
import org.tributary.app.cli.output.ExitCode;
import org.tributary.app.cli.output.Reporter;
import org.tributary.shared.transfer.DownloadEvent;
import org.tributary.shared.transfer.DownloadRequest;
import org.tributary.shared.transfer.DownloadResult;

/// Runs the downloads of one `get`, a few at once. The thread that calls [#run] owns everything
/// here and is the one that prints; the engine and the signal handler only put notes into its queue.
final class GetRun {
    /// Downloads at once that may be large.
    private static final int AT_ONCE = 3;

    /// Downloads at once in all: small ones mostly wait for answers.
    private static final int MOST_AT_ONCE = 32;

    private static final long SMALL = 4 << 20;

    private final Engine engine;
    private final Reporter reporter;
    private final InstantSource clock;
    private final BlockingQueue<Note> notes = new LinkedBlockingQueue<>();
    private final Map<Integer, Engine.Running> running = new LinkedHashMap<>();
    private final Deque<Integer> waiting = new ArrayDeque<>();

    /// Running downloads that are known to be small.
    private final Set<Integer> small = new HashSet<>();

    private List<Planned> plan = List.of();
    private ExitCode worst = ExitCode.DONE;
    private int ended;
    private boolean stopped;

    /// A download to make.
    ///
    /// @param file what the user asked for, fit to be shown
    record Planned(String file, DownloadRequest request) {}

    private sealed interface Note {
        record Happened(int download, DownloadEvent event) implements Note {}

        record Faulted(Throwable fault) implements Note {}

        record Stop() implements Note {}
    }

    GetRun(Engine engine, Reporter reporter, InstantSource clock) {
        this.engine = engine;
        this.reporter = reporter;
        this.clock = clock;
    }

    /// Asks for the end: downloads that run are paused and no other is started. Any thread.
    void stop() {
        notes.add(new Note.Stop());
    }

    /// Makes all downloads and returns when the last has ended, with the code of the first that
    /// failed.
    ExitCode run(List<Planned> downloads) throws InterruptedException {
        plan = List.copyOf(downloads);
        reporter.begin(plan.size());
        for (int download = 0; download < plan.size(); download++) {
            waiting.add(download);
        }
        startMore();
        long period = reporter.period().toNanos();
        long next = System.nanoTime() + Math.min(period, TimeUnit.MILLISECONDS.toNanos(100));
        while (!running.isEmpty()) {
            Note note = notes.poll(next - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (note != null) {
                take(note);
            }
            if (System.nanoTime() - next >= 0) {
                reporter.progress(board(clock.instant()));
                next = System.nanoTime() + period;
            }
        }
        return worst;
    }

    private void startMore() {
        while (running.size() - small.size() < AT_ONCE
                && running.size() < MOST_AT_ONCE
                && !waiting.isEmpty()
                && !stopped) {
            int download = waiting.remove();
            Engine.Running run =
                    engine.start(
                            plan.get(download).request(),
                            event -> {
                                if (!(event instanceof DownloadEvent.Progress)) {
                                    notes.add(new Note.Happened(download, event));
                                }
                            });
            run.onFault(fault -> notes.add(new Note.Faulted(fault)));
            running.put(download, run);
        }
    }

    private void take(Note note) {
        switch (note) {
            case Note.Happened(int download, DownloadEvent event) -> {
                if (event instanceof DownloadEvent.Resolved resolved
                        && resolved.size() >= 0
                        && resolved.size() <= SMALL) {
                    small.add(download);
                }
                if (event instanceof DownloadEvent.Ended(Instant time, DownloadResult result)) {
                    reporter.progress(board(time));
                    running.remove(download);
                    small.remove(download);
                    ended++;
                    remember(ExitCode.of(result));
                }
                reporter.event(plan.get(download).file(), event);
                startMore();
            }
            case Note.Faulted(Throwable fault) ->
                    throw new IllegalStateException("the engine failed", fault);
            case Note.Stop() -> {
                stopped = true;
                if (!waiting.isEmpty()) {
                    remember(ExitCode.INTERRUPTED);
                }
                running.values().forEach(Engine.Running::pause);
            }
        }
    }

    private void remember(ExitCode code) {
        if (worst == ExitCode.DONE || code == ExitCode.INTERRUPTED) {
            worst = code;
        }
    }

    private Board board(Instant time) {
        List<Board.Running> now = new ArrayList<>();
        running.forEach((download, run) ->
                now.add(new Board.Running(plan.get(download).file(), run.snapshot())));
        return new Board(time, ended, plan.size(), now);
    }
}
