package org.tributary.app.ui.downloads;

import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.Region;

/// The state in a word, with a shape, so that nobody needs to see its colour.
final class PillCell extends TableCell<DownloadRow, DownloadRow> {
    private final Label pill = new Label();
    private final Region icon = new Region();
    private StatusPill shown;

    private final InvalidationListener look = _ -> show();
    private final WeakInvalidationListener weakLook = new WeakInvalidationListener(look);

    PillCell() {
        pill.setGraphic(icon);
        pill.setMinWidth(Region.USE_PREF_SIZE);
    }

    @Override
    protected void updateItem(DownloadRow row, boolean empty) {
        DownloadRow before = getItem();
        if (before != null && before != row) {
            before.pillProperty().removeListener(weakLook);
        }
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            return;
        }
        if (before != row) {
            row.pillProperty().addListener(weakLook);
        }
        setGraphic(pill);
        show();
    }

    private void show() {
        DownloadRow row = getItem();
        if (row == null || row.pillProperty().get().equals(shown)) {
            return;
        }
        shown = row.pillProperty().get();
        pill.setText(shown.text());
        pill.getStyleClass().setAll("label", "pill", shown.style());
        icon.getStyleClass().setAll("icon", shown.icon());
    }
}
