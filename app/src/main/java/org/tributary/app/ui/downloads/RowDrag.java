package org.tributary.app.ui.downloads;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.app.downloads.Downloads;

/// Drags rows: within the table to another place in the queue, and finished files out of the window.
final class RowDrag {
    /// What only this table understands. There can be one such object for a name.
    private static final DataFormat ROWS = new DataFormat("application/x-tributary-rows");

    private static final PseudoClass DROP_BEFORE = PseudoClass.getPseudoClass("drop-before");

    private final TableView<DownloadRow> table;
    private final DownloadsViewModel model;
    private final Downloads downloads;

    RowDrag(TableView<DownloadRow> table, DownloadsViewModel model, Downloads downloads) {
        this.table = table;
        this.model = model;
        this.downloads = downloads;
        table.addEventHandler(DragEvent.DRAG_OVER, event -> over(event, Optional.empty()));
        table.addEventHandler(DragEvent.DRAG_DROPPED, event -> drop(event, Optional.empty()));
    }

    void install(TableRow<DownloadRow> row) {
        row.addEventHandler(MouseEvent.DRAG_DETECTED, event -> start(row, event));
        row.addEventHandler(DragEvent.DRAG_OVER, event -> over(event, Optional.of(row)));
        row.addEventHandler(
                DragEvent.DRAG_EXITED, _ -> row.pseudoClassStateChanged(DROP_BEFORE, false));
        row.addEventHandler(DragEvent.DRAG_DROPPED, event -> drop(event, Optional.of(row)));
    }

    private void start(TableRow<DownloadRow> row, MouseEvent event) {
        if (row.isEmpty()) {
            return;
        }
        List<DownloadRow> rows = List.copyOf(table.getSelectionModel().getSelectedItems());
        ClipboardContent content = new ClipboardContent();
        content.put(ROWS, String.join("\n", rows.stream().map(DownloadRow::id).toList()));
        List<File> files =
                rows.stream()
                        .map(DownloadRow::entry)
                        .filter(entry -> entry.state() == DownloadEntry.State.FINISHED)
                        .flatMap(entry -> entry.path().stream())
                        .map(Path::toFile)
                        .toList();
        if (!files.isEmpty()) {
            content.putFiles(files);
        }
        table.startDragAndDrop(TransferMode.COPY_OR_MOVE).setContent(content);
        event.consume();
    }

    /// True for our own rows, which are files of nobody else.
    static boolean isOwn(Dragboard board) {
        return board.hasContent(ROWS);
    }

    private void over(DragEvent event, Optional<TableRow<DownloadRow>> row) {
        if (isOwn(event.getDragboard())) {
            if (model.isInQueueOrder()) {
                event.acceptTransferModes(TransferMode.MOVE);
                row.ifPresent(at -> at.pseudoClassStateChanged(DROP_BEFORE, !at.isEmpty()));
            }
            event.consume();
        }
    }

    private void drop(DragEvent event, Optional<TableRow<DownloadRow>> row) {
        Dragboard board = event.getDragboard();
        if (!isOwn(board) || !model.isInQueueOrder()) {
            return;
        }
        List<String> ids = String.valueOf(board.getContent(ROWS)).lines().toList();
        Optional<String> before = row.map(TableRow::getItem).map(DownloadRow::id);
        if (before.filter(ids::contains).isEmpty()) {
            downloads.moveBefore(ids, before);
        }
        event.setDropCompleted(true);
        event.consume();
    }
}
