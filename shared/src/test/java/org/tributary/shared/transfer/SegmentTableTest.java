package org.tributary.shared.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tributary.shared.transfer.Ranges.Range;
import org.tributary.shared.transfer.SegmentStates.State;
import org.tributary.shared.transfer.SegmentTable.Piece;

class SegmentTableTest {
    /// Three segments: 0-10, 10-20, 20-25.
    private final SegmentTable table = new SegmentTable(Swarm.content(25, 10));

    @Test
    void everythingIsMissingAtFirst() {
        assertEquals(List.of(new Range(0, 25)), table.gaps().within(0, 100));
        assertEquals(0, table.receivedBytes());
        assertEquals(0, table.contiguous());
        assertFalse(table.isAllVerified());
        assertEquals("", table.sender(0));
    }

    @Test
    void anEmptyFileIsVerifiedFromTheStart() {
        SegmentTable empty = new SegmentTable(Swarm.content(0, 10));
        assertTrue(empty.isAllVerified());
        assertEquals(0, empty.contiguous());
    }

    @Test
    void tellsWhichSegmentsAreWhole() {
        assertEquals(List.of(), table.received("a", 0, 9));
        assertEquals(List.of(0), table.received("a", 9, 12));
        assertEquals(List.of(1, 2), table.received("b", 12, 25));
        assertEquals(25, table.receivedBytes());
        assertTrue(table.gaps().isEmpty());
        assertEquals(List.of(new Piece("a", 10, 12), new Piece("b", 12, 20)), table.pieces(1));
    }

    @Test
    void joinsWhatOneServerSendsInARow() {
        table.received("a", 0, 3);
        table.received("b", 5, 7);
        table.received("a", 3, 5);
        assertEquals(List.of(new Piece("a", 0, 5), new Piece("b", 5, 7)), table.pieces(0));
        assertEquals(7, table.bytesOnDisk(0));
        assertEquals("a", table.sender(0));
    }

    @Test
    void creditsBytesToWhoSentThemOnceTheyAreProved() {
        table.received("a", 0, 8);
        table.received("b", 8, 10);
        assertEquals(Map.of(), table.bytesByServer());
        assertEquals(Map.of("a", 8L, "b", 2L), table.receivedByServer());
        table.verified(0);
        assertEquals(Map.of("a", 8L, "b", 2L), table.bytesByServer());
        assertEquals(Map.of("a", 8L, "b", 2L), table.receivedByServer());
        assertEquals(10, table.verifiedBytes());
        assertEquals(10, table.receivedBytes());
        assertEquals("a", table.sender(0));
        assertEquals(1, table.contiguous());
    }

    @Test
    void aProvedSegmentTakesNoMoreBytes() {
        table.received("a", 0, 10);
        table.verified(0);
        assertEquals(List.of(), table.received("b", 0, 10));
        assertEquals(10, table.receivedBytes());
        assertEquals(Map.of("a", 10L), table.bytesByServer());
    }

    @Test
    void aRejectedSegmentIsNoGapAndItsSendersAreNamed() {
        table.received("a", 0, 6);
        table.received("b", 6, 10);
        table.checking(0);
        assertEquals(List.of(new Piece("a", 0, 6), new Piece("b", 6, 10)), table.rejected(0));
        assertEquals(List.of(new Range(10, 25)), table.gaps().within(0, 25));
        assertEquals(0, table.receivedBytes());
        assertFalse(table.isChecking(0));
        assertEquals(State.RETRYING, state(0));
        table.received("c", 0, 10);
        table.verified(0);
        assertEquals(State.VERIFIED, state(0));
        assertEquals(Map.of("c", 10L), table.bytesByServer());
    }

    @Test
    void forgetsWhatAServerSentButNotWhatIsProvedOrBeingChecked() {
        table.received("a", 0, 10);
        table.verified(0);
        table.received("a", 10, 20);
        table.checking(1);
        table.received("a", 20, 22);
        table.received("b", 22, 24);
        assertEquals(2, table.forgetUnproved("a"));
        assertEquals(List.of(new Range(20, 22), new Range(24, 25)), table.gaps().within(0, 25));
        assertEquals(22, table.receivedBytes());
        assertEquals(List.of(new Piece("b", 22, 24)), table.pieces(2));
    }

