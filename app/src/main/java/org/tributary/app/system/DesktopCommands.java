package org.tributary.app.system;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The commands by which one kind of desktop is asked for something. Text from outside only ever
/// stands in arguments (or the environment) of its own, never in what a shell or script reads as code.
sealed interface DesktopCommands permits LinuxDesktop, MacDesktop, WindowsDesktop {
    /// Returns the commands of a system.
    ///
    /// @param osName the system property `os.name`
    static DesktopCommands of(String osName) {
        String system = osName.toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return new WindowsDesktop();
        }
        return system.startsWith("mac") ? new MacDesktop() : new LinuxDesktop();
    }

    /// Opens a file with the program for it. The first command that works is enough.
    List<Command> open(Path file);

    /// Shows a file in its folder. The first command that works is enough.
    List<Command> show(Path file);

    /// Opens a link in the browser.
    List<Command> browse(URI link);

    /// Tells the user something.
    ///
    /// @param sound whether it may be heard
    List<Command> notify(String title, String text, boolean sound);

    /// Keeps the machine awake for as long as it runs. It ends with this program, even one that is
    /// killed; empty where nothing like it is known.
    Optional<Command> keepAwake();
}
