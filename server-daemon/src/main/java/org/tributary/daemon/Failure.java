package org.tributary.daemon;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

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

    /// A file or folder cannot be used.
    static Failure of(IOException e) {
        return world(
                e instanceof FileSystemException problem && problem.getFile() != null
                        ? "Cannot use " + problem.getFile() + ": " + reason(problem) + "."
                        : "It did not work: "
                                + Optional.ofNullable(e.getMessage()).orElse("the system refuses")
                                + ".");
    }

    private static String reason(FileSystemException e) {
        return switch (e) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "it does not exist";
            case FileAlreadyExistsException _ -> "it is a file";
            default -> Optional.ofNullable(e.getReason()).orElse("the system refuses");
        };
    }

    int exitCode() {
        return exitCode;
    }
}
