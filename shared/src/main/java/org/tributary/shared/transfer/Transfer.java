package org.tributary.shared.transfer;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.shared.client.Untrusted;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.servers.ServerHealth.LeftOut;
import org.tributary.shared.servers.WrongData;
import org.tributary.shared.transfer.DownloadResult.Failed;
import org.tributary.shared.transfer.FetchOutcome.Refusal;
import org.tributary.shared.transfer.SegmentPicker.Retry;
import org.tributary.shared.transfer.SegmentTable.Piece;
import org.tributary.shared.transfer.log.LogRecord;

/// Brings the bytes of one content into the part file and proves them. All of its state is touched
/// by the engine thread alone; what blocks runs on other threads and comes back as an event.
final class Transfer implements SnapshotTaker.Moving {
    private static final Logger LOG = LoggerFactory.getLogger(Transfer.class);

    private final Engine engine;
    private final Content content;
    private final Workspace workspace;
    private final Sources sources;
    private final Consumer<DownloadEvent> listener;
    private final Owner owner;

    private final SegmentTable table;
    private final Avoidance avoidance;
    private final SegmentPicker picker;
    private final SegmentFetcher fetcher;
    private final SegmentProver segments;
    private final FileProver file;
    private final Journal journal;
    private final Set<Run> runs = new LinkedHashSet<>();

    private final RateMeter meter = new RateMeter();
    private long arrivedBytes;
    private int triesAgain;
    private boolean changed;

    /// What the first server that refused wants.
    private Optional<Obstacle> refusal = Optional.empty();

    /// What is waited for while nothing is in flight and nothing can be.
    private Optional<Wait> waiting = Optional.empty();

    /// Segments to be fetched again once the file is not being hashed.
    private final Set<Integer> wantedAgain = new LinkedHashSet<>();

    private boolean stopping;

    /// Set with `stopping`, for threads that hash.
    private final AtomicBoolean halted = new AtomicBoolean();

    private Optional<Runnable> whenStill = Optional.empty();

    /// What becomes of the transfer. Told on the engine thread, once.
    interface Owner {
        /// Every byte is on disk and proved; the whole file hashes to `sha256`.
        void complete(Sha256 sha256);

        /// It cannot go on by waiting.
        void stuck(Failed how);
    }

    Transfer(
            Engine engine,
            Content content,
            Workspace workspace,
            Sources sources,
            RateLimit limit,
            Consumer<DownloadEvent> listener,
            Owner owner) {
        this.engine = engine;
        this.content = content;
        this.workspace = workspace;
        this.sources = sources;
        this.listener = listener;
        this.owner = owner;
        this.table = new SegmentTable(content);
        this.avoidance = new Avoidance(sources::all, System::nanoTime);
        this.picker = new SegmentPicker(content, avoidance);
        this.journal = new Journal(workspace, engine, this::diskFailed, System.nanoTime());
        Checker checker = new Checker(content, workspace.part(), halted::get);
        this.segments =
                new SegmentProver(
                        engine, content, checker, table, sources, journal, listener, new Proving());
        FileDigest digest = new FileDigest(content, checker, workspace.verifiedBefore());
        this.file = new FileProver(engine, digest, new Proving());
        this.fetcher =
                new SegmentFetcher(
                        content,
                        engine.transport(),
                        workspace.part(),
                        limit,
                        new SegmentFetcher.Listener() {
                            @Override
                            public void answered(Run run, Duration time) {
                                ServerState server = run.source().server();
                                engine.loop().post(() -> server.answered(time, System.nanoTime()));
                            }

                            @Override
                            public void segmentWritten(Run run, int segment, Sha256 digest) {
                                engine.loop().post(() -> written(run, segment, digest));
                            }
                        });
        restore();
    }

    /// What the provers report.
    private final class Proving implements SegmentProver.Owner, FileProver.Owner {
        @Override
        public void checked() {
            pump();
            settleDown();
        }

        @Override
        public void digested(OptionalInt damaged) {
            Transfer.this.digested(damaged);
        }

        @Override
        public void stopped() {
            settleDown();
        }

        @Override
        public void unprovable(int segment, List<String> servers) {
            if (sources.isAnySwitchedOff()) {
                stop();
                giveUp();
                return;
            }
            table.failed(segment);
            LOG.warn("segment {} of {} came wrong from {}", segment, content.name(), servers);
            stop();
            owner.stuck(Failures.wrongEverywhere(content.name(), segment, servers));
        }

