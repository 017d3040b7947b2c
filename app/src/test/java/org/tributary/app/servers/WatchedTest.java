package org.tributary.app.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.servers.ServerHealth;
import org.tributary.shared.servers.Survey;
import org.tributary.shared.servers.WrongData;
import org.tributary.shared.transfer.ServerStatus;

class WatchedTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private final Watched watched = new Watched(Looks.SERVER, "servers.txt, line 1");

    @Test
    void nobodyIsAskedTwiceAtOnce() {
        assertTrue(watched.isDue(0));
        watched.lookBegins();
        watched.lookSoon();
        assertFalse(watched.isDue(0));

        watched.looked(Looks.answer(START), Looks.EVERY, 0);
        assertTrue(watched.isDue(Looks.EVERY.toNanos()));
        assertFalse(watched.isDue(Looks.EVERY.toNanos() - 1));
    }

    @Test
    void aSilentServerIsAskedSoonAndThenMoreSeldom() {
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Instant time = START.plusSeconds(100L * i);
            watched.looked(Looks.silence(time), Duration.ofMinutes(5), 0);
            ServerHealth.NoAnswer health = (ServerHealth.NoAnswer) health(time);
            assertEquals(START, health.since());
            pauses.add(Duration.between(time, health.nextTry()).toSeconds());
        }
        assertEquals(List.of(2L, 4L, 8L, 16L, 30L, 30L), pauses);
        assertEquals(6, watched.view(Optional.empty(), START).failures());
    }

    @Test
    void onlyOneThatWasSilentIsBack() {
        assertFalse(looked(Looks.answer(START)));
        assertFalse(looked(Looks.silence(START)));
        assertTrue(looked(Looks.answer(START)));
        assertFalse(looked(Looks.answer(START)));
    }

    @Test
    void aBusyServerIsAskedWhenItSaid() {
        looked(Looks.busy(Duration.ofSeconds(3), START));
        assertEquals(new ServerHealth.Busy(START.plusSeconds(3)), health(START));

        looked(Looks.busy(Duration.ofMinutes(5), START));
        assertEquals(new ServerHealth.Busy(START.plus(Looks.EVERY)), health(START));
    }

    @Test
    void theEngineIsBelievedWhileItUsesTheServer() {
        looked(Looks.silence(START));
        ServerHealth answers = new ServerHealth.Answers(Duration.ofMillis(9));
        engine(answers, 2, START);
        assertEquals(answers, health(START));
        assertEquals(2, watched.view(Optional.empty(), START).connections());

        engine(answers, 0, START);
        assertTrue(health(START) instanceof ServerHealth.NoAnswer);
    }

    @Test
    void theEngineIsBelievedWhileItLeavesTheServerAlone() {
        looked(Looks.answer(START));
        ServerHealth failure =
                new ServerHealth.NoAnswer(START, START.plusSeconds(20), "it stalled");
        engine(failure, 0, START.plusSeconds(1));
        engine(failure, 0, START.plusSeconds(2));

        assertEquals(failure, health(START.plusSeconds(3)));
        ServerView view = watched.view(Optional.empty(), START);
        assertEquals(1, view.failures());
        assertEquals(Optional.of("it stalled"), view.lastError());

        looked(Looks.answer(START.plusSeconds(10)));
        assertEquals(failure, health(START.plusSeconds(11)));
        assertTrue(health(START.plusSeconds(21)) instanceof ServerHealth.Answers);
    }

    @Test
    void aServerThatSentWrongDataIsNotSaidToBeFine() {
        looked(Looks.answer(START));
        WrongData lie =
                new WrongData(
                        "a:1", "f", 2, 0, 9, Sha256.of(new byte[1]), Sha256.OF_NOTHING, START);
        ServerHealth wrong = new ServerHealth.SentWrong(lie);
        watched.engineSays(Optional.of(status(wrong, 1, 1, Optional.of(lie))), START);
        assertEquals(wrong, health(START));

        watched.engineSays(Optional.of(status(wrong, 0, 3, Optional.of(lie))), START);
        looked(Looks.answer(START.plusSeconds(1)));
        ServerView view = watched.view(Optional.empty(), START.plusSeconds(2));
        assertEquals(wrong, view.health());
        assertEquals(3, view.failures());
        assertEquals(Optional.of(lie), view.evidence());
        assertTrue(view.isUsable());

        looked(Looks.silence(START.plusSeconds(2)));
        view = watched.view(Optional.empty(), START.plusSeconds(2));
        assertTrue(view.health() instanceof ServerHealth.NoAnswer);
        assertEquals(Optional.of(lie), view.evidence());
        looked(Looks.answer(START.plusSeconds(3)));

        ServerHealth unknown = new ServerHealth.NotAskedYet();
        watched.engineSays(Optional.of(status(unknown, 0, 3, Optional.empty())), START);
        view = watched.view(Optional.empty(), START.plusSeconds(3));
        assertTrue(view.health() instanceof ServerHealth.Answers);
        assertEquals(Optional.empty(), view.evidence());
    }

    @Test
    void whoCouldNotBeAskedForAFileOfThisMachineDoesNotAnswer() {
        looked(Looks.of(new Survey.Answer.NotAsked("its token file is empty"), START));
        ServerView view = watched.view(Optional.empty(), START);
        assertEquals(new ServerHealth.LeftOut("its token file is empty"), view.health());
        assertEquals(Check.Result.NOT_ASKED, view.checks().getLast().result());
        assertFalse(view.answers());

        looked(Looks.of(new Survey.Answer.NoCatalog(), START));
        assertTrue(watched.view(Optional.empty(), START).answers());
    }

    @Test
    void whoIsToBeTriedAtOnceDoesNotRest() {
        ServerHealth failure =
                new ServerHealth.NoAnswer(START, START.plusSeconds(60), "it stalled");
        engine(failure, 0, START.plusSeconds(1));
        looked(Looks.answer(START.plusSeconds(2)));
        watched.toldToTry(START.plusSeconds(2));

        assertTrue(health(START.plusSeconds(3)) instanceof ServerHealth.Answers);
    }

    @Test
    void aSilenceBeganWhenTheFirstOneNoticedIt() {
        looked(Looks.answer(START));
        Instant noticed = START.plusSeconds(1);
        engine(
                new ServerHealth.NoAnswer(noticed, START.plusSeconds(3), "refused"),
                0,
                START.plusSeconds(1));
        looked(Looks.silence(START.plusSeconds(4)));
        ServerHealth.NoAnswer health = (ServerHealth.NoAnswer) health(START.plusSeconds(5));
        assertEquals(noticed, health.since());
        assertEquals(START.plusSeconds(6), health.nextTry());

        looked(Looks.answer(START.plusSeconds(10)));
        looked(Looks.silence(START.plusSeconds(20)));
        health = (ServerHealth.NoAnswer) health(START.plusSeconds(21));
        assertEquals(START.plusSeconds(20), health.since());
    }

    @Test
    void nothingIsToBeTriedInThePast() {
        looked(Looks.silence(START));
        engine(
                new ServerHealth.NoAnswer(START, START.plusSeconds(1), "it stalled"),
                0,
                START.plusSeconds(1));

        ServerHealth.NoAnswer health = (ServerHealth.NoAnswer) health(START.plusMillis(1500));
        assertEquals(START.plusSeconds(2), health.nextTry());
    }

    @Test
    void whatTheUserWantsComesFirst() {
        looked(Looks.answer(START));
        ServerHealth off = new ServerHealth.SwitchedOff();

        assertEquals(off, watched.view(Optional.of(off), START).health());
    }

    @Test
    void remembersNoMoreThanTheNewestChecks() {
        for (int i = 0; i < ServerView.MOST_CHECKS + 5; i++) {
            looked(Looks.answer(Instant.ofEpochSecond(i)));
        }
        List<Check> checks = watched.view(Optional.empty(), START).checks();
        assertEquals(ServerView.MOST_CHECKS, checks.size());
        assertEquals(Instant.ofEpochSecond(5), checks.getFirst().time());
    }

    private boolean looked(Look look) {
        return watched.looked(look, Looks.EVERY, 0);
    }

    private void engine(ServerHealth health, int connections, Instant time) {
        watched.engineSays(Optional.of(status(health, connections, 0, Optional.empty())), time);
    }

    private static ServerStatus status(
            ServerHealth health, int connections, int wrong, Optional<WrongData> evidence) {
        return new ServerStatus("a:1", health, 1000, connections, 5, wrong, evidence);
    }

    private ServerHealth health(Instant now) {
        return watched.view(Optional.empty(), now).health();
    }
}
