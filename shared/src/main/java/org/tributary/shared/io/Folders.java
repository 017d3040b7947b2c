package org.tributary.shared.io;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Makes folders.
public final class Folders {
    private Folders() {}

    /// Makes a folder and those above it, as far as they are missing.
    ///
    /// @throws FileSystemException when the system refuses. Where there cannot be any folders, as in
    ///   `/proc`, it only says that the new one does not exist; the reason given here is a better
    ///   one
    public static void make(Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (NoSuchFileException e) {
            FileSystemException refused =
                    new FileSystemException(
                            e.getFile(), null, "the system lets no folder be made there");
            refused.initCause(e);
            throw refused;
        }
    }
}
