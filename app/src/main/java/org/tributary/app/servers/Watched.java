package org.tributary.app.servers;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tributary.shared.client.Untrusted;
import org.tributary.shared.format.RemoteText;
import org.tributary.shared.servers.CatalogIndex;
import org.tributary.shared.servers.DaemonStatus;
import org.tributary.shared.servers.Server;
import org.tributary.shared.servers.ServerHealth;
import org.tributary.shared.servers.Survey;
import org.tributary.shared.servers.Survey.Answer;
import org.tributary.shared.transfer.ServerStatus;

/// One server of the list: what was seen of it, and when to look again. Pure bookkeeping, guarded by
/// whoever holds it.
final class Watched {
    /// A server that does not answer is asked again this soon, then after twice the time, and so on.
    private static final Duration FIRST_RETRY = Duration.ofSeconds(2);

    /// But not more seldom than this.
    private static final Duration LAST_RETRY = Duration.ofSeconds(30);

    private Server server;
    private String addedFrom;

    private final Deque<Check> checks = new ArrayDeque<>();
    private List<Check> shownChecks = List.of();
    private Optional<Look> last = Optional.empty();
    private Optional<CatalogIndex> catalog = Optional.empty();
    private Optional<Instant> silentSince = Optional.empty();
    private Instant answered = Instant.MIN;
    private Optional<String> lastError = Optional.empty();
    private int failures;
    private int silentChecks;

    private ServerStatus engine;
    private Instant engineFailed = Instant.MIN;
    private Instant toldToTry = Instant.MIN;

    private boolean looking;
    private boolean due = true;
    private long dueNanos;
    private Instant dueTime = Instant.MIN;

    Watched(Server server, String addedFrom) {
        this.server = server;
        this.addedFrom = addedFrom;
        this.engine = unknown(server.id());
    }

    /// What the engine says of a server that it never heard of.
    private static ServerStatus unknown(String id) {
        return new ServerStatus(id, new ServerHealth.NotAskedYet(), 0, 0, 0, 0, Optional.empty());
    }

    Server server() {
        return server;
    }

    /// The list names it there now.
    void listed(Server now, String from) {
        server = now;
        addedFrom = from;
    }

    /// It is to be asked as soon as that is possible, unless it is being asked just now.
    void lookSoon() {
        due = !looking;
    }

    /// It may be asked at once again, the engine was told.
    void toldToTry(Instant now) {
        toldToTry = now;
    }

    /// Whether it is time to look.
    boolean isDue(long nanos) {
        return !looking && (due || nanos - dueNanos >= 0);
    }

    /// Whether nobody looks just now.
    boolean mayLook() {
        return !looking;
    }

    void lookBegins() {
        looking = true;
        due = false;
    }

    /// Notes what a look saw.
    ///
    /// @param every usual time between two looks
    /// @return true when it answers and did not before
    boolean looked(Look look, Duration every, long nanos) {
        looking = false;
        boolean wasSilent = silentSince.isPresent();
        boolean isSilent = look.survey().answer() instanceof Answer.NoAnswer;
        last = Optional.of(look);
        checks.addLast(look.check());
        if (checks.size() > ServerView.MOST_CHECKS) {
            checks.removeFirst();
        }
        shownChecks = List.copyOf(checks);
        look.problem().ifPresent(this::failed);
        if (isSilent) {
            silentSince = silentSince.or(() -> Optional.of(look.time()));
            silentChecks++;
        } else {
            silentSince = Optional.empty();
            answered = look.time();
            silentChecks = 0;
        }
        if (!(look.survey().answer() instanceof Answer.Busy)) {
            catalog = look.survey().catalog();
        }
        Duration pause = pause(look, every);
        dueNanos = nanos + pause.toNanos();
        dueTime = look.time().plus(pause);
        return wasSilent && !isSilent;
    }

    private void failed(String reason) {
        failures++;
        lastError = Optional.of(RemoteText.shown(reason));
    }

    private Duration pause(Look look, Duration every) {
        Duration wanted =
                switch (look.survey().answer()) {
                    case Answer.NoAnswer _ -> {
                        Duration doubled =
                                FIRST_RETRY.multipliedBy(1L << Math.min(silentChecks - 1, 10));
                        yield least(doubled, LAST_RETRY);
                    }
                    case Answer.Busy(Optional<Duration> retryAfter) -> retryAfter.orElse(every);
                    case Answer.Offers _,
                            Answer.NoCatalog _,
                            Answer.NotAsked _,
                            Answer.Unusable _ ->
                            every;
                };
        Duration pause = least(wanted, every);
        return pause.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : pause;
    }

