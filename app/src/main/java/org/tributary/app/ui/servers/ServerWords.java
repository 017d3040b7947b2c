package org.tributary.app.ui.servers;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tributary.app.servers.Check;
import org.tributary.app.servers.ServerView;
import org.tributary.app.servers.Servers;
import org.tributary.app.ui.common.Format;
import org.tributary.app.ui.common.Messages;
import org.tributary.app.ui.common.ReasonWords;
import org.tributary.app.ui.common.UntrustedWords;
import org.tributary.shared.format.RemoteText;
import org.tributary.shared.servers.DaemonStatus;
import org.tributary.shared.servers.ServerHealth;
import org.tributary.shared.servers.ServersList;

/// Says how a server is. Words with a time in them are right at the moment they are asked for.
///
/// @param format how numbers are written now
public record ServerWords(Messages messages, Supplier<Format> format, InstantSource clock) {
    /// How the list of servers says where a server stands in it.
    private static final Pattern LINE = Pattern.compile("(.*), line ([0-9]+)");

    /// Returns the state without what is to come: `No answer for 42 s`.
    public String state(ServerHealth health) {
        return switch (health) {
            case ServerHealth.NotAskedYet _ -> text("health.notAsked");
            case ServerHealth.Answers _ -> text("health.answers");
            case ServerHealth.Slow _ -> text("health.slow");
            case ServerHealth.Busy _ -> text("health.busy");
            case ServerHealth.NoAnswer silent -> text("health.noAnswer", since(silent.since()));
            case ServerHealth.SentWrong _ -> text("health.sentWrong");
            case ServerHealth.Quarantined _ -> text("health.wrongData");
            case ServerHealth.LeftOut out ->
                    text(out.untrusted().isPresent() ? "health.untrusted" : "health.leftOut");
            case ServerHealth.SwitchedOff _ -> text("health.off");
        };
    }

    /// Returns what is to be said beside the state: `next try in 18 s`; empty when there is nothing.
    public String more(ServerHealth health) {
        return switch (health) {
            case ServerHealth.Busy busy ->
                    isToCome(busy.until())
                            ? text("health.busy.more", until(busy.until()))
                            : text("health.busy.moreNow");
            case ServerHealth.NoAnswer silent ->
                    isToCome(silent.nextTry())
                            ? text("health.noAnswer.more", until(silent.nextTry()))
                            : text("health.noAnswer.moreNow");
            case ServerHealth.SentWrong _ -> text("health.sentWrong.more");
            case ServerHealth.Quarantined _ -> text("health.wrongData.more");
            case ServerHealth.SwitchedOff _ -> text("health.off.more");
            case ServerHealth.NotAskedYet _,
                    ServerHealth.Answers _,
                    ServerHealth.Slow _,
                    ServerHealth.LeftOut _ ->
                    "";
        };
    }

    /// Returns where the list names a server: `servers.txt, line 3`.
    String from(ServerView view) {
        Matcher line = LINE.matcher(view.addedFrom());
        return RemoteText.shown(
                line.matches() ? text("from", line.group(1), line.group(2)) : view.addedFrom());
    }

    /// Returns what is wrong with the list of servers: `Line 3 of servers.txt is not host:port –
    /// "node-a;8001". The other 3 are used.` Empty when nothing is.
    public String listProblem(Servers servers) {
        List<ServersList.Problem> problems = servers.problems();
        if (problems.isEmpty()) {
            return "";
        }
        ServersList.Problem first = problems.getFirst();
        return text(
                first.sentence().startsWith("this is not a server")
                        ? "problem.list.notServer"
                        : "problem.list.other",
                first.line(),
                problems.size(),
                servers.listFile().getFileName().toString(),
                RemoteText.shown(first.text()),
                why(first),
                servers.views().size());
    }

    /// Returns why a line names no server, in the language of the window.
    String why(ServersList.Problem problem) {
        return new ReasonWords(messages).of(problem.sentence());
    }

    /// Returns what a server says it does.
    String does(DaemonStatus status) {
        return switch (status.state()) {
            case "ready" -> text("state.ready");
            case "indexing" -> text("state.indexing");
            case "draining" -> text("state.draining");
            default -> RemoteText.shown(status.state());
        };
    }

    /// Returns both on one line: `No answer for 42 s, next try in 18 s`.
    public String line(ServerHealth health) {
        String more = more(health);
        return more.isEmpty() ? state(health) : text("health.line", state(health), more);
    }

