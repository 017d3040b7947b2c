package org.tributary.shared.transfer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A download without network, disk and clock: the real picker, runs and server states, over servers
/// that send so many bytes a second. Time goes by in steps of ten milliseconds.
final class Simulation {
    static final long MB = 1_000_000;
    private static final long STEP = Duration.ofMillis(10).toNanos();
    private static final long TICK = 10 * STEP;
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final Content content;
    private final SegmentPicker picker;
    private final Ranges gaps = new Ranges();
    private final Map<Source, Sender> senders = new LinkedHashMap<>();
    private final Map<Run, Flow> flows = new LinkedHashMap<>();
    private final Map<String, Integer> requests = new HashMap<>();
    private final Map<String, Long> bytes = new HashMap<>();
    private long nanos;
    private long arrived;

    /// How a server sends.
    ///
    /// @param connection most bytes a second of one connection
    /// @param total most bytes a second of all connections together
    /// @param latency seconds from a request to its first byte
    /// @param hangs when it begins to send nothing any more, in seconds; may be never
    /// @param back when it sends again
    record Sender(double connection, double total, double latency, double hangs, double back) {
        static Sender of(double megabytes) {
            return new Sender(megabytes * MB, megabytes * MB, 0.02, Double.MAX_VALUE, 0);
        }

        static Sender dead() {
            return of(1).hangingFrom(0);
        }

        Sender withConnections(double megabytes) {
            return new Sender(megabytes * MB, total, latency, hangs, back);
        }

        Sender withLatency(double seconds) {
            return new Sender(connection, total, seconds, hangs, back);
        }

        Sender hangingFrom(double seconds) {
            return new Sender(connection, total, latency, seconds, Double.MAX_VALUE);
        }

        Sender backAt(double seconds) {
            return new Sender(connection, total, latency, hangs, seconds);
        }

        boolean hangs(double seconds) {
            return seconds >= hangs && seconds < back;
        }
    }

    /// The network's side of a run.
    private static final class Flow {
        private final long firstByte;
        private long lastByte;
        private double owed;

        Flow(long now, long latency) {
            firstByte = now + latency;
            lastByte = now;
        }
    }

    /// How a simulated download went.
    ///
    /// @param requests by server
    record Outcome(double seconds, Map<String, Integer> requests, Map<String, Long> bytes) {}

    Simulation(long size) {
        content = Swarm.content(size, 4 << 20);
        picker = new SegmentPicker(content, new Avoidance(List::of, () -> 0));
        gaps.add(0, size);
    }

    static double seconds(long size, Sender... servers) {
        return run(size, servers).seconds();
    }

    static Outcome run(long size, Sender... servers) {
        Simulation simulation = new Simulation(size);
        for (Sender server : servers) {
            simulation.add(server);
        }
        return simulation.run();
    }

    private void add(Sender sender) {
        String name = String.valueOf((char) ('a' + senders.size()));
        senders.put(Swarm.whole(Swarm.state(name, 16), senders.size()), sender);
    }

    Outcome run() {
        while (arrived < content.size()) {
            if (nanos > Duration.ofHours(1).toNanos()) {
                throw new AssertionError("not finished after an hour; missing " + gaps);
            }
            pump();
            nanos += STEP;
            senders.forEach(this::send);
            for (Run run : List.copyOf(flows.keySet())) {
                endIfDone(run);
            }
            if (nanos % TICK == 0) {
                flows.keySet().forEach(run -> run.sample(nanos));
                senders.keySet().forEach(source -> source.server().sample(nanos));
            }
        }
        return new Outcome(nanos / 1e9, requests, bytes);
    }

    private void pump() {
        Optional<Move> move;
        do {
            move =
                    picker.next(
                            gaps,
                            List.of(),
                            List.copyOf(flows.keySet()),
                            List.copyOf(senders.keySet()),
                            nanos);
        } while (move.isPresent() && perform(move.get()));
    }

    private boolean perform(Move move) {
        return switch (move) {
            case Move.Fetch fetch -> {
                if (!gaps.covers(fetch.start(), fetch.end())) {
                    throw new AssertionError(fetch + " is in hand already; missing " + gaps);
                }
                gaps.remove(fetch.start(), fetch.end());
                Run run = new Run(fetch, nanos);
                Source source = run.source();
                source.server().requestStarted(source);
                requests.merge(source.id(), 1, Integer::sum);
                flows.put(run, new Flow(nanos, (long) (senders.get(source).latency() * 1e9)));
                yield true;
            }
            case Move.TakeOver takeOver -> {
                Run run = takeOver.from();
                long before = run.end();
                long after = run.shortenTo(takeOver.at());
                gaps.add(after, before);
                if (run.bytesLeft() == 0) {
                    run.cancel();
                }
                yield after < before && perform(picker.takenOver(takeOver.source(), after, before));
            }
        };
    }

    private void send(Source source, Sender sender) {
        if (sender.hangs(nanos / 1e9)) {
            return;
        }
        List<Run> sending = new ArrayList<>();
        flows.forEach((run, flow) -> {
            if (run.source() == source && nanos >= flow.firstByte) {
                sending.add(run);
            }
        });
        double each = Math.min(sender.connection(), sender.total() / Math.max(1, sending.size()));
        for (Run run : sending) {
            Flow flow = flows.get(run);
            if (flow.lastByte < flow.firstByte) {
                source.server()
                        .answered(Duration.ofNanos(flow.firstByte - run.startedNanos()), nanos);
            }
            flow.lastByte = nanos;
            flow.owed += each * STEP / 1e9;
            int count = run.claim((int) flow.owed);
            flow.owed -= (int) flow.owed;
            run.written();
            arrived += count;
            source.server().received(count);
            bytes.merge(source.id(), (long) count, Long::sum);
        }
    }

    /// What the transfer does when a request ends.
    private void endIfDone(Run run) {
        boolean stalled = nanos - flows.get(run).lastByte > SILENCE.toNanos();
        if (!run.isFull() && !run.isCancelled() && !stalled) {
            return;
        }
        ServerState server = run.source().server();
        flows.remove(run);
        server.requestEnded(run.source());
        run.measure(nanos);
        gaps.add(run.position(), run.end());
        if (stalled) {
            server.failed("it sends nothing any more", nanos, Instant.EPOCH);
        } else if (!run.isCancelled()) {
            server.succeeded();
        }
    }
}
