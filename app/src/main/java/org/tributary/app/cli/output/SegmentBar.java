package org.tributary.app.cli.output;

import org.tributary.shared.transfer.SegmentStates;
import org.tributary.shared.transfer.SegmentStates.State;

/// Draws the segments of a download as one row of cells. Where a cell stands for several segments
/// it shows the one that most needs to be seen.
final class SegmentBar {
    private SegmentBar() {}

    /// Returns a bar of exactly `columns` columns, without colours' bytes counted.
    static String draw(SegmentStates segments, int columns, TerminalStyle style) {
        StringBuilder out = new StringBuilder();
        State before = null;
        for (int cell = 0; cell < columns; cell++) {
            State state = state(segments, cell, columns);
            if (state != before) {
                out.append(style.colour(state));
                before = state;
            }
            out.append(style.glyph(state));
        }
        return out.append(style.plain()).toString();
    }

    private static State state(SegmentStates segments, int cell, int cells) {
        int count = segments.count();
        if (count == 0) {
            return State.TO_DO;
        }
        int first = (int) ((long) cell * count / cells);
        int end = Math.max(first + 1, (int) ((cell + 1L) * count / cells));
        if (cells >= 2L * count && segments.state(first) == State.DOWNLOADING) {
            // The cell is a slice of one segment: it shows whether its own bytes are here.
            double place = (cell + 0.5) * count / cells - first;
            return place < segments.received(first) ? State.DOWNLOADING : State.TO_DO;
        }
        State shown = State.VERIFIED;
        for (int segment = first; segment < end; segment++) {
            State state = segments.state(segment);
            if (urgency(state) > urgency(shown)) {
                shown = state;
            }
        }
        return shown;
    }

    private static int urgency(State state) {
        return switch (state) {
            case VERIFIED -> 0;
            case TO_DO -> 1;
            case CHECKING -> 2;
            case DOWNLOADING -> 3;
            case RETRYING -> 4;
            case FAILED -> 5;
        };
    }
}