    @Test
    void whatIsForgottenOfASegmentBeingTriedAgainIsNoGap() {
        table.received("a", 0, 10);
        table.rejected(0);
        table.received("b", 0, 5);
        assertEquals(5, table.forgetUnproved("b"));
        assertEquals(List.of(new Range(10, 25)), table.gaps().within(0, 25));
    }

    @Test
    void aDamagedSegmentIsMissingAgain() {
        table.verifiedBefore(0, "a", List.of());
        table.verifiedBefore(1, "a", List.of());
        table.verifiedBefore(2, "a", List.of());
        assertTrue(table.isAllVerified());
        assertEquals(3, table.contiguous());
        table.damaged(1);
        assertEquals(List.of(new Range(10, 20)), table.gaps().within(0, 25));
        assertEquals(15, table.verifiedBytes());
        assertEquals(15, table.receivedBytes());
        assertEquals(Map.of("a", 15L), table.bytesByServer());
        assertEquals(1, table.contiguous());
        table.damaged(1);
        assertEquals(15, table.verifiedBytes());
    }

    @Test
    void aDamagedSegmentOfSeveralServersIsTakenFromEach() {
        table.received("a", 0, 20);
        table.verified(0);
        table.forgetUnproved("a");
        table.received("b", 10, 14);
        table.received("a", 14, 20);
        table.verified(1);
        assertEquals(Map.of("a", 16L, "b", 4L), table.bytesByServer());
        table.damaged(1);
        assertEquals(Map.of("a", 10L), table.bytesByServer());
    }

    @Test
    void creditsWhatAnEarlierRunProvedToWhoSentIt() {
        List<Piece> sent = List.of(new Piece("b", 10, 13), new Piece("c", 18, 20));
        table.verifiedBefore(1, "a", sent);
        assertEquals(Map.of("a", 5L, "b", 3L, "c", 2L), table.bytesByServer());
        assertEquals("a", table.sender(1));
        assertEquals(10, table.receivedBytes());
        table.damaged(1);
        assertEquals(Map.of(), table.bytesByServer());
    }

    @Test
    void countsNoByteTwiceThatAnEarlierRunNotedTwice() {
        List<Piece> sent =
                List.of(
                        new Piece("b", 10, 13),
                        new Piece("b", 10, 16),
                        new Piece("c", 14, 18),
                        new Piece("c", 14, 18));
        table.verifiedBefore(1, "a", sent);
        assertEquals(Map.of("a", 2L, "b", 4L, "c", 4L), table.bytesByServer());
        assertEquals(10, table.verifiedBytes());
        assertEquals(10, table.receivedBytes());
    }

    @Test
    void aSegmentProvedBeforeCountsOnce() {
        table.verifiedBefore(2, "a", List.of());
        table.verifiedBefore(2, "b", List.of());
        assertEquals(5, table.verifiedBytes());
        assertEquals(Map.of("a", 5L), table.bytesByServer());
        assertEquals(0, table.contiguous());
    }

    @Test
    void forgetsAll() {
        table.verifiedBefore(0, "a", List.of());
        table.received("b", 10, 15);
        table.received("b", 20, 25);
        table.rejected(2);
        table.forgetAll();
        assertEquals(List.of(new Range(0, 25)), table.gaps().within(0, 25));
        assertEquals(0, table.receivedBytes());
        assertEquals(Map.of(), table.bytesByServer());
        assertEquals(0, table.contiguous());
        assertEquals(List.of(), table.begun());
        assertEquals(State.TO_DO, state(2));
    }

    @Test
    void showsWhatEverySegmentDoes() {
        table.verifiedBefore(0, "b", List.of());
        Source source = Swarm.whole("a", 0);
        Run run = new Run(PickerScene.fetch(source, 12, 25), 0);
        table.received("a", 10, 12);
        table.gaps().remove(12, 25);
        SegmentStates states = table.states(List.of(run), List.of("a", "b"));
        assertEquals(3, states.count());
        assertEquals(State.VERIFIED, states.state(0));
        assertEquals(1, states.server(0));
        assertEquals(1f, states.received(0));
        assertEquals(State.DOWNLOADING, states.state(1));
        assertEquals(0, states.server(1));
        assertEquals(0.2f, states.received(1), 0.001f);
        assertEquals(State.TO_DO, states.state(2));
        assertEquals(-1, states.server(2));
    }