    private static Duration least(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    /// Notes what the engine says of it.
    void engineSays(Optional<ServerStatus> status, Instant now) {
        ServerStatus said = status.orElseGet(() -> unknown(server.id()));
        if (said.health() instanceof ServerHealth.NoAnswer failure
                && !said.health().equals(engine.health())) {
            engineFailed = now;
            failed(failure.reason());
        }
        failures += Math.max(0, said.wrongSegments() - engine.wrongSegments());
        engine = said;
    }

    /// Returns what it offered when it was asked last. How long that took is left out: it makes no
    /// difference between two offers.
    Optional<Survey> offered() {
        return catalog.map(
                known -> new Survey(server, new Survey.Answer.Offers(known), Duration.ZERO));
    }

    /// Returns all that is known.
    ///
    /// @param barred how it is when it may not be used
    ServerView view(Optional<ServerHealth> barred, Instant now) {
        ServerHealth health =
                barred.or(() -> ofEngine(now).or(() -> Optional.of(ofLook(now))).map(this::orWrong))
                        .orElseThrow();
        return new ServerView(
                server,
                health,
                shownChecks,
                answerTime(health),
                engine.bytesPerSecond(),
                engine.connections(),
                engine.bytes(),
                status(),
                files(),
                failures,
                lastError,
                last.map(Look::time),
                engine.wrongData(),
                addedFrom);
    }

    /// One that sent wrong data is not said to be fine.
    private ServerHealth orWrong(ServerHealth health) {
        boolean isFine =
                health instanceof ServerHealth.Answers || health instanceof ServerHealth.Slow;
        return engine.wrongData()
                .filter(_ -> isFine)
                .<ServerHealth>map(ServerHealth.SentWrong::new)
                .orElse(health);
    }

    /// Returns how it is to the engine, while that tells more than the last look: it uses the server
    /// now, or was the last one to fail at it.
    private Optional<ServerHealth> ofEngine(Instant now) {
        return switch (engine.health()) {
            case ServerHealth.Answers _, ServerHealth.Slow _, ServerHealth.SentWrong _ ->
                    engine.connections() > 0 ? Optional.of(engine.health()) : Optional.empty();
            case ServerHealth.Busy(Instant until) ->
                    until.isAfter(now) ? Optional.of(engine.health()) : Optional.empty();
            case ServerHealth.NoAnswer failure -> {
                boolean rests = failure.nextTry().isAfter(now) && engineFailed.isAfter(toldToTry);
                boolean newest = last.isEmpty() || last.get().time().isBefore(engineFailed);
                yield rests || newest ? Optional.of(silence(failure, now)) : Optional.empty();
            }
            case ServerHealth.NotAskedYet _,
                    ServerHealth.LeftOut _,
                    ServerHealth.Quarantined _,
                    ServerHealth.SwitchedOff _ ->
                    Optional.empty();
        };
    }

    /// Returns a silence as it is, whoever noticed it first and whoever tries next. Nothing is told to
    /// be tried at a time that has passed.
    private ServerHealth silence(ServerHealth.NoAnswer known, Instant now) {
        Instant since = silentSince.filter(known.since()::isAfter).orElse(known.since());
        Instant next = known.nextTry();
        if (engine.health() instanceof ServerHealth.NoAnswer failure) {
            if (failure.since().isAfter(answered) && failure.since().isBefore(since)) {
                since = failure.since();
            }
            next = sooner(next, failure.nextTry(), now);
        }
        if (silentSince.isPresent() || !next.isAfter(now)) {
            next = dueTime.equals(Instant.MIN) ? next : sooner(next, dueTime, now);
        }
        return new ServerHealth.NoAnswer(since, next, known.reason());
    }

    /// Returns the first moment that is to come; when none is, the later one.
    private static Instant sooner(Instant a, Instant b, Instant now) {
        Instant first = a.isBefore(b) ? a : b;
        return first.isAfter(now) ? first : first == a ? b : a;
    }

    private ServerHealth ofLook(Instant now) {
        if (last.isEmpty()) {
            return new ServerHealth.NotAskedYet();
        }
        Look look = last.get();
        return switch (look.survey().answer()) {
            case Answer.Offers _ ->
                    look.check().result() == Check.Result.SLOW
                            ? new ServerHealth.Slow(look.survey().took())
                            : new ServerHealth.Answers(look.survey().took());
            case Answer.Busy _ -> new ServerHealth.Busy(dueTime);
            case Answer.NoAnswer(String reason) ->
                    silence(
                            new ServerHealth.NoAnswer(
                                    silentSince.orElse(look.time()),
                                    dueTime,
                                    RemoteText.shown(reason)),
                            now);
            case Answer.Unusable(String reason, Optional<Untrusted> untrusted) ->
                    new ServerHealth.LeftOut(RemoteText.shown(reason), untrusted);
            case Answer.NoCatalog _, Answer.NotAsked _ ->
                    new ServerHealth.LeftOut(RemoteText.shown(look.problem().orElseThrow()));
        };
    }

    private Optional<Duration> answerTime(ServerHealth health) {
        return switch (health) {
            case ServerHealth.Answers(Duration took) -> Optional.of(took);
            case ServerHealth.Slow(Duration took) -> Optional.of(took);
            case ServerHealth.NoAnswer _, ServerHealth.NotAskedYet _ -> Optional.empty();
            case ServerHealth.Busy _,
                    ServerHealth.SentWrong _,
                    ServerHealth.Quarantined _,
                    ServerHealth.LeftOut _,
                    ServerHealth.SwitchedOff _ ->
                    last.filter(Look::answered).map(look -> look.survey().took());
        };
    }

    private Optional<DaemonStatus> status() {
        return last.flatMap(Look::status);
    }

    private OptionalInt files() {
        return catalog.map(known -> OptionalInt.of(known.files().size()))
                .orElse(OptionalInt.empty());
    }
}
