package org.tributary.app.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tributary.app.ui.common.LoginStart;
import org.tributary.shared.io.AtomicFiles;
import org.tributary.shared.io.PlatformDirs;

/// An entry of the XDG autostart folder, which all desktops that follow freedesktop.org read.
///
/// @param launcher the program's command
record XdgAutostart(Path file, Path launcher) implements LoginStart {
    private static final String PROGRAM = "TryExec=";

    /// Set by the launchers of the installed program and of the image.
    private static final List<String> LAUNCHERS =
            List.of("jpackage.app-path", "tributary.launcher");

    /// Returns the entry for this process; empty where nothing reads it, when the program was started
    /// otherwise than by a launcher that stays, and when its folders are elsewhere: the entry belongs
    /// to the copy that is used day by day.
    static Optional<LoginStart> ofThisProcess() {
        return of(
                System.getProperty("os.name"),
                LAUNCHERS.stream()
                        .map(name -> System.getProperty(name, ""))
                        .filter(path -> !path.isEmpty())
                        .findFirst(),
                Path.of(System.getProperty("user.home")),
                System.getenv());
    }

    /// @param osName the system property `os.name`
    /// @param launcher the command that started the program, when one did
    static Optional<LoginStart> of(
            String osName,
            Optional<String> launcher,
            Path userHome,
            Map<String, String> environment) {
        if (!osName.toLowerCase(Locale.ROOT).startsWith("linux")
                || environment.containsKey(PlatformDirs.HOME_VARIABLE)) {
            return Optional.empty();
        }
        return launcher.flatMap(XdgAutostart::path)
                .filter(XdgAutostart::canBeNamed)
                .filter(Files::isExecutable)
                .map(path ->
                        new XdgAutostart(
                                config(userHome, environment)
                                        .resolve("autostart")
                                        .resolve("tributary.desktop"),
                                path));
    }

    private static Path config(Path userHome, Map<String, String> environment) {
        Path home = absolute(environment, "HOME").orElse(userHome);
        return absolute(environment, "XDG_CONFIG_HOME").orElse(home.resolve(".config"));
    }

    private static Optional<Path> absolute(Map<String, String> environment, String variable) {
        return path(environment.getOrDefault(variable, "")).filter(Path::isAbsolute);
    }

    private static Optional<Path> path(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    /// An entry has no way to write a control character in a word of a command.
    private static boolean canBeNamed(Path launcher) {
        return launcher.isAbsolute()
                && launcher.toString().codePoints().noneMatch(Character::isISOControl);
    }

    @Override
    public boolean isOn() {
        try (Stream<String> lines = Files.lines(file)) {
            // So desktops switch an entry off without removing it.
            return lines.map(line -> line.replace(" ", ""))
                    .noneMatch(line ->
                            line.equals("Hidden=true")
                                    || line.equals("X-GNOME-Autostart-enabled=false"));
        } catch (IOException | UncheckedIOException _) {
            return false;
        }
    }

    @Override
    public boolean isStale() {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(PROGRAM))
                    .findFirst()
                    .map(line -> line.substring(PROGRAM.length()).replace("\\\\", "\\"))
                    .flatMap(XdgAutostart::path)
                    .filter(program -> !Files.isExecutable(program))
                    .isPresent();
        } catch (IOException | UncheckedIOException _) {
            return false;
        }
    }

    @Override
    public void set(boolean on) throws IOException {
        if (on) {
            Files.createDirectories(file.getParent());
            AtomicFiles.write(file, text().getBytes(StandardCharsets.UTF_8));
        } else {
            Files.deleteIfExists(file);
        }
    }

    private String text() {
        return """
        [Desktop Entry]
        Type=Application
        Name=Tributary
        Comment=Starts with its window
        Comment[de]=Startet mit seinem Fenster
        TryExec=%s
        Exec=%s
        Terminal=false
        """
                .formatted(escaped(launcher.toString()), escaped(quoted(launcher.toString())));
    }

    /// As the Desktop Entry Specification has it for a word of `Exec`.
    private static String quoted(String word) {
        return '"' + word.replaceAll("[\"`$\\\\]", "\\\\$0").replace("%", "%%") + '"';
    }

    /// As it has it for any text.
    private static String escaped(String text) {
        return text.replace("\\", "\\\\");
    }
}
