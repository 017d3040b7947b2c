package org.tributary.shared.client;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A file of this machine that the servers list names for a server, or the settings for all, cannot be
/// used, so the server was not asked. Its message is a part of a sentence.
public final class LocalFileException extends IOException {
    private static final long serialVersionUID = 1;

    /// @param what what the file is: token file, certificate file
    LocalFileException(String what, Path file, String why) {
        this("its", what, file, why);
    }

    private LocalFileException(String whose, String what, Path file, String why) {
        super(whose + " " + what + " " + file + " cannot be used: " + why);
    }

    LocalFileException(String what, Path file, Exception cause) {
        this(what, file, why(cause));
        initCause(cause);
    }

    /// A file that holds for all servers cannot be used.
    static LocalFileException ofAll(String what, Path file, Exception cause) {
        LocalFileException failure = new LocalFileException("the", what, file, why(cause));
        failure.initCause(cause);
        return failure;
    }

    static String why(Exception cause) {
        return switch (cause) {
            case NoSuchFileException _ -> "it does not exist";
            case AccessDeniedException _ -> "access is denied";
            default -> String.valueOf(cause.getMessage());
        };
    }
}
