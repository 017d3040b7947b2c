package org.tributary.shared.transfer;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.tributary.shared.servers.Server;
import org.tributary.shared.servers.ServerHealth;
import org.tributary.shared.servers.ServerHealth.SentWrong;
import org.tributary.shared.servers.WrongData;

/// What the engine knows of one server, for all downloads together. Touched by the engine thread
/// alone.
final class ServerState {
    /// How much the newest speed counts against what was known before.
    private static final double NEWEST = 0.3;

    private final Server server;
    private final BackOff backOff;
    private final ConnectionLimit limit;
    private final RateMeter meter = new RateMeter();

    private ServerHealth health = new ServerHealth.NotAskedYet();
    private Duration answerTime = Duration.ZERO;
    private double connectionSpeed;
    private final Turns turns = new Turns();
    private boolean outrun;
    private long bytes;
    private boolean switchedOff;

    /// The newest evidence of wrong bytes that is not forgiven.
    private Optional<WrongData> wrongData = Optional.empty();

    private int wrongSegments;

    /// Requests for whole files that nobody else can take over.
    private int streams;

    private long restsUntil;
    private boolean rests;
    private Optional<Instant> silentSince = Optional.empty();

    ServerState(Server server, int mostConnections, RandomGenerator random) {
        this.server = server;
        this.backOff = new BackOff(random);
        this.limit = new ConnectionLimit(mostConnections);
    }

    Server server() {
        return server;
    }

    String id() {
        return server.id();
    }

    ServerHealth health() {
        if (switchedOff) {
            return new ServerHealth.SwitchedOff();
        }
        boolean isFine =
                health instanceof ServerHealth.Answers
                        || health instanceof ServerHealth.Slow
                        || health instanceof ServerHealth.NotAskedYet;
        return wrongData.filter(_ -> isFine).<ServerHealth>map(SentWrong::new).orElse(health);
    }

    /// Returns what it does for all downloads together.
    ServerStatus status() {
        int connections = inFlight() + streams;
        double speed = connections == 0 ? 0 : bytesPerSecond();
        return new ServerStatus(
                id(), health(), speed, connections, bytes, wrongSegments, wrongData);
    }

    /// True when it may not be asked for anything.
    boolean isBarred() {
        return switchedOff || isQuarantined();
    }

    boolean isSwitchedOff() {
        return switchedOff;
    }

    /// The user wants it not to be used, or to be used again; then nothing that was known of it holds.
    void switchOff(boolean off) {
        boolean on = switchedOff && !off;
        switchedOff = off;
        if (on && !isQuarantined()) {
            beginAgain();
        }
    }

    /// The user trusts it again.
    void trust() {
        wrongData = Optional.empty();
        if (isQuarantined()) {
            beginAgain();
        }
    }

    private void beginAgain() {
        wrongData = Optional.empty();
        health = new ServerHealth.NotAskedYet();
        silentSince = Optional.empty();
        rests = false;
        outrun = false;
        connectionSpeed = 0;
        backOff.succeeded();
    }

    /// It may be asked again at once, whatever it said.
    void tryNow() {
        rests = false;
    }

    boolean isQuarantined() {
        return health instanceof ServerHealth.Quarantined;
    }

    /// Returns how many more requests it may be given now, all downloads together.
    int freeSlots(long nanos) {
        return isBarred() || rests(nanos) ? 0 : Math.max(0, allowed() - inFlight());
    }

    /// Returns how many of these may be of one download.
    int freeSlots(Source download, long nanos) {
        return Math.min(freeSlots(nanos), turns.left(download, allowed()));
    }

    /// True while it is left alone: busy, or given time to come back.
    boolean rests(long nanos) {
        return rests && nanos - restsUntil < 0;
    }

    /// Returns when it may be asked again; only meaningful while it rests.
    long restsUntil() {
        return restsUntil;
    }

    int inFlight() {
        return turns.taken();
    }

    /// Returns bytes a second that one request to it gets; 0 while unknown.
    double connectionSpeed() {
        return connectionSpeed;
    }

    /// Returns bytes a second it sends now, all requests together.
    double bytesPerSecond() {
        return meter.bytesPerSecond();
    }

    /// Returns the time from a request to its first byte, as it was lately.
    Duration answerTime() {
        return answerTime;
    }

    void requestStarted(Source download) {
        turns.take(download);
    }

