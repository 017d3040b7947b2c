package org.tributary.app.ui.downloads;

import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.control.TableCell;
import org.tributary.app.ui.controls.SegmentStrip;

/// How far it is, segment by segment.
final class StripCell extends TableCell<DownloadRow, DownloadRow> {
    private final SegmentStrip strip = new SegmentStrip();

    /// Held here, since rows hold it weakly.
    private final InvalidationListener look = _ -> show();

    private final WeakInvalidationListener weakLook = new WeakInvalidationListener(look);

    StripCell() {
        strip.setMaxWidth(Double.MAX_VALUE);
    }

    @Override
    protected void updateItem(DownloadRow row, boolean empty) {
        DownloadRow before = getItem();
        if (before != null && before != row) {
            before.lookProperty().removeListener(weakLook);
        }
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            return;
        }
        if (before != row) {
            row.lookProperty().addListener(weakLook);
        }
        setGraphic(strip);
        setAccessibleText(row.text(DownloadColumn.PROGRESS).get());
        show();
    }

    private void show() {
        if (getItem() != null) {
            strip.show(getItem().lookProperty().get());
        }
    }
}
