package org.tributary.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What Linux tells of a process in /proc.
final class Proc {
    /// The unit of times in /proc/PID/stat, on every Linux of today.
    private static final double TICKS_PER_SECOND = 100;

    private Proc() {}

    /// Returns the CPU time the processes have used so far.
    static double cpuSeconds(List<Long> pids) throws IOException {
        double sum = 0;
        for (long pid : pids) sum += times(Long.toString(pid), 11, 12);
        return sum;
    }

    /// Returns the CPU time of those children of this JVM that have ended.
    static double cpuSecondsOfEndedChildren() throws IOException {
        return times("self", 13, 14);
    }

    /// Returns the most memory the process ever held at once.
    static long peakBytes(long pid) throws IOException {
        return statusBytes(pid, "VmHWM:");
    }

    static long residentBytes(long pid) throws IOException {
        return statusBytes(pid, "VmRSS:");
    }

    private static double times(String pid, int first, int second) throws IOException {
        String stat = Files.readString(Path.of("/proc", pid, "stat"));
        // The command's name stands in parentheses and may hold spaces.
        String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(afterName[first]) + Long.parseLong(afterName[second]))
                / TICKS_PER_SECOND;
    }

    /// Returns 0 for a process that has just ended.
    private static long statusBytes(long pid, String field) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElse(0);
        } catch (NoSuchFileException e) {
            return 0;
        }
    }
}