        @Override
        public void diskFailed(IOException cause) {
            Transfer.this.diskFailed(cause);
            settleDown();
        }
    }

    private void restore() {
        Map<Integer, List<Piece>> sent = new HashMap<>();
        for (LogRecord.Received bytes : workspace.found().sent()) {
            sent.computeIfAbsent(bytes.segment(), _ -> new ArrayList<>())
                    .add(new Piece(bytes.server(), bytes.start(), bytes.end()));
        }
        for (LogRecord.Verified segment : workspace.found().verified()) {
            table.verifiedBefore(
                    segment.segment(),
                    segment.server(),
                    sent.getOrDefault(segment.segment(), List.of()));
        }
        for (LogRecord.Received bytes : workspace.found().received()) {
            for (Ranges.Range range : table.gaps().within(bytes.start(), bytes.end())) {
                table.received(bytes.server(), range.start(), range.end()).forEach(segments::whole);
            }
        }
    }

    /// Gives out all the work that can be given out now.
    void pump() {
        if (stopping) {
            return;
        }
        long nanos = System.nanoTime();
        Optional<Move> move;
        do {
            move = picker.next(table.gaps(), segments.retries(), runs, sources.all(), nanos);
        } while (move.isPresent() && perform(move.get(), nanos));
        sources.all().forEach(source -> lineUp(source, nanos));
        advance();
        if (!stopping) {
            lookAround(nanos);
        }
    }

    /// Waits for a turn at a server that is occupied, with other downloads as it may be.
    private void lineUp(Source source, long nanos) {
        ServerState server = source.server();
        boolean occupied = !server.rests(nanos) && source.freeSlots(nanos) == 0;
        if (occupied && picker.isWanted(source, table.gaps(), segments.retries())) {
            server.waits(source, () -> engine.loop().post(this::pump));
        } else {
            server.waitsNoLonger(source);
        }
    }

    /// Does a move; false when it came to nothing.
    private boolean perform(Move move, long nanos) {
        return switch (move) {
            case Move.Fetch fetch -> {
                table.gaps().remove(fetch.start(), fetch.end());
                fetch.retry().ifPresent(segments::begun);
                table.asked(fetch.start(), fetch.end(), nanos);
                Run run = new Run(fetch, nanos);
                runs.add(run);
                run.source().server().requestStarted(run.source());
                engine.workers().execute(() -> fetch(run));
                yield true;
            }
            case Move.TakeOver takeOver -> takeOver(takeOver, nanos);
        };
    }

    private void fetch(Run run) {
        FetchOutcome outcome;
        try {
            outcome = fetcher.fetch(run);
        } catch (RuntimeException | Error e) {
            LOG.error("fetching from {} failed", run.source().id(), e);
            outcome = new FetchOutcome.Broken("this program could not deal with its answer");
        }
        FetchOutcome ended = outcome;
        engine.loop().post(() -> ended(run, ended));
    }

    private boolean takeOver(Move.TakeOver move, long nanos) {
        Run run = move.from();
        if (run.retry().isPresent()) {
            run.cancel();
            return false;
        }
        long before = run.end();
        long after = run.shortenTo(move.at());
        if (after == before) {
            return false;
        }
        table.gaps().add(after, before);
        if (run.source() != move.source()) {
            run.source().server().outrun();
        }
        if (run.bytesLeft() == 0) {
            run.cancel();
        }
        listener.accept(
                new DownloadEvent.RangeTakenOver(
                        Instant.now(),
                        content.segmentAt(after),
                        before - after,
                        run.source().id(),
                        move.source().id()));
        return perform(picker.takenOver(move.source(), after, before), nanos);
    }

    /// Accounts for what a run has written so far.
    private void absorb(Run run) {
        long from = run.absorbed();
        long to = run.position();
        if (to == from) {
            return;
        }
        run.absorbedTo(to);
        arrivedBytes += to - from;
        run.source().server().received(to - from);
        if (run.source().server().isQuarantined()) {
            segments.wasted(to - from);
            if (run.retry().isEmpty()) {
                table.gaps().add(from, to);
            }
            return;
        }
        for (int segment : table.received(run.source().id(), from, to)) {
            boolean hashedOnTheWay =
                    run.start() <= content.start(segment) && to >= content.end(segment);
            if (!hashedOnTheWay) {
                segments.whole(segment);
            }
        }
    }

