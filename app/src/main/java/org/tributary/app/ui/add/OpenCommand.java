package org.tributary.app.ui.add;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tributary.app.ui.common.UiContext;

/// Takes what the program was started with, or what a second start handed over, as if it were
/// dropped: links, documents, servers lists, copies of files. JavaFX thread.
public final class OpenCommand {
    private final UiContext context;

    public OpenCommand(UiContext context) {
        this.context = context;
    }

    /// @param arguments links, and full paths of files
    public void run(List<String> arguments) {
        DropTarget.take(context, () -> items(arguments));
    }

    static List<DropItem> items(List<String> arguments) {
        List<Path> files = new ArrayList<>();
        List<String> links = new ArrayList<>();
        for (String argument : arguments) {
            file(argument).ifPresentOrElse(files::add, () -> links.add(argument));
        }
        List<DropItem> items = new ArrayList<>();
        if (!files.isEmpty()) {
            items.addAll(
                    DropParser.parse(
                            new DragContent(
                                    files,
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    false,
                                    false)));
        }
        if (!links.isEmpty()) {
            items.addAll(DropParser.text(String.join("\n", links)));
        }
        return items;
    }

    private static Optional<Path> file(String argument) {
        try {
            return Optional.of(Path.of(argument)).filter(Path::isAbsolute);
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }
}
