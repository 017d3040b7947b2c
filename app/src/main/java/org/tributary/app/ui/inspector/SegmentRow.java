package org.tributary.app.ui.inspector;

import javafx.beans.value.ObservableValueBase;
import org.tributary.shared.transfer.SegmentStates;
import org.tributary.shared.transfer.SegmentStates.State;

/// One segment as the table shows it. Stays the same object as long as its download is shown, and tells
/// who listens when something of it looks different.
final class SegmentRow extends ObservableValueBase<SegmentRow> {
    private final int index;
    private State state = State.TO_DO;
    private int server = -1;
    private int percent;
    private int tries;
    private long tookMillis = -1;
    private double bytesPerSecond;

    SegmentRow(int index) {
        this.index = index;
    }

    /// Takes over how the segment is now; true when its state changed.
    ///
    /// @param speedToo whether a new speed is shown, too; it would flicker if it always were
    boolean update(SegmentStates states, boolean speedToo) {
        State before = state;
        int percentBefore = percent;
        boolean changed =
                before != states.state(index)
                        || server != states.server(index)
                        || tries != states.tries(index)
                        || tookMillis != states.tookMillis(index);
        state = states.state(index);
        server = states.server(index);
        tries = states.tries(index);
        tookMillis = states.tookMillis(index);
        percent = state == State.VERIFIED ? 100 : (int) (100 * states.received(index));
        double speed = states.bytesPerSecond(index);
        boolean speedChanged =
                speedToo && speed != bytesPerSecond || speed == 0 && bytesPerSecond > 0;
        if (speedChanged) {
            bytesPerSecond = speed;
        }
        if (changed || speedChanged || percent != percentBefore) {
            fireValueChangedEvent();
        }
        return before != state;
    }

    @Override
    public SegmentRow getValue() {
        return this;
    }

    int index() {
        return index;
    }

    State state() {
        return state;
    }

    /// Whether something is being done about it.
    boolean isActive() {
        return switch (state) {
            case DOWNLOADING, CHECKING, RETRYING, FAILED -> true;
            case TO_DO, VERIFIED -> false;
        };
    }

    /// Index into the download's servers; -1 for nobody.
    int server() {
        return server;
    }

    int percent() {
        return percent;
    }

    int tries() {
        return tries;
    }

    /// -1 for unknown.
    long tookMillis() {
        return tookMillis;
    }

    double bytesPerSecond() {
        return bytesPerSecond;
    }
}
