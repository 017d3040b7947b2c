package org.tributary.app.ui.downloads;

import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.control.TableCell;
import org.tributary.app.ui.controls.Pill;

/// The state in a word, with a shape, so that nobody needs to see its colour.
final class PillCell extends TableCell<DownloadRow, DownloadRow> {
    private final Pill pill = new Pill();

    /// Held here, since rows hold it weakly.
    private final InvalidationListener look = _ -> show();

    private final WeakInvalidationListener weakLook = new WeakInvalidationListener(look);

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
        if (getItem() != null) {
            pill.show(getItem().pillProperty().get());
        }
    }
}
