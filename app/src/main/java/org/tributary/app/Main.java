package org.tributary.app;

import java.util.List;
import org.tributary.app.cli.Cli;

/// Starts the program: the window, or a command of the command line, which loads nothing of the
/// window.
final class Main {
    private static final int USAGE = 2;

    private Main() {}

    static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        boolean hasDisplay =
                Start.hasDisplay(
                        System.getProperty("os.name"),
                        System.getProperty("glass.platform", ""),
                        System.getenv());
        return switch (Start.of(List.of(arguments), hasDisplay)) {
            case COMMAND_LINE -> Cli.main(arguments);
            case WINDOW -> WindowProgram.run(Start.lines(List.of(arguments)));
            case NO_DISPLAY -> {
                System.err.println(
                        "There is no display to open a window on. Use \"tributary get\" with the"
                                + " link or file; see tributary --help.");
                yield USAGE;
            }
        };
    }
}
