package org.tributary.app.ui.common;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.Window;

/// Asks the user for files and folders; a seam, since no test can answer the system's own dialogs.
public interface FilePicker {
    Optional<Path> folder(Window owner, String title, Optional<Path> first);

    List<Path> open(Window owner, String title);

    /// @param name what to suggest
    Optional<Path> save(Window owner, String title, String name);
}
