package org.tributary.app.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tributary.shared.transfer.SegmentStates;

class SegmentBarTest {
    private static final TerminalStyle ASCII = new TerminalStyle(false, false);

    @ParameterizedTest
    @CsvSource({
        // one cell for one segment
        "vdcrf., 6, '#>=~X.'",
        // several segments in a cell: the one that most needs to be seen
        "vvvvvv, 3, '###'",
        "vvvv.v, 3, '##.'",
        "vf.... , 3, 'X..'",
        "v..c.d, 2, '.>'",
        "rd, 1, '~'",
        // several cells for a segment: its own bytes fill them from the left
        "d, 8, '>>>>....'",
        "v., 6, '###...'",
        "vd, 8, '####>>..'",
        // neither divides the other
        "vvv.., 3, '##.'",
        "v.v, 5, '##..#'",
    })
    void drawsTheStateThatMostNeedsToBeSeen(String segments, int columns, String drawn) {
        assertEquals(drawn, SegmentBar.draw(Snapshots.segments(segments.strip()), columns, ASCII));
    }

    @Test
    void nothingIsKnownWithoutSegments() {
        assertEquals("....", SegmentBar.draw(SegmentStates.NONE, 4, ASCII));
    }

    @Test
    void oneFailureAmongAHundredThousandIsSeen() {
        String many = "v".repeat(70_000) + "f" + "v".repeat(29_999);
        assertEquals("#######X##", SegmentBar.draw(Snapshots.segments(many), 10, ASCII));
    }
}