    void requestEnded(Source download) {
        turns.giveBack(download);
    }

    void streamStarted() {
        streams++;
    }

    void streamEnded() {
        streams--;
    }

    /// The download has more for it to do than it may be given.
    ///
    /// @param wake told when another download's request has ended
    void waits(Source download, Runnable wake) {
        turns.waits(download, wake);
    }

    void waitsNoLonger(Source download) {
        turns.waitsNoLonger(download);
    }

    /// It began to send what it was asked for, after `time`: whatever was wrong with it before is
    /// over, but the time for which it asked to be left alone is not.
    void answered(Duration time, long nanos) {
        answerTime =
                answerTime.isZero() ? time : answerTime.multipliedBy(7).plus(time).dividedBy(8);
        if (health instanceof ServerHealth.Busy && rests(nanos)) {
            return;
        }
        rests = false;
        silentSince = Optional.empty();
        if (!isQuarantined()) {
            health =
                    outrun
                            ? new ServerHealth.Slow(answerTime)
                            : new ServerHealth.Answers(answerTime);
        }
    }

    /// Another server took over what it was too slow with.
    void outrun() {
        outrun = true;
        if (health instanceof ServerHealth.Answers) {
            health = new ServerHealth.Slow(answerTime);
        }
    }

    /// It answered that it has what is wanted.
    void reachable() {
        if (health instanceof ServerHealth.NotAskedYet || health instanceof ServerHealth.NoAnswer) {
            health = new ServerHealth.Answers(answerTime);
            silentSince = Optional.empty();
            rests = false;
            backOff.succeeded();
        }
    }

    /// It sent what was asked for.
    void succeeded() {
        outrun = false;
        backOff.succeeded();
    }

    /// A request got `bytes` in `nanos`. When nothing comes any more at all, what was known of its
    /// speed counts no longer.
    void measured(long bytes, long nanos) {
        if (nanos > 0) {
            double speed = Math.max(1, bytes * 1e9 / nanos);
            boolean silent = bytes == 0 && bytesPerSecond() == 0;
            connectionSpeed =
                    connectionSpeed == 0 || silent
                            ? speed
                            : (1 - NEWEST) * connectionSpeed + NEWEST * speed;
        }
    }

    void received(long count) {
        bytes += count;
    }

    /// Looks at its speed; called a few times a second.
    void sample(long nanos) {
        meter.sample(nanos, bytes);
        limit.observe(nanos, bytes, inFlight(), answerTime);
    }

    /// It said that it is busy, until a time of its own or one that the back-off chooses.
    Duration busy(Optional<Duration> retryAfter, long nanos, Instant now) {
        Duration pause = retryAfter.isPresent() ? retryAfter.get() : pauseAfterFailure(nanos);
        rest(pause, nanos);
        if (!isQuarantined()) {
            health = new ServerHealth.Busy(now.plus(pause));
        }
        return pause;
    }

    /// It failed to answer, stalled or broke off; returns how long it is left alone.
    Duration failed(String reason, long nanos, Instant now) {
        Duration pause = pauseAfterFailure(nanos);
        rest(pause, nanos);
        silentSince = silentSince.or(() -> Optional.of(now));
        if (!isQuarantined()) {
            health = new ServerHealth.NoAnswer(silentSince.get(), now.plus(pause), reason);
        }
        return pause;
    }

    /// A segment came wrong from it alone, which sets nobody aside yet: what was announced for the
    /// segment may be what is wrong.
    void sentWrong(WrongData evidence) {
        wrongSegments++;
        wrongData = Optional.of(evidence);
    }

    void quarantine(WrongData evidence) {
        health = new ServerHealth.Quarantined(evidence);
    }

    private int allowed() {
        return backOff.failures() > 0 ? 1 : limit.limit();
    }

    /// Requests that were on their way when it failed end with it: all of them are one failure.
    private Duration pauseAfterFailure(long nanos) {
        return rests(nanos) ? Duration.ofNanos(restsUntil - nanos) : backOff.failed();
    }

    private void rest(Duration pause, long nanos) {
        long until = nanos + pause.toNanos();
        if (!rests(nanos)) {
            limit.overloaded(nanos);
            restsUntil = until;
        } else if (until - restsUntil > 0) {
            restsUntil = until;
        }
        rests = true;
    }
}
