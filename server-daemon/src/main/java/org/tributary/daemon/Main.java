package org.tributary.daemon;

/// Starts the program.
final class Main {
    private Main() {}

    static void main(String[] arguments) {
        System.exit(new Cli(System.out, System.err).run(arguments));
    }
}
