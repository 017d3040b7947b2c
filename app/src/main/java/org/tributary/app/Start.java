package org.tributary.app;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the program is started for.
enum Start {
    COMMAND_LINE,
    WINDOW,
    /// A window is wanted, but there is nothing to show it on.
    NO_DISPLAY;

    /// What is a command even when there is a file of that name.
    private static final Set<String> COMMANDS = Set.of("get", "list", "servers", "verify");

    private static final List<String> LINKS = List.of("http:", "https:", "file:", "tributary:");

    /// Tells it from the arguments: links and files are for the window, all else is a command, an
    /// option, or a mistake that the command line names.
    ///
    /// @param hasDisplay whether a window can be shown
    static Start of(List<String> arguments, boolean hasDisplay) {
        if (arguments.isEmpty()) {
            return hasDisplay ? WINDOW : COMMAND_LINE;
        }
        String first = arguments.getFirst();
        if (COMMANDS.contains(first) || !isLink(first) && file(first).isEmpty()) {
            return COMMAND_LINE;
        }
        return hasDisplay ? WINDOW : NO_DISPLAY;
    }

    /// Whether this system has something to show a window on.
    ///
    /// @param osName the system property `os.name`
    /// @param platform the system property `glass.platform`, empty when it is not set
    static boolean hasDisplay(String osName, String platform, Map<String, String> environment) {
        boolean always = osName.startsWith("Windows") || osName.startsWith("Mac");
        return always
                || platform.equalsIgnoreCase("Headless")
                || !environment.getOrDefault("DISPLAY", "").isEmpty()
                || !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
    }

    /// Returns what the window is to be given: links as they are, and files by their full path, since
    /// the window may belong to a program that was started elsewhere.
    static List<String> lines(List<String> arguments) {
        List<String> lines = new ArrayList<>();
        for (String argument : arguments) {
            lines.add(file(argument).map(Path::toString).orElse(argument));
        }
        return lines;
    }

    private static boolean isLink(String argument) {
        String lower = argument.toLowerCase(Locale.ROOT);
        // No stream: this runs at every start of the command line.
        for (String link : LINKS) {
            if (lower.startsWith(link)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Path> file(String argument) {
        try {
            Path path =
                    argument.toLowerCase(Locale.ROOT).startsWith("file:")
                            ? Path.of(URI.create(argument))
                            : Path.of(argument);
            return Files.isRegularFile(path)
                    ? Optional.of(path.toAbsolutePath())
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            // Neither a name that a file can have nor a link to one.
            return Optional.empty();
        }
    }
}
