package org.tributary.programs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A folder that is gone when it is closed, and also when the program is interrupted.
public final class TemporaryFolder implements AutoCloseable {
    private final Path path;

    private TemporaryFolder(Path path) {
        this.path = path;
        Runtime.getRuntime().addShutdownHook(new Thread(this::deleteQuietly));
    }

    public static TemporaryFolder create(String prefix) throws IOException {
        return new TemporaryFolder(Files.createTempDirectory(prefix));
    }

    public static TemporaryFolder create(Path parent, String prefix) throws IOException {
        return new TemporaryFolder(Files.createTempDirectory(parent, prefix));
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        deleteTree(path);
    }

    /// Deletes the folder and all below it, links and not what they lead to; a missing one is fine.
    public static void deleteTree(Path folder) throws IOException {
        if (Files.notExists(folder)) return;
        List<Path> deepestFirst;
        try (Stream<Path> walk = Files.walk(folder)) {
            deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) Files.delete(path);
    }

    private void deleteQuietly() {
        try {
            deleteTree(path);
        } catch (IOException | UncheckedIOException e) {
            System.err.println("Cannot delete " + path + ": " + e.getMessage());
        }
    }
}