    /// A run wrote a segment from its first byte to its last.
    private void written(Run run, int segment, Sha256 digest) {
        absorb(run);
        segments.written(run.source().id(), segment, digest);
        pump();
    }

    /// A server was set aside, by this download or another one.
    void quarantined(WrongData evidence) {
        listener.accept(new DownloadEvent.ServerQuarantined(evidence.time(), evidence));
        for (Run run : runs) {
            if (run.source().id().equals(evidence.server())) {
                run.cancel();
            }
        }
        segments.quarantined(evidence);
        pump();
    }

    /// A server was switched off: what it is being asked for goes to others.
    void switchedOff(String server) {
        for (Run run : runs) {
            if (run.source().id().equals(server)) {
                run.cancel();
            }
        }
        segments.lost();
        pump();
    }

    /// A server that was set aside may be used again.
    void trustedAgain(String server) {
        segments.trustedAgain(server);
        pump();
    }

    private void ended(Run run, FetchOutcome outcome) {
        absorb(run);
        runs.remove(run);
        ServerState server = run.source().server();
        server.requestEnded(run.source());
        if (!server.isSwitchedOff()) {
            run.measure(System.nanoTime());
        }
        giveBack(run, outcome);
        react(run.source(), run, outcome);
        pump();
        settleDown();
    }

    /// What a run did not fetch is there for others.
    private void giveBack(Run run, FetchOutcome outcome) {
        if (isInVain(outcome)) {
            table.askedInVain(run.position(), run.end());
        }
        if (run.retry().isPresent()) {
            segments.ended(run.retry().get());
        } else {
            table.gaps().add(run.position(), run.end());
        }
    }

    private static boolean isInVain(FetchOutcome outcome) {
        return !(outcome instanceof FetchOutcome.Complete
                || outcome instanceof FetchOutcome.Cancelled);
    }

    private void react(Source source, Run run, FetchOutcome outcome) {
        ServerState server = source.server();
        Instant now = Instant.now();
        long nanos = System.nanoTime();
        if (isInVain(outcome)) {
            triesAgain++;
        }
        if (run.form() == Move.Form.ZST_FRAGMENT && !isOfServer(outcome)) {
            source.zstFailed();
            return;
        }
        switch (outcome) {
            case FetchOutcome.Complete _ -> server.succeeded();
            case FetchOutcome.Cancelled _ -> {}
            case FetchOutcome.Busy(var retryAfter) -> {
                Duration pause = server.busy(retryAfter, nanos, now);
                listener.accept(new DownloadEvent.ServerBusy(now, source.id(), pause));
                engine.loop().postLater(pause, this::pump);
            }
            case FetchOutcome.Stalled(Duration silence) -> {
                Duration pause = server.failed("it sends nothing any more", nanos, now);
                listener.accept(new DownloadEvent.ServerStalled(now, source.id(), silence, pause));
                engine.loop().postLater(pause, this::pump);
            }
            case FetchOutcome.Unreachable(String reason) -> failed(source, reason, nanos, now);
            case FetchOutcome.Broken(String reason) -> failed(source, reason, nanos, now);
            case FetchOutcome.Missing(String reason) -> {
                changed = true;
                leaveOut(source, new LeftOut(reason));
            }
            case FetchOutcome.Refused(Refusal why, String reason) -> {
                refusal = refusal.or(() -> obstacle(why, source));
                leaveOut(source, new LeftOut(reason));
            }
            case FetchOutcome.Insecure(Untrusted why) -> {
                refusal = refusal.or(() -> Optional.of(new Obstacle.Insecure(why)));
                leaveOut(source, new LeftOut(why));
            }
            case FetchOutcome.Changed(String reason) -> {
                changed = true;
                leaveOut(source, new LeftOut(reason));
            }
            case FetchOutcome.NoRanges _ -> {
                source.servesNoRanges();
                segments.lost();
            }
            case FetchOutcome.DiskFailed(IOException cause) -> diskFailed(cause);
        }
    }

    private static Optional<Obstacle> obstacle(Refusal why, Source source) {
        return switch (why) {
            case LOGIN_NEEDED -> Optional.of(new Obstacle.LoginNeeded(source.id()));
            case DENIED -> Optional.of(new Obstacle.Denied(source.id()));
            case OTHER -> Optional.empty();
        };
    }

