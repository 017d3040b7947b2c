package org.tributary.app.ui.add;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.application.Platform;
import org.tributary.app.downloads.Downloads;
import org.tributary.app.servers.Servers;
import org.tributary.app.settings.SettingsStore;
import org.tributary.app.ui.common.DiskRoom;
import org.tributary.app.ui.common.Format;
import org.tributary.app.ui.common.Messages;
import org.tributary.app.ui.common.UiContext;

/// What adding downloads needs of the program, without its windows.
///
/// @param disk asks a folder how much it can take; blocks
/// @param background runs what may block
/// @param ui runs what changes properties: the JavaFX thread, but in tests
record Surroundings(
        Downloads downloads,
        Servers servers,
        SettingsStore settings,
        Messages messages,
        Format format,
        Function<Path, DiskRoom> disk,
        Executor background,
        Executor ui) {
    static Surroundings of(UiContext context, Executor background) {
        return new Surroundings(
                context.downloads(),
                context.servers(),
                context.settings(),
                context.messages(),
                context.format(),
                context.os()::room,
                background,
                Platform::runLater);
    }
}
