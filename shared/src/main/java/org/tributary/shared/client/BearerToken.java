package org.tributary.shared.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The token a servers list names for a server, read anew each time so that it can be replaced.
final class BearerToken {
    private static final String WHAT = "token file";

    private BearerToken() {}

    static String read(Path file) throws LocalFileException {
        String first;
        try (var lines = Files.newBufferedReader(file)) {
            first = lines.readLine();
        } catch (IOException e) {
            throw new LocalFileException(WHAT, file, e);
        }
        if (first == null || first.isBlank()) {
            throw new LocalFileException(WHAT, file, "it is empty");
        }
        return first.strip();
    }
}
