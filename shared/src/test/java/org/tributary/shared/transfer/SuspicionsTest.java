package org.tributary.shared.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.servers.ServerHealth.LeftOut;
import org.tributary.shared.transfer.Checker.Sent;
import org.tributary.shared.transfer.SegmentPicker.Retry;
import org.tributary.shared.transfer.SegmentTable.Piece;
import org.tributary.shared.transfer.Suspicions.Suspicion;

class SuspicionsTest {
    private final Suspicions suspicions = new Suspicions();
    private final Source a = Swarm.whole("a", 0);
    private final Source b = Swarm.whole("b", 1);
    private final Source c = Swarm.whole("c", 2);

    @Test
    void nobodyIsBarredFromASegmentThatNeverFailed() {
        assertEquals(Optional.of(new Retry(0, Set.of())), suspicions.retry(0, List.of(a)));
    }

    @Test
    void asksOneThatHadNoPartInIt() {
        suspicions.add(0, List.of(sent("a", 0, 5), sent("b", 5, 10)));
        assertEquals(
                Optional.of(new Retry(0, Set.of("a", "b"))), suspicions.retry(0, List.of(a, b, c)));
        assertEquals(Optional.of(new Retry(1, Set.of())), suspicions.retry(1, List.of(a, b, c)));
    }

    @Test
    void asksOneThatSentAPartWhenThereIsNoOther() {
        suspicions.add(0, List.of(sent("a", 0, 10)));
        suspicions.add(0, List.of(sent("b", 0, 5), sent("c", 5, 10)));
        assertEquals(Optional.of(new Retry(0, Set.of("a"))), suspicions.retry(0, List.of(a, b, c)));
    }

    @Test
    void asksTheOnlyOneThreeTimesInAll() {
        for (int i = 0; i < 2; i++) {
            suspicions.add(0, List.of(sent("a", 0, 10)));
            assertEquals(Optional.of(new Retry(0, Set.of())), suspicions.retry(0, List.of(a)));
        }
        suspicions.add(0, List.of(sent("a", 0, 10)));
        assertEquals(Optional.empty(), suspicions.retry(0, List.of(a)));
    }

    @Test
    void asksEachOfSeveralThreeTimesAndNoMoreThanTenInAll() {
        Source[] many = new Source[6];
        Arrays.setAll(many, i -> Swarm.whole("s" + i, i));
        int tries = 0;
        Optional<Retry> retry = suspicions.retry(0, List.of(many));
        while (retry.isPresent()) {
            Retry next = retry.get();
            Source who = Arrays.stream(many).filter(next::mayCome).findFirst().orElseThrow();
            suspicions.add(0, List.of(sent(who.id(), 0, 10)));
            tries++;
            retry = suspicions.retry(0, List.of(many));
        }
        assertEquals(10, tries);
    }

    @Test
    void doesNotWaitForOneThatLacksTheSegmentOrIsNotTrusted() {
        Source lacks = Swarm.holding(".x", Swarm.state("lacks", 4), 3);
        b.leaveOut(new LeftOut("it does not have it"));
        suspicions.add(0, List.of(sent("a", 0, 10)));
        assertEquals(
                Optional.of(new Retry(0, Set.of())), suspicions.retry(0, List.of(a, b, lacks)));
    }

    @Test
    void doesNotWaitForOneThatSendsOnlyWholeFiles() {
        Source noRanges = Swarm.withoutRanges(Swarm.state("whole", 4), 3);
        suspicions.add(0, List.of(sent("a", 0, 10)));
        assertEquals(
                Optional.of(new Retry(0, Set.of())), suspicions.retry(0, List.of(a, noRanges)));
    }

    @Test
    void suspectsWhoSentAllOfItUntilTheMatterIsSettled() {
        suspicions.add(0, List.of(sent("a", 0, 10)));
        suspicions.add(1, List.of(sent("b", 10, 15), sent("c", 15, 20)));
        assertTrue(suspicions.isSuspected("a"));
        assertFalse(suspicions.isSuspected("b"));
        assertFalse(suspicions.isSuspected("c"));
        assertEquals(List.of(suspicion("a", 0, 10, true)), suspicions.settle(0));
        assertFalse(suspicions.isSuspected("a"));
        assertEquals(List.of(), suspicions.settle(0));
        assertEquals(
                List.of(suspicion("b", 10, 15, false), suspicion("c", 15, 20, false)),
                suspicions.settle(1));
    }

    private static Sent sent(String server, long start, long end) {
        return new Sent(new Piece(server, start, end), hash(server));
    }

    private static Suspicion suspicion(String server, long start, long end, boolean alone) {
        return new Suspicion(new Piece(server, start, end), hash(server), alone);
    }

    private static Sha256 hash(String server) {
        return Sha256.of(server.getBytes());
    }
}
