package org.tributary.app.ui.main;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import org.tributary.app.ui.common.UiContext;
import org.tributary.shared.servers.ServersList;

/// Adds the servers that are dropped, as text or as files that list them. JavaFX thread.
final class ServersDrop {
    private final UiContext context;

    ServersDrop(UiContext context) {
        this.context = context;
    }

    void install(Node target) {
        target.setOnDragOver(this::over);
        target.setOnDragDropped(this::drop);
    }

    private void over(DragEvent event) {
        Dragboard board = event.getDragboard();
        if (event.getGestureSource() == null && (board.hasFiles() || board.hasString())) {
            // Not consumed, so that the window sees that it is taken here and offers nothing
            // itself.
            event.acceptTransferModes(TransferMode.COPY);
        }
    }

    private void drop(DragEvent event) {
        Dragboard board = event.getDragboard();
        if (board.hasFiles()) {
            List<File> files = List.copyOf(board.getFiles());
            Thread.ofVirtual().name("dropped-servers").start(() -> read(files));
        } else {
            context.navigator().addServers(board.getString());
        }
        event.setDropCompleted(true);
        event.consume();
    }

    private void read(List<File> files) {
        List<String> texts = new ArrayList<>();
        files.forEach(file -> text(file).ifPresent(texts::add));
        Platform.runLater(() -> {
            if (texts.isEmpty()) {
                context.navigator()
                        .say(context.messages().text("main.server.noList"), "", () -> {});
            } else {
                context.navigator().addServers(String.join("\n", texts));
            }
        });
    }

    private static Optional<String> text(File file) {
        if (file.length() > ServersList.MAX_BYTES) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(file.toPath(), StandardCharsets.UTF_8));
        } catch (IOException _) {
            // Gone, not to be read, or no text: in any case, nothing that lists servers.
            return Optional.empty();
        }
    }
}
