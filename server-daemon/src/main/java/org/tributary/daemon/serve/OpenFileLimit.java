package org.tributary.daemon.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/// How many files, sockets among them, this process may have open.
final class OpenFileLimit {
    private static final int MOST_CONNECTIONS = 8192;
    private static final Path LIMITS = Path.of("/proc/self/limits");
    private static final String PREFIX = "Max open files";

    private OpenFileLimit() {}

    /// Returns how many connections to allow when nobody says otherwise: a quarter of the limit is
    /// left to the files that are sent.
    static int usualMaxConnections() {
        return maxConnections(readLimits());
    }

    /// @param limits the lines of Linux's table of limits; none elsewhere
    static int maxConnections(List<String> limits) {
        OptionalLong openFiles =
                limits.stream()
                        .filter(line -> line.startsWith(PREFIX))
                        .map(line -> line.substring(PREFIX.length()).strip().split("\\s+")[0])
                        .filter(soft -> soft.matches("[0-9]{1,18}"))
                        .mapToLong(Long::parseLong)
                        .findFirst();
        long most = openFiles.orElse(Long.MAX_VALUE) / 4 * 3;
        return Math.clamp(most, 1, MOST_CONNECTIONS);
    }

    private static List<String> readLimits() {
        try {
            return Files.isReadable(LIMITS) ? Files.readAllLines(LIMITS) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }
}
