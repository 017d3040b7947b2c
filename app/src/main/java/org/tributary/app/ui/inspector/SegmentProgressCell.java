package org.tributary.app.ui.inspector;

import java.util.function.Function;
import javafx.scene.control.ContentDisplay;
import org.tributary.app.ui.controls.ShareBar;

/// How much of a segment is here, as a bar and in percent.
final class SegmentProgressCell extends RowCell<SegmentRow> {
    private final ShareBar bar = new ShareBar();

    SegmentProgressCell(Function<SegmentRow, String> percent) {
        super(percent);
        setContentDisplay(ContentDisplay.LEFT);
        bar.prefWidthProperty().bind(widthProperty().subtract(64));
    }

    @Override
    void show(SegmentRow row) {
        super.show(row);
        bar.show(row.state(), row.percent() / 100.0);
        setGraphic(bar);
    }
}
