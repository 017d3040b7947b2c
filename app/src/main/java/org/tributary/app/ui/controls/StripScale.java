package org.tributary.app.ui.controls;

import java.util.Arrays;
import org.tributary.shared.format.FragmentSet;
import org.tributary.shared.transfer.SegmentStates;
import org.tributary.shared.transfer.SegmentStates.State;

/// Brings the states of any number of segments onto a row of pixels. Where several meet on one pixel,
/// what deserves attention wins.
final class StripScale {
    /// Narrower segments show no share of theirs and no gap between them.
    private static final int WIDE = 6;

    private StripScale() {}

    /// What one column of pixels shows; what is later wins over what is earlier.
    enum Mark {
        GAP,
        VERIFIED,
        TO_DO,
        /// A server has it, but did not send it.
        OFFERED,
        HELD,
        CHECKING,
        DOWNLOADING,
        RETRYING,
        FAILED;

        private static Mark of(State state, float received) {
            return switch (state) {
                case TO_DO -> received > 0 ? HELD : TO_DO;
                case DOWNLOADING -> DOWNLOADING;
                case CHECKING -> CHECKING;
                case VERIFIED -> VERIFIED;
                case RETRYING -> RETRYING;
                case FAILED -> FAILED;
            };
        }
    }

    /// Returns what each of `width` columns shows.
    static Mark[] columns(SegmentStates states, int width) {
        Mark[] columns = new Mark[Math.max(0, width)];
        int count = states.count();
        if (count == 0 || width <= 0) {
            Arrays.fill(columns, Mark.TO_DO);
            return columns;
        }
        for (int segment = 0; segment < count; segment++) {
            Mark mark = Mark.of(states.state(segment), states.received(segment));
            int from = (int) ((long) segment * width / count);
            int to = (int) ((segment + 1L) * width / count);
            if (to - from < WIDE) {
                worst(columns, from, Math.max(to, from + 1), mark);
            } else {
                wide(columns, from, to, mark, states.received(segment), to < width);
            }
        }
        widenFailed(columns);
        return columns;
    }

    /// Returns which columns stand for something that came from one server, and which of the others
    /// for something it has. Where several segments meet, what came from it wins; whether it has the
    /// others is told by the one in the middle, so that a server with half of them looks like it.
    static Mark[] columnsFrom(SegmentStates states, int server, FragmentSet held, int width) {
        Mark[] columns = new Mark[Math.max(0, width)];
        int count = states.count();
        for (int segment = 0; segment < count && width > 0; segment++) {
            if (states.server(segment) == server) {
                int from = (int) ((long) segment * width / count);
                int to = (int) ((segment + 1L) * width / count);
                boolean proved = states.state(segment) == State.VERIFIED;
                Mark mark = proved ? Mark.VERIFIED : Mark.DOWNLOADING;
                worst(columns, from, Math.max(to, from + 1), mark);
            }
        }
        for (int x = 0; x < columns.length; x++) {
            if (columns[x] == null) {
                int middle = (int) ((2L * x + 1) * count / (2L * width));
                columns[x] = held.contains(middle) ? Mark.OFFERED : Mark.TO_DO;
            }
        }
        return columns;
    }

    /// Returns what the columns show when nothing is known but shares, 0 to 1.
    static Mark[] shares(double verified, double received, int width) {
        Mark[] columns = new Mark[Math.max(0, width)];
        Arrays.fill(columns, Mark.TO_DO);
        int proved = (int) Math.round(within(verified) * width);
        int here = Math.max(proved, (int) Math.round(within(received) * width));
        Arrays.fill(columns, 0, proved, Mark.VERIFIED);
        Arrays.fill(columns, proved, here, Mark.HELD);
        return columns;
    }

    private static double within(double share) {
        return Math.clamp(share, 0, 1);
    }

    private static void worst(Mark[] columns, int from, int to, Mark mark) {
        for (int x = from; x < to; x++) {
            if (columns[x] == null || columns[x].compareTo(mark) < 0) {
                columns[x] = mark;
            }
        }
    }

    private static void wide(
            Mark[] columns, int from, int to, Mark mark, float received, boolean gapAfter) {
        int end = gapAfter ? to - 1 : to;
        boolean partial = mark == Mark.DOWNLOADING || mark == Mark.HELD || mark == Mark.RETRYING;
        int filled =
                partial
                        ? Math.max(1, Math.round((float) within(received) * (end - from)))
                        : end - from;
        Arrays.fill(columns, from, from + filled, mark);
        Arrays.fill(columns, from + filled, end, Mark.TO_DO);
        if (gapAfter) {
            columns[end] = Mark.GAP;
        }
    }

    /// One pixel of red is easily overlooked.
    private static void widenFailed(Mark[] columns) {
        for (int x = 0; x < columns.length; x++) {
            boolean alone =
                    columns[x] == Mark.FAILED
                            && (x == 0 || columns[x - 1] != Mark.FAILED)
                            && (x + 1 == columns.length || columns[x + 1] != Mark.FAILED);
            if (alone && columns.length > 1) {
                columns[x + 1 < columns.length ? x + 1 : x - 1] = Mark.FAILED;
                x++;
            }
        }
    }
}
