package org.tributary.app.ui.controls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tributary.app.ui.controls.StripScale.Mark;
import org.tributary.shared.format.FragmentSet;
import org.tributary.shared.transfer.SegmentStates;
import org.tributary.shared.transfer.SegmentStates.State;

/// Segments and columns are written as letters: `.` to do, `o` offered by a server, `h` held, `D` downloading, `c` checking,
/// `#` verified, `r` retrying, `x` failed, a space for a gap.
class StripScaleTest {
    @Test
    void givesEverySegmentTheSameWidth() {
        assertEquals("##..DD##", columns("#.D#", 8));
    }

    @Test
    void leavesAGapBetweenWideSegments() {
        assertEquals("####### ........ #########", columns("#.#", 26));
    }

    @Test
    void showsTheShareOfAWideSegmentThatIsHere() {
        assertEquals("DDDDD.....", columns("D", 10, 0.5f));
        assertEquals("hhh.......", columns(".", 10, 0.3f));
    }

    @Test
    void showsAWideSegmentThatHasJustBegun() {
        assertEquals("D.........", columns("D", 10, 0));
    }

    @Test
    void letsTheWorstStateWinWhereSeveralMeetOnOnePixel() {
        assertEquals("rDc.#", columns("#r##" + ".D#c" + "##c#" + "##.#" + "####", 5));
    }

    @Test
    void drawsOneFailedSegmentTwoPixelsWide() {
        String many = "#".repeat(600) + "x" + "#".repeat(399);
        assertEquals("######xx##", columns(many, 10));
        assertEquals("########xx", columns("#".repeat(999) + "x", 10));
    }

    @Test
    void leavesTwoFailedNeighboursAsTheyAre() {
        assertEquals("xx##", columns("xx##", 4));
    }

    @Test
    void isToDoWhileNoSegmentsAreKnown() {
        assertEquals("....", columns("", 4));
    }

    @Test
    void hasNoColumnsWithoutWidth() {
        assertEquals("", columns("###", 0));
    }

    @Test
    void tellsWhatAServerHasFromWhatCameFromIt() {
        assertEquals("##DDoo..", from("#D..", "xxx.", 8));
        assertEquals("........", from("####", "....", 8, 1));
    }

    @Test
    void letsAServerWithHalfOfManySegmentsLookLikeIt() {
        String half = ".".repeat(500);
        assertEquals("ooooo.....", from(".".repeat(1000), "x".repeat(500) + half, 10));
        assertEquals("oo.oo.oo.o", from(".".repeat(10), "xx.xx.xx.x", 10));
    }

    @Test
    void showsWhatCameFromAServerHoweverLittle() {
        String none = ".".repeat(499);
        assertEquals(".....#....", from(none + ".#" + none, ".".repeat(1000), 10));
    }

    @Test
    void drawsShares() {
        assertEquals("####hh....", drawn(StripScale.shares(0.4, 0.6, 10)));
        assertEquals("##########", drawn(StripScale.shares(1, 0.5, 10)));
        assertEquals("..........", drawn(StripScale.shares(-1, Double.NaN, 10)));
    }

    private static String columns(String segments, int width) {
        return columns(segments, width, 0);
    }

    private static String columns(String segments, int width, float received) {
        return drawn(StripScale.columns(states(segments, received), width));
    }

    /// The columns of the first server, which has what is drawn with `x`.
    private static String from(String segments, String held, int width) {
        return from(segments, held, width, 0);
    }

    private static String from(String segments, String held, int width, int server) {
        SegmentStates all = states(segments, 0);
        State[] states = new State[all.count()];
        int[] servers = new int[all.count()];
        for (int i = 0; i < states.length; i++) {
            states[i] = all.state(i);
            servers[i] = states[i] == State.TO_DO ? -1 : 0;
        }
        SegmentStates sent = new SegmentStates(states, servers, new float[states.length]);
        FragmentSet has = FragmentSet.of(held.length(), i -> held.charAt(i) == 'x');
        return drawn(StripScale.columnsFrom(sent, server, has, width));
    }

    private static SegmentStates states(String segments, float received) {
        State[] states = segments.chars().mapToObj(c -> state((char) c)).toArray(State[]::new);
        int[] servers = new int[states.length];
        float[] shares = new float[states.length];
        Arrays.fill(shares, received);
        return new SegmentStates(states, servers, shares);
    }

    private static State state(char letter) {
        return switch (letter) {
            case '#' -> State.VERIFIED;
            case 'D' -> State.DOWNLOADING;
            case 'c' -> State.CHECKING;
            case 'r' -> State.RETRYING;
            case 'x' -> State.FAILED;
            default -> State.TO_DO;
        };
    }

    private static String drawn(Mark[] columns) {
        return Arrays.stream(columns)
                .map(mark ->
                        switch (mark) {
                            case GAP -> " ";
                            case VERIFIED -> "#";
                            case TO_DO -> ".";
                            case OFFERED -> "o";
                            case HELD -> "h";
                            case CHECKING -> "c";
                            case DOWNLOADING -> "D";
                            case RETRYING -> "r";
                            case FAILED -> "x";
                        })
                .collect(Collectors.joining());
    }
}
