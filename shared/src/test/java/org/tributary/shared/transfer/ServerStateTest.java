package org.tributary.shared.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.servers.ServerHealth;
import org.tributary.shared.servers.WrongData;

class ServerStateTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final ServerState server = Swarm.state("a", 16);
    private final Source one = Swarm.whole(server, 0);

    @Test
    void isLeftAloneUntilRetryAfterHasPassed() {
        assertEquals(4, server.freeSlots(0));
        server.busy(Optional.of(Duration.ofSeconds(7)), 0, NOW);
        assertEquals(new ServerHealth.Busy(NOW.plusSeconds(7)), server.health());
        assertEquals(0, server.freeSlots(7 * SECOND - 1));
        assertTrue(server.freeSlots(7 * SECOND) > 0);
    }

    @Test
    void busyIsNoFailure() {
        server.busy(Optional.of(Duration.ofSeconds(1)), 0, NOW);
        // Halved from four: after a failure it would be one probe.
        assertEquals(2, server.freeSlots(2 * SECOND));
    }

    @Test
    void getsOneProbeAfterAFailureAndAllAgainAfterASuccess() {
        server.failed("connection refused", 0, NOW);
        assertEquals(0, server.freeSlots(1));
        assertEquals(1, server.freeSlots(2 * SECOND));
        server.requestStarted(one);
        assertEquals(0, server.freeSlots(2 * SECOND));
        server.answered(Duration.ofMillis(1), 0);
        server.succeeded();
        server.requestEnded(one);
        assertTrue(server.freeSlots(2 * SECOND) > 1);
    }

    @Test
    void pausesGrowFromFailureToFailure() {
        Duration first = server.failed("x", 0, NOW);
        Duration second = server.failed("x", 10 * SECOND, NOW);
        Duration third = server.failed("x", 20 * SECOND, NOW);
        assertTrue(second.compareTo(first) > 0, second + " after " + first);
        assertTrue(third.compareTo(second) > 0, third + " after " + second);
    }

    /// A server that restarts drops all its connections at once.
    @Test
    void countsRequestsThatBreakOffTogetherAsOneFailure() {
        Duration pause = server.failed("gone", 0, NOW);
        for (int i = 1; i < 16; i++) {
            server.failed("gone", i, NOW);
        }
        assertEquals(pause.toNanos(), server.restsUntil());
        assertEquals(1, server.freeSlots(pause.toNanos()));
        assertTrue(server.failed("still", 2 * SECOND, NOW).compareTo(Duration.ofMillis(2600)) < 0);
    }

    @Test
    void givesUpHalfOfItsConnectionsForBusyAnswersThatComeTogether() {
        for (int i = 0; i < 4; i++) {
            server.busy(Optional.of(Duration.ofSeconds(1)), i, NOW);
        }
        assertEquals(2, server.freeSlots(2 * SECOND));
    }

    @Test
    void countsBusyAnswersThatComeTogetherOnce() {
        Duration first = server.busy(Optional.empty(), 0, NOW);
        for (int i = 1; i < 16; i++) {
            assertTrue(server.busy(Optional.empty(), i, NOW).compareTo(first) <= 0);
        }
        assertEquals(0, server.freeSlots(first.toNanos() - 1));
        assertTrue(server.freeSlots(first.toNanos()) > 0);
    }

    @Test
    void aLongerRetryAfterHolds() {
        server.busy(Optional.of(Duration.ofSeconds(1)), 0, NOW);
        server.busy(Optional.of(Duration.ofSeconds(9)), 0, NOW);
        server.busy(Optional.of(Duration.ofSeconds(1)), 0, NOW);
        assertTrue(server.rests(8 * SECOND));
        assertFalse(server.rests(9 * SECOND));
    }

    /// An answer to a request from before says nothing about the time it asked to be left alone.
    @Test
    void anAnswerDoesNotEndTheRestItAskedFor() {
        server.busy(Optional.of(Duration.ofSeconds(5)), 0, NOW);
        server.answered(Duration.ofMillis(1), SECOND);
        assertEquals(0, server.freeSlots(SECOND));
        assertInstanceOf(ServerHealth.Busy.class, server.health());
        server.answered(Duration.ofMillis(1), 5 * SECOND);
        assertInstanceOf(ServerHealth.Answers.class, server.health());
    }

    @Test
    void anAnswerEndsTheRestOfAServerThatWasSilent() {
        server.failed("it sends nothing any more", 0, NOW);
        server.answered(Duration.ofMillis(1), 0);
        assertFalse(server.rests(1));
        assertEquals(new ServerHealth.Answers(Duration.ofMillis(1)), server.health());
    }

    @Test
    void remembersSinceWhenThereIsNoAnswer() {
        server.failed("x", 0, NOW);
        server.failed("y", 10 * SECOND, NOW.plusSeconds(10));
        var health = assertInstanceOf(ServerHealth.NoAnswer.class, server.health());
        assertEquals(NOW, health.since());
        assertEquals("y", health.reason());
        assertTrue(health.nextTry().isAfter(NOW.plusSeconds(10)));
    }

    @Test
    void isNeverAskedInQuarantine() {
        WrongData evidence =
                new WrongData("a", "f", 0, 0, 1, Sha256.OF_NOTHING, Sha256.OF_NOTHING, NOW);
        server.quarantine(evidence);
        server.answered(Duration.ofMillis(1), 0);
        server.reachable();
        assertEquals(0, server.freeSlots(100 * SECOND));
        server.busy(Optional.of(Duration.ofSeconds(1)), 0, NOW);
        assertTrue(server.isQuarantined());
        server.failed("x", 0, NOW);
        assertTrue(server.isQuarantined());
        assertEquals(0, server.freeSlots(100 * SECOND));
    }

    @Test
    void newSpeedsCountAgainstOldOnes() {
        assertEquals(0, server.connectionSpeed());
        server.measured(1_000_000, SECOND);
        assertEquals(1e6, server.connectionSpeed(), 1);
        server.measured(1_000_000, 2 * SECOND);
        assertTrue(server.connectionSpeed() < 1e6 && server.connectionSpeed() > 5e5);
        server.measured(1_000_000, 0);
        assertTrue(server.connectionSpeed() < 1e6);
    }

    @Test
    void answerTimesAreSmoothed() {
        server.answered(Duration.ofMillis(80), 0);
        server.answered(Duration.ofMillis(160), 0);
        assertEquals(Duration.ofMillis(90), server.answerTime());
    }

    @Test
    void whoWaitsGetsItsPartWhenTheOtherGivesBack() {
        Source other = Swarm.whole(server, 1);
        List<String> woken = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            server.requestStarted(one);
        }
        assertEquals(0, server.freeSlots(other, 0));
        server.waits(other, () -> woken.add("other"));
        server.requestEnded(one);
        assertEquals(List.of("other"), woken);
        // It has three of four, and half is its part.
        assertEquals(0, server.freeSlots(one, 0));
        assertEquals(1, server.freeSlots(other, 0));
    }

    @Test
    void allIsForOneWhenNobodyElseWaits() {
        Source other = Swarm.whole(server, 1);
        server.requestStarted(other);
        server.waits(other, () -> {});
        server.waitsNoLonger(other);
        server.requestStarted(one);
        server.requestStarted(one);
        assertEquals(1, server.freeSlots(one, 0));
        server.waits(one, () -> {});
        assertEquals(1, server.freeSlots(one, 0));
    }

    @Test
    void everyoneGetsATurnHoweverManyThereAre() {
        List<Source> others = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            others.add(Swarm.whole(server, i));
        }
        others.forEach(other -> server.waits(other, () -> {}));
        server.requestStarted(one);
        assertEquals(0, server.freeSlots(one, 0));
        others.forEach(other -> assertEquals(1, server.freeSlots(other, 0)));
    }
}
