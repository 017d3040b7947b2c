package org.tributary.app;

import org.tributary.app.cli.Cli;

/// Starts the program.
final class Main {
    private Main() {}

    static void main(String[] arguments) {
        System.exit(Cli.main(arguments));
    }
}