    /// Returns the same in whole sentences, with what is done about it.
    public String sentence(ServerHealth health) {
        return switch (health) {
            case ServerHealth.NotAskedYet _ -> text("sentence.notAsked");
            case ServerHealth.Answers answers ->
                    text("sentence.answers", format.get().milliseconds(answers.answerTime()));
            case ServerHealth.Slow slow ->
                    text("sentence.slow", format.get().milliseconds(slow.answerTime()));
            case ServerHealth.Busy busy ->
                    isToCome(busy.until())
                            ? text("sentence.busy", until(busy.until()))
                            : text("sentence.busyNow");
            case ServerHealth.NoAnswer silent ->
                    isToCome(silent.nextTry())
                            ? text(
                                    "sentence.noAnswer",
                                    since(silent.since()),
                                    until(silent.nextTry()))
                            : text("sentence.noAnswerNow", since(silent.since()));
            case ServerHealth.SentWrong _ -> text("sentence.sentWrong");
            case ServerHealth.Quarantined _ -> text("sentence.wrongData");
            case ServerHealth.LeftOut out ->
                    out.untrusted()
                            .map(untrusted ->
                                    new UntrustedWords(messages)
                                            .sentence(untrusted, Optional.of(clock.instant())))
                            .orElseGet(() -> text("sentence.leftOut"));
            case ServerHealth.SwitchedOff _ -> text("sentence.off");
        };
    }

    /// True while the words for this state change with time alone.
    public static boolean areTicking(ServerHealth health) {
        return health instanceof ServerHealth.Busy || health instanceof ServerHealth.NoAnswer;
    }

    /// Returns what came of one check, with its time.
    public String check(Check check) {
        String time = format.get().clock(check.time());
        String took = format.get().milliseconds(check.took());
        return switch (check.result()) {
            case ANSWERS -> text("check.answers", time, took);
            case SLOW -> text("check.slow", time, took);
            case BUSY -> text("check.busy", time, took);
            case NOT_OURS -> text("check.notOurs", time);
            case NO_ANSWER -> text("check.noAnswer", time);
            case NOT_ASKED -> text("check.notAsked", time);
        };
    }

    /// Returns what checks come to: `58 of 60 checks answered`.
    public String checks(List<Check> checks) {
        if (checks.isEmpty()) {
            return text("checks.none");
        }
        long answered =
                checks.stream()
                        .filter(check ->
                                switch (check.result()) {
                                    case ANSWERS, SLOW, BUSY -> true;
                                    case NOT_OURS, NO_ANSWER, NOT_ASKED -> false;
                                })
                        .count();
        return text("checks.summary", answered, checks.size());
    }

    /// Returns how much a daemon has to do: `3 of 8 busy`.
    public String load(DaemonStatus status) {
        return text("load", status.busy(), status.slots());
    }

    /// Returns how many of these servers answer: `3 of 6 answer, 1 set aside`.
    public String summary(List<ServerView> views) {
        return views.isEmpty()
                ? ""
                : text("summary", answering(views), views.size(), besides(views));
    }

    /// Returns how many of these servers answer; those that are set aside do, too.
    public static long answering(Collection<ServerView> views) {
        return views.stream().filter(ServerView::answers).count();
    }

    /// Returns what is to be said beside how many answer: `, 1 set aside, 1 switched off`; empty when
    /// there is nothing.
    public String besides(Collection<ServerView> views) {
        return besides("summary.aside", views, ServerView::isSetAside)
                + besides("summary.untrusted", views, ServerWords::isUntrusted)
                + besides("summary.notOurs", views, ServerWords::isNotOurs)
                + besides("summary.off", views, ServerView::isSwitchedOff);
    }

    private static boolean isUntrusted(ServerView view) {
        return view.health() instanceof ServerHealth.LeftOut out && out.untrusted().isPresent();
    }

    /// Nobody knows that of one that was never asked.
    private static boolean isNotOurs(ServerView view) {
        return view.health() instanceof ServerHealth.LeftOut out
                && out.untrusted().isEmpty()
                && view.answers();
    }

    private String besides(
            String key, Collection<ServerView> views, Predicate<ServerView> isMeant) {
        long count = views.stream().filter(isMeant).count();
        return count == 0 ? "" : text(key, count);
    }

    /// Returns a text of the servers' section.
    String text(String key, Object... arguments) {
        return messages.text("servers." + key, arguments);
    }

    private boolean isToCome(Instant moment) {
        return moment.isAfter(clock.instant());
    }

    private String until(Instant moment) {
        return format.get().duration(Duration.between(clock.instant(), moment));
    }

    String since(Instant moment) {
        return format.get().duration(Duration.between(moment, clock.instant()));
    }
}