    /// Tells what a server does from what is wrong with one object of it.
    private static boolean isOfServer(FetchOutcome outcome) {
        return switch (outcome) {
            case FetchOutcome.Missing _,
                    FetchOutcome.Refused _,
                    FetchOutcome.Broken _,
                    FetchOutcome.Changed _,
                    FetchOutcome.NoRanges _ ->
                    false;
            case FetchOutcome.Complete _,
                    FetchOutcome.Busy _,
                    FetchOutcome.Stalled _,
                    FetchOutcome.Insecure _,
                    FetchOutcome.Unreachable _,
                    FetchOutcome.DiskFailed _,
                    FetchOutcome.Cancelled _ ->
                    true;
        };
    }

    private void failed(Source source, String reason, long nanos, Instant now) {
        Duration pause = source.server().failed(reason, nanos, now);
        listener.accept(new DownloadEvent.ServerUnreachable(now, source.id(), reason, pause));
        engine.loop().postLater(pause, this::pump);
    }

    private void leaveOut(Source source, LeftOut why) {
        if (source.leftOut().isPresent()) {
            return;
        }
        source.leaveOut(why);
        listener.accept(DownloadEvent.ServerLeftOut.of(Instant.now(), source.id(), why));
        segments.lost();
    }

    private void diskFailed(IOException cause) {
        if (!stopping) {
            LOG.warn("writing {} failed", workspace.target(), cause);
            stop();
            owner.stuck(
                    Failures.notWritten(
                            workspace.target(), cause, content.size() - table.receivedBytes()));
        }
    }

    /// Has the file hashed on; ends the transfer when that was the last of it.
    private void advance() {
        int ready = table.contiguous();
        file.advance(ready);
        if (ready == content.segments()
                && file.holds(ready)
                && runs.isEmpty()
                && !segments.isBusy()
                && !journal.isBusy()) {
            stopping = true;
            sources.close();
            owner.complete(file.value());
        }
    }

    private void digested(OptionalInt damaged) {
        if (damaged.isPresent()) {
            LOG.warn("segment {} of {} is damaged on disk", damaged.getAsInt(), content.name());
            segments.damaged(damaged.getAsInt());
        }
        wantedAgain.forEach(segments::damaged);
        wantedAgain.clear();
        pump();
        settleDown();
    }

    /// Has a proved segment fetched again. While the file is being hashed that waits: what is hashed
    /// must not be overwritten.
    void fetchAgain(int segment) {
        if (stopping || segment < 0 || segment >= content.segments()) {
            return;
        }
        if (file.isBusy()) {
            wantedAgain.add(segment);
        } else {
            segments.damaged(segment);
            pump();
        }
    }

    /// Takes a segment from the servers that send it now and gives it to another one that has it.
    /// Nothing happens while nobody sends it, it is being tried again, or no other server can.
    void preferAnother(int segment) {
        if (stopping || segment < 0 || segment >= content.segments()) {
            return;
        }
        avoidance.forget(table::isVerified);
        for (Run run : List.copyOf(runs)) {
            long position = run.position();
            boolean isAtIt =
                    position >= content.start(segment)
                            && position < Math.min(content.end(segment), run.end());
            if (isAtIt && !run.isCancelled() && run.retry().isEmpty()) {
                avoidance.avoid(segment, run.source().id());
                if (!avoidance.allows(run.source(), segment)) {
                    giveAway(segment, run);
                }
            }
        }
        pump();
    }

    private void giveAway(int segment, Run run) {
        long nanos = System.nanoTime();
        long before = run.end();
        long after = run.shortenTo(run.position());
        if (run.bytesLeft() == 0) {
            run.cancel();
        }
        if (after == before) {
            return;
        }
        table.gaps().add(after, before);
        long end = Math.min(before, content.end(segment));
        Optional<Source> to = picker.another(segment, run, sources.all(), nanos);
        if (to.isPresent() && after < end) {
            listener.accept(
                    new DownloadEvent.RangeTakenOver(
                            Instant.now(), segment, end - after, run.source().id(), to.get().id()));
            perform(picker.takenOver(to.get(), after, end), nanos);
        }
    }

    /// Looks at speeds, takes stock and goes on; called ten times a second.
    void tick(long nanos) {
        for (Run run : runs) {
            absorb(run);
            run.sample(nanos);
        }
        meter.sample(nanos, arrivedBytes);
        if (!stopping) {
            journal.commitIfDue(table, nanos, this::settleDown);
            pump();
        }
    }

