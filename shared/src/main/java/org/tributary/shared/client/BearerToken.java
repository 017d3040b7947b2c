package org.tributary.shared.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The token a servers list names for a server, read anew each time so that it can be replaced.
final class BearerToken {
    private BearerToken() {}

    static String read(Path file) throws IOException {
        try (var lines = Files.newBufferedReader(file)) {
            String first = lines.readLine();
            if (first == null || first.isBlank()) {
                throw new IOException("the token file " + file + " is empty");
            }
            return first.strip();
        }
    }
}