    private State state(int segment) {
        return table.states(List.of(), List.of("a", "b", "c")).state(segment);
    }

    // For people to see.

    private static final long SECOND = 1_000_000_000;

    private SegmentStates states(Run... runs) {
        return table.states(List.of(runs), List.of("a", "b"));
    }

    private static Run run(String server, long start, long end) {
        return new Run(
                new Move.Fetch(
                        Swarm.whole(server, 0), start, end, Move.Form.RANGE, Optional.empty()),
                0);
    }

    @Test
    void aSegmentThatIsFetchedInPartsIsAskedForOnce() {
        table.asked(0, 5, SECOND);
        table.asked(5, 12, 2 * SECOND);
        assertEquals(1, states().tries(0));
        assertEquals(1, states().tries(1));
        assertEquals(0, states().tries(2));
    }

    @Test
    void aSegmentIsTriedAgainAfterItWasAskedForInVain() {
        table.asked(0, 25, SECOND);
        table.askedInVain(12, 25);
        table.askedInVain(7, 7);
        table.asked(12, 15, 2 * SECOND);
        table.asked(15, 25, 2 * SECOND);
        assertEquals(1, states().tries(0));
        assertEquals(2, states().tries(1));
        assertEquals(2, states().tries(2));
    }

    @Test
    void aSegmentIsTriedAgainAfterItCameWrong() {
        table.asked(0, 10, SECOND);
        table.received("a", 0, 10);
        table.rejected(0);
        SegmentStates rejected = states();
        assertEquals(State.RETRYING, rejected.state(0));
        assertEquals(1, rejected.tries(0));
        table.asked(0, 10, 2 * SECOND);
        SegmentStates again = states(run("b", 0, 10));
        assertEquals(State.RETRYING, again.state(0));
        assertEquals(2, again.tries(0));
        assertEquals(1, again.server(0));
    }

    @Test
    void timeRunsFromTheFirstRequestUntilItIsProved() {
        table.asked(0, 10, SECOND);
        table.received("a", 0, 10);
        assertEquals(-1, states().tookMillis(0));
        table.rejected(0);
        table.asked(0, 10, 2 * SECOND);
        table.received("b", 0, 10);
        table.verified(0, 4 * SECOND);
        assertEquals(3000, states().tookMillis(0));
    }

    @Test
    void ofWhatAnEarlierRunProvedNoTimeIsKnown() {
        table.verifiedBefore(0, "a", List.of());
        assertEquals(-1, states().tookMillis(0));
        assertEquals(0, states().tries(0));
        table.damaged(0);
        table.asked(0, 10, SECOND);
        table.received("a", 0, 10);
        table.verified(0, 2 * SECOND);
        assertEquals(1000, states().tookMillis(0));
        table.damaged(0);
        assertEquals(-1, states().tookMillis(0));
    }

    @Test
    void aSegmentNobodyHasRightHasFailed() {
        table.rejected(1);
        table.failed(1);
        assertEquals(State.FAILED, states().state(1));
    }

    @Test
    void theSpeedIsThatOfWhoeverFillsASegment() {
        Run fast = run("a", 0, 25);
        fast.sample(SECOND);
        Run more = run("b", 4, 8);
        more.sample(SECOND);
        Run next = run("b", 12, 20);
        fast.claim(5);
        fast.written();
        fast.sample(2 * SECOND);
        more.claim(2);
        more.written();
        more.sample(2 * SECOND);
        SegmentStates states = states(fast, more, next);
        assertEquals(3.5, states.bytesPerSecond(0), 1e-9);
        assertEquals(0, states.bytesPerSecond(1));
        assertEquals(0, states.bytesPerSecond(2));
        assertEquals(State.DOWNLOADING, states.state(1));
    }

    @Test
    void statesAreCounted() {
        table.received("a", 0, 10);
        table.verified(0);
        table.rejected(1);
        SegmentStates states = states(run("a", 20, 25));
        assertEquals(1, states.count(State.VERIFIED));
        assertEquals(1, states.count(State.RETRYING));
        assertEquals(1, states.count(State.DOWNLOADING));
        assertEquals(0, states.count(State.TO_DO));
        assertEquals(3, states.count());
    }
}
