package org.tributary.app.ui.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.tributary.app.servers.Check;
import org.tributary.app.servers.ServerView;
import org.tributary.app.settings.Settings.Unit;
import org.tributary.app.ui.SampleServers;
import org.tributary.app.ui.common.Format;
import org.tributary.app.ui.common.Messages;
import org.tributary.shared.client.Untrusted;
import org.tributary.shared.servers.ServerHealth;
import org.tributary.shared.servers.ServersList;

class ServerWordsTest {
    private static final Instant NOON = Instant.parse("2026-11-14T12:00:00Z");

    private static final String NO_SERVER =
            "this is not a server; write host:port, [v6]:port or an http URL";

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);

    private ServerWords in(Locale language) {
        Messages messages = Messages.of(language);
        Format format = new Format(messages, ZoneOffset.UTC, Unit.MEGABYTES);
        return new ServerWords(messages, () -> format, now::get);
    }

    @Test
    void countsUpTheSilenceAndDownToTheNextTry() {
        ServerHealth silent =
                new ServerHealth.NoAnswer(NOON.minusSeconds(42), NOON.plusSeconds(18), "refused");
        assertEquals("No answer for 42 s, next try in 18 s", in(Locale.ENGLISH).line(silent));
        now.set(NOON.plusSeconds(10));
        assertEquals("No answer for 52 s, next try in 8 s", in(Locale.ENGLISH).line(silent));
        now.set(NOON.plusSeconds(18));
        assertEquals("No answer for 1 min 0 s, being asked again", in(Locale.ENGLISH).line(silent));
    }

    @Test
    void countsDownToTheFreeSlot() {
        ServerHealth busy = new ServerHealth.Busy(NOON.plusMillis(2500));
        assertEquals("Busy, free in 3 s", in(Locale.ENGLISH).line(busy));
        assertEquals("Ausgelastet, frei in 3 s", in(Locale.GERMAN).line(busy));
        now.set(NOON.plusSeconds(3));
        assertEquals("Busy, free any moment", in(Locale.ENGLISH).line(busy));
    }

    @Test
    void hasNothingToAddForServerThatAnswers() {
        ServerHealth answers = new ServerHealth.Answers(Duration.ofMillis(4));
        assertEquals("Answers", in(Locale.ENGLISH).line(answers));
        assertEquals("It answers within 4 ms.", in(Locale.ENGLISH).sentence(answers));
    }

    @Test
    void countsChecksThatWereAnswered() {
        List<Check> checks =
                List.of(
                        check(Check.Result.ANSWERS),
                        check(Check.Result.BUSY),
                        check(Check.Result.NO_ANSWER),
                        check(Check.Result.NOT_OURS));
        assertEquals("2 of 4 checks answered", in(Locale.ENGLISH).checks(checks));
        assertEquals("No checks yet", in(Locale.ENGLISH).checks(List.of()));
    }

    @Test
    void tellsTimeAndOutcomeOfCheck() {
        assertEquals(
                "12:00:00: slow, answered in 2 ms",
                in(Locale.ENGLISH).check(check(Check.Result.SLOW)));
        assertEquals(
                "12:00:00: keine Antwort", in(Locale.GERMAN).check(check(Check.Result.NO_ANSWER)));
    }

    @Test
    void tellsWhoIsNotTrustedFromWhoIsNotOursOrWasNotAsked() {
        Untrusted unknown = new Untrusted.UnknownIssuer("a", "own");
        List<ServerView> views =
                List.of(
                        leftOut(new ServerHealth.LeftOut(unknown), Check.Result.NOT_OURS),
                        leftOut(new ServerHealth.LeftOut("no catalog"), Check.Result.NOT_OURS),
                        leftOut(new ServerHealth.LeftOut("no token"), Check.Result.NOT_ASKED));
        assertEquals("2 of 3 answer, 1 not trusted, 1 not ours", in(Locale.ENGLISH).summary(views));
        assertEquals(
                "2 von 3 antworten, 1 nicht vertrauenswürdig, 1 fremd",
                in(Locale.GERMAN).summary(views));
    }

    private static ServerView leftOut(ServerHealth.LeftOut why, Check.Result last) {
        ServerView view = SampleServers.four().views().getFirst();
        return new ServerView(
                view.server(),
                why,
                List.of(check(last)),
                view.answerTime(),
                0,
                0,
                0,
                view.status(),
                view.files(),
                view.failures(),
                view.lastError(),
                view.lastCheck(),
                view.wrongData(),
                view.addedFrom());
    }

    private static Check check(Check.Result result) {
        return new Check(NOON, result, Duration.ofMillis(2));
    }

    @Test
    void saysInEveryLanguageWhereAServerStandsAndWhatItDoes() {
        ServerView view = SampleServers.four().views().getFirst();
        assertEquals("servers.txt, line 2", in(Locale.ENGLISH).from(view));
        assertEquals("servers.txt, Zeile 2", in(Locale.GERMAN).from(view));
        assertEquals("bereit", in(Locale.GERMAN).does(view.status().orElseThrow()));
    }

    @Test
    void saysOnceWhatIsWrongWithTheList() {
        SampleServers servers = SampleServers.four();
        assertEquals("", in(Locale.ENGLISH).listProblem(servers));
        servers.problems.add(new ServersList.Problem(3, "node-a;8001", NO_SERVER));
        assertEquals(
                "Line 3 of servers.txt is not host:port – \"node-a;8001\". The other 4 are used.",
                in(Locale.ENGLISH).listProblem(servers));
        servers.problems.add(new ServersList.Problem(5, "node-b;8001", NO_SERVER));
        assertEquals(
                "2 Zeilen von servers.txt sind nicht host:port, zuerst Zeile 3 – „node-a;8001“."
                        + " Die anderen 4 werden benutzt.",
                in(Locale.GERMAN).listProblem(servers));
        servers.problems.clear();
        servers.problems.add(new ServersList.Problem(2, "http://", "this has no host"));
        assertEquals(
                "Zeile 2 von servers.txt ist nicht zu gebrauchen – „http://“: hier fehlt der Name"
                        + " des Rechners. Die anderen 4 werden benutzt.",
                in(Locale.GERMAN).listProblem(servers));
    }
}
