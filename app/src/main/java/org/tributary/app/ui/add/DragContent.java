package org.tributary.app.ui.add;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.Clipboard;

/// What somebody drags, drops or has in the clipboard, as plain values.
///
/// @param files names of files and folders
/// @param url one link, or several with line breaks between them
/// @param text plain text
/// @param html the same or more, for a browser
/// @param ownRows whether rows of our own table are being moved
/// @param unreadableFiles whether there are files whose names cannot be had
record DragContent(
        List<Path> files,
        Optional<String> url,
        Optional<String> text,
        Optional<String> html,
        boolean ownRows,
        boolean unreadableFiles) {
    /// What rows of the list of downloads are dragged as.
    static final String OWN_ROWS = "application/x-tributary-rows";

    static final DragContent NOTHING =
            new DragContent(
                    List.of(), Optional.empty(), Optional.empty(), Optional.empty(), false, false);

    DragContent {
        files = List.copyOf(files);
    }

    static DragContent ofText(String text) {
        return new DragContent(
                List.of(), Optional.empty(), Optional.of(text), Optional.empty(), false, false);
    }

    /// Reads a clipboard or what is dragged; JavaFX thread. Nothing is got before it is said to be
    /// there: some systems answer a wrong question with rubbish.
    static DragContent of(Clipboard board) {
        List<Path> files = List.of();
        boolean unreadable = false;
        if (board.hasFiles()) {
            try {
                files = board.getFiles().stream().map(File::toPath).toList();
            } catch (NullPointerException e) {
                // GTK drops that mix links and files: JavaFX gets the number of files wrong and has
                // no list.
                unreadable = true;
            }
        }
        return new DragContent(
                files,
                board.hasUrl() ? some(board.getUrl()) : Optional.empty(),
                board.hasString() ? some(board.getString()) : Optional.empty(),
                board.hasHtml() ? some(board.getHtml()) : Optional.empty(),
                board.getContentTypes().stream()
                        .anyMatch(format -> format.getIdentifiers().contains(OWN_ROWS)),
                unreadable);
    }

    private static Optional<String> some(String text) {
        return Optional.ofNullable(text).filter(value -> !value.isBlank());
    }

    boolean isEmpty() {
        return files.isEmpty()
                && url.isEmpty()
                && text.isEmpty()
                && html.isEmpty()
                && !unreadableFiles;
    }
}
