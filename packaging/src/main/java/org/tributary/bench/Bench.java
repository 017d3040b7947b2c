package org.tributary.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tributary.programs.Images;
import org.tributary.programs.TemporaryFolder;

/// Runs every measurement, or those named, and prints what it found as it goes.
final class Bench {
    private static final List<Measurement> ALL =
            List.of(
                    new DaemonThroughput(),
                    new IdleConnections(),
                    new HotBesideCold(),
                    new ClientThroughput(),
                    new Fragmenting(),
                    new SmallFiles());

    private Bench() {}

    /// Expects the folder of the built images, then the names of the measurements to run, comma
    /// separated; none is all.
    static void main(String[] args) throws IOException, InterruptedException {
        if (!Files.isDirectory(Path.of("/proc/self"))) {
            System.out.println(
                    "The benchmark reads CPU time and memory from /proc: it runs on Linux only.");
            return;
        }
        Images images = new Images(Path.of(args[0]));
        Stopwatch stopwatch = new Stopwatch();
        for (Measurement measurement : chosen(args.length > 1 ? args[1] : "")) {
            System.out.printf("%n%s: %s%n", measurement.name(), measurement.question());
            try (TemporaryFolder folder = Scratch.create(measurement.needsDisk())) {
                measurement.run(images, folder.path());
            }
        }
        System.out.printf("%nDone in %.0f s.%n", stopwatch.seconds());
    }

    private static List<Measurement> chosen(String names) {
        if (names.isBlank()) return ALL;
        List<Measurement> chosen = new ArrayList<>();
        for (String name : names.split(",")) {
            // That one needs the window's tests and runs with them, before this.
            if (name.equals("window")) continue;
            chosen.add(
                    ALL.stream()
                            .filter(measurement -> measurement.name().equals(name))
                            .findFirst()
                            .orElseThrow(() ->
                                    new IllegalArgumentException(
                                            "No measurement " + name + "; there are " + names())));
        }
        return chosen;
    }

    private static String names() {
        return ALL.stream().map(Measurement::name).collect(Collectors.joining(", "));
    }
}
