package org.tributary.app.ui.common;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/// Where work that waits for the disk is done, and where its outcome is shown.
///
/// @param work runs what may block
/// @param window runs what touches the window
public record Background(Executor work, Executor window) {
    /// Returns the usual one: virtual threads, and the JavaFX thread.
    public static Background usual() {
        return new Background(
                task -> Thread.ofVirtual().name("tributary-page").start(task), Platform::runLater);
    }
}