    private List<Source> trusted() {
        return sources.all().stream().filter(Source::isTrusted).toList();
    }

    /// False when what is here is of no use another time, as every source would start over.
    boolean canGoOn() {
        List<Source> trusted = trusted();
        return trusted.isEmpty() || trusted.stream().anyMatch(Source::servesRanges);
    }

    /// Says so when nothing is in flight and nothing can be, and ends the transfer when waiting would
    /// not help.
    private void lookAround(long nanos) {
        boolean idle = runs.isEmpty() && !segments.isBusy() && !table.isAllVerified();
        if (!idle) {
            waiting = Optional.empty();
            return;
        }
        List<Source> trusted = trusted();
        if (trusted.isEmpty() && !sources.isAnyAsked()) {
            stop();
            giveUp();
        } else if (!trusted.isEmpty()
                && trusted.stream().noneMatch(Source::servesRanges)
                && !table.gaps().covers(0, content.size())) {
            startOver();
        } else {
            Outlook outlook = new Outlook(trusted, missing(), nanos);
            boolean begins = waiting.isEmpty();
            if (begins && (outlook.isInLine() || sources.isAnyAnswering())) {
                return;
            }
            Instant now = Instant.now();
            Wait wait = outlook.wait(now);
            waiting = Optional.of(wait);
            if (begins) {
                listener.accept(
                        new DownloadEvent.Waiting(now, Outlook.sentence(wait), outlook.pause()));
            }
        }
    }

    /// Returns a segment that is not here.
    private int missing() {
        return segments.retries().stream()
                .findFirst()
                .map(Retry::segment)
                .orElseGet(this::firstGap);
    }

    private int firstGap() {
        return table.gaps().firstFrom(0).map(gap -> content.segmentAt(gap.start())).orElse(0);
    }

    private void giveUp() {
        String name = content.name();
        if (sources.isAnySwitchedOff()) {
            owner.stuck(Failures.allSwitchedOff(name));
        } else if (sources.servers().stream().anyMatch(ServerState::isQuarantined)) {
            owner.stuck(Failures.allSetAside(name));
        } else {
            owner.stuck(changed ? Failures.changed(name) : Failures.nobodyHasIt(name, refusal));
        }
    }

    /// The only servers left send whole files alone: what is here cannot be completed by parts.
    private void startOver() {
        if (file.isBusy()) {
            return;
        }
        segments.startOver();
        file.restart();
        engine.loop().post(this::pump);
    }

    /// Stops everything in flight; what has arrived stays.
    private void stop() {
        stopping = true;
        halted.set(true);
        sources.close();
        runs.forEach(Run::cancel);
    }

    /// Stops in good order, notes why, and has `then` handled when all of it is safe on disk.
    void stop(LogRecord last, Runnable then) {
        stop();
        whenStill =
                Optional.of(() -> {
                    journal.note(last);
                    journal.commit(table, System.nanoTime(), then);
                });
        settleDown();
    }

    private void settleDown() {
        boolean still =
                stopping
                        && runs.isEmpty()
                        && !segments.isBusy()
                        && !file.isBusy()
                        && !journal.isBusy();
        if (still && whenStill.isPresent()) {
            Runnable then = whenStill.get();
            whenStill = Optional.empty();
            then.run();
        }
    }

    /// Lets go of everything at once, without a word to anybody.
    void abandon() {
        stop();
    }

    /// True when every byte is here and what is not proved yet is being hashed.
    boolean isChecking() {
        return runs.isEmpty() && table.gaps().isEmpty() && segments.retries().isEmpty();
    }

    @Override
    public Optional<Wait> waiting() {
        return waiting;
    }

    @Override
    public long verifiedBytes() {
        return table.verifiedBytes();
    }

    @Override
    public long receivedBytes() {
        return table.receivedBytes();
    }

    @Override
    public double bytesPerSecond() {
        return meter.bytesPerSecond();
    }

    @Override
    public Map<String, Long> bytesByServer() {
        return table.receivedByServer();
    }

    @Override
    public int connections(ServerState server) {
        return (int) runs.stream().filter(run -> run.source().server() == server).count();
    }

    @Override
    public SegmentStates segments(List<String> ids) {
        return table.states(runs, ids);
    }

    long wastedBytes() {
        return segments.wastedBytes();
    }

    /// Returns how often bytes had to be asked for again.
    int triesAgain() {
        return triesAgain + segments.rejections();
    }
}
