package org.tributary.app.ui.servers;

import java.io.File;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;

/// Adds the servers that are dropped as text, as links or as list files.
final class ServerDrop {
    private static final PseudoClass OVER = PseudoClass.getPseudoClass("drop");

    private final ServersViewModel model;

    ServerDrop(ServersViewModel model) {
        this.model = model;
    }

    void install(Region target) {
        target.setOnDragOver(this::over);
        target.setOnDragEntered(
                event -> target.pseudoClassStateChanged(OVER, isUsable(event.getDragboard())));
        target.setOnDragExited(_ -> target.pseudoClassStateChanged(OVER, false));
        target.setOnDragDropped(this::dropped);
    }

    private static boolean isUsable(Dragboard board) {
        return board.hasFiles() || board.hasUrl() || board.hasString();
    }

    private void over(DragEvent event) {
        if (isUsable(event.getDragboard())) {
            event.acceptTransferModes(TransferMode.COPY, TransferMode.LINK);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        Dragboard board = event.getDragboard();
        Optional<String> link = link(board);
        if (link.isPresent()) {
            model.add(link.get());
        } else if (board.hasFiles()) {
            model.addFiles(board.getFiles().stream().map(File::toPath).toList());
        } else if (board.hasString()) {
            model.add(board.getString());
        }
        event.setDropCompleted(isUsable(board));
        event.consume();
    }

    /// Returns a link that is no file's: some systems give a link for files, too, and where links and
    /// files are mixed, the files cannot be had.
    private static Optional<String> link(Dragboard board) {
        return board.hasUrl()
                ? Optional.ofNullable(board.getUrl()).filter(url -> !url.startsWith("file:"))
                : Optional.empty();
    }
}
