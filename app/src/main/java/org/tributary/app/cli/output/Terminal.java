package org.tributary.app.cli.output;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The terminal that standard output leads to.
///
/// @param columns width
/// @param rows height
public record Terminal(int columns, int rows, TerminalStyle style) {
    private static final int USUAL_COLUMNS = 80;
    private static final int USUAL_ROWS = 24;

    /// Returns the terminal behind standard output; empty when that is a file or a pipe, or a
    /// terminal that cannot move its cursor.
    ///
    /// @param environment the variables of the process
    public static Optional<Terminal> ofStandardOutput(Map<String, String> environment) {
        if (!leadsToTerminal() || !canMoveCursor(environment)) {
            return Optional.empty();
        }
        int[] size = size(environment);
        boolean colours = environment.getOrDefault("NO_COLOR", "").isEmpty();
        return Optional.of(
                new Terminal(size[1], size[0], new TerminalStyle(hasBlockElements(), colours)));
    }

    /// [System#console()] asks about standard input as well, and starting it is slow: Linux knows
    /// better.
    private static boolean leadsToTerminal() {
        Path link = Path.of("/proc/self/fd/1");
        if (Files.isSymbolicLink(link)) {
            try {
                String device = Files.readSymbolicLink(link).toString();
                return device.startsWith("/dev/pts/")
                        || device.startsWith("/dev/tty")
                        || device.equals("/dev/console");
            } catch (IOException _) {
                return false;
            }
        }
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    private static boolean canMoveCursor(Map<String, String> environment) {
        String term = environment.getOrDefault("TERM", "");
        return File.separatorChar == '\\'
                ? !term.isEmpty() || environment.containsKey("WT_SESSION")
                : !term.isEmpty() && !term.equals("dumb");
    }

    private static boolean hasBlockElements() {
        try {
            return Charset.forName(System.getProperty("stdout.encoding", "US-ASCII"))
                    .newEncoder()
                    .canEncode("█▓▒░▚×");
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            return false;
        }
    }

    private static int[] size(Map<String, String> environment) {
        int columns = number(environment.getOrDefault("COLUMNS", ""));
        int rows = number(environment.getOrDefault("LINES", ""));
        if (columns > 0 && rows > 0 || File.separatorChar == '\\') {
            return new int[] {rows > 0 ? rows : USUAL_ROWS, columns > 0 ? columns : USUAL_COLUMNS};
        }
        String[] answer = sttySize().split(" ");
        int sttyRows = answer.length == 2 ? number(answer[0]) : 0;
        int sttyColumns = answer.length == 2 ? number(answer[1]) : 0;
        return new int[] {
            sttyRows > 0 ? sttyRows : USUAL_ROWS,
            columns > 0 ? columns : sttyColumns > 0 ? sttyColumns : USUAL_COLUMNS
        };
    }

    private static String sttySize() {
        try {
            Process stty =
                    new ProcessBuilder("stty", "size")
                            .redirectInput(new File("/dev/tty"))
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            String answer = new String(stty.getInputStream().readNBytes(40)).strip();
            if (!stty.waitFor(1, TimeUnit.SECONDS)) {
                stty.destroy();
            }
            return answer;
        } catch (IOException _) {
            return "";
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private static int number(String text) {
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9' || value > 1000) {
                return 0;
            }
            value = value * 10 + c - '0';
        }
        return value;
    }
}
