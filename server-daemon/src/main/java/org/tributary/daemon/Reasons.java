package org.tributary.daemon;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/// Why the file system refused something, in a few words.
final class Reasons {
    private Reasons() {}

    static String of(FileSystemException e) {
        return switch (e) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "it does not exist";
            default -> Optional.ofNullable(e.getReason()).orElse("the system refuses");
        };
    }
}
