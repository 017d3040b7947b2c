package org.tributary.daemon;

/// The program cannot do what it was told. The message is one sentence that says what to do.
final class Failure extends Exception {
    /// The command line is wrong.
    static final int USAGE = 2;

    /// The command line is right and the world is not as it says.
    static final int WORLD = 1;

    private static final long serialVersionUID = 1;

    private final int exitCode;

    private Failure(int exitCode, String sentence) {
        super(sentence);
        this.exitCode = exitCode;
    }

    static Failure usage(String sentence) {
        return new Failure(USAGE, sentence);
    }

    static Failure world(String sentence) {
        return new Failure(WORLD, sentence);
    }

    int exitCode() {
        return exitCode;
    }
}
