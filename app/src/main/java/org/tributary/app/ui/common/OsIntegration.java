package org.tributary.app.ui.common;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// What the system does for the window; a seam for tests. Called on the JavaFX thread, returns at
/// once.
public interface OsIntegration {
    /// Opens a file with the system's program for it.
    void open(Path file);

    /// Shows a file in its folder.
    void show(Path file);

    /// Opens a link in the browser.
    void browse(URI link);

    /// Has the system tell something, if it can.
    void notify(String title, String text);

    /// Runs a command with a file as its last argument.
    void run(String command, Path file);

    /// Asks a folder's disk how much it can take. The only one here that blocks, and may be called by
    /// any thread.
    default DiskRoom room(Path folder) {
        return DiskRoom.of(folder);
    }

    /// Returns how the program is started with the system; empty where it cannot be.
    default Optional<LoginStart> loginStart() {
        return Optional.empty();
    }

    /// Whether the program may ask for an icon in the tray.
    default boolean mayHaveTray() {
        return false;
    }

    /// Keeps the machine from falling asleep, or lets it, where the system offers that.
    void keepAwake(boolean awake);
}
