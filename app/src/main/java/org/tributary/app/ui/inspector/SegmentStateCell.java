package org.tributary.app.ui.inspector;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.tributary.app.ui.controls.SegmentSwatch;
import org.tributary.shared.transfer.SegmentStates.State;

/// The state of a segment in a word, with the mark it has in the map.
final class SegmentStateCell extends RowCell<SegmentRow> {
    private final Map<State, SegmentSwatch> swatches = new EnumMap<>(State.class);

    SegmentStateCell(Function<SegmentRow, String> words) {
        super(words);
        setGraphicTextGap(6);
    }

    @Override
    void show(SegmentRow row) {
        super.show(row);
        setGraphic(swatches.computeIfAbsent(row.state(), SegmentSwatch::of));
    }
}
