package org.tributary.app.system;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// macOS.
record MacDesktop() implements DesktopCommands {
    @Override
    public List<Command> open(Path file) {
        return List.of(Command.of("open", file.toString()));
    }

    @Override
    public List<Command> show(Path file) {
        return List.of(Command.of("open", "-R", file.toString()));
    }

    @Override
    public List<Command> browse(URI link) {
        return List.of(Command.of("open", link.toASCIIString()));
    }

    @Override
    public List<Command> notify(String title, String text, boolean sound) {
        String tell = "display notification (item 2 of argv) with title (item 1 of argv)";
        return List.of(
                Command.of(
                        "osascript",
                        "-e",
                        "on run argv",
                        "-e",
                        sound ? tell + " sound name \"Glass\"" : tell,
                        "-e",
                        "end run",
                        title,
                        text));
    }

    @Override
    public Optional<Command> keepAwake() {
        return Optional.of(
                Command.of("caffeinate", "-i", "-w", Long.toString(ProcessHandle.current().pid())));
    }
}
