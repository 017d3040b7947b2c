package org.tributary.app.system;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Desktops that follow freedesktop.org.
record LinuxDesktop() implements DesktopCommands {
    private static final String FILE_MANAGER = "org.freedesktop.FileManager1";
    private static final String FILE_MANAGER_PATH = "/org/freedesktop/FileManager1";

    @Override
    public List<Command> open(Path file) {
        return List.of(Command.of("xdg-open", file.toString()));
    }

    @Override
    public List<Command> show(Path file) {
        return List.of(
                Command.of(
                        "dbus-send",
                        "--session",
                        "--print-reply",
                        "--dest=" + FILE_MANAGER,
                        FILE_MANAGER_PATH,
                        FILE_MANAGER + ".ShowItems",
                        "array:string:" + uri(file),
                        "string:"),
                Command.of(
                        "gdbus",
                        "call",
                        "--session",
                        "--dest",
                        FILE_MANAGER,
                        "--object-path",
                        FILE_MANAGER_PATH,
                        "--method",
                        FILE_MANAGER + ".ShowItems",
                        "['" + uri(file) + "']",
                        ""),
                Command.of("xdg-open", file.toAbsolutePath().getParent().toString()));
    }

    /// A comma would begin another array element, a quote would end the text.
    private static String uri(Path file) {
        return file.toUri().toASCIIString().replace(",", "%2C").replace("'", "%27");
    }

    @Override
    public List<Command> browse(URI link) {
        return List.of(Command.of("xdg-open", link.toASCIIString()));
    }

    @Override
    public List<Command> notify(String title, String text, boolean sound) {
        return List.of(
                Command.of(
                        "notify-send",
                        "--app-name=Tributary",
                        sound
                                ? "--hint=string:sound-name:complete-download"
                                : "--hint=boolean:suppress-sound:true",
                        "--",
                        title,
                        // The body is read as markup.
                        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")));
    }

    @Override
    public Optional<Command> keepAwake() {
        // `cat` ends when the pipe to it breaks: at the latest with this program.
        return Optional.of(
                Command.of(
                        "systemd-inhibit",
                        "--what=sleep:idle",
                        "--who=Tributary",
                        "--why=Downloads are running",
                        "--mode=block",
                        "cat"));
    }
}
