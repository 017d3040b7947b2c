package org.tributary.app.ui.downloads;

import javafx.scene.control.TableCell;

/// A column that is only text.
final class TextCell extends TableCell<DownloadRow, DownloadRow> {
    private final DownloadColumn column;

    TextCell(DownloadColumn column) {
        this.column = column;
        if (column.isNumber()) {
            getStyleClass().add("number");
        }
    }

    @Override
    protected void updateItem(DownloadRow row, boolean empty) {
        if (row != null && row == getItem() && !empty && textProperty().isBound()) {
            return;
        }
        super.updateItem(row, empty);
        textProperty().unbind();
        if (empty || row == null) {
            setText(null);
        } else {
            textProperty().bind(row.text(column));
        }
    }
}
