package org.tributary.app.ui.downloads;

import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableCell;

/// How far it is, segment by segment.
final class StripCell extends TableCell<DownloadRow, DownloadRow> {
    private final ProgressBar strip = new ProgressBar();
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
        show();
    }

    private void show() {
        DownloadRow row = getItem();
        if (row != null) {
            strip.setProgress(row.lookProperty().get().share());
        }
    }
}
