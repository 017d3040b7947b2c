package org.tributary.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.tributary.programs.TemporaryFolder;

/// What one run of a program to its end took. Its memory is looked at 50 times a second.
record ClientRun(double seconds, double cpuSeconds, long peakBytes) {

    /// Runs the command, its output thrown away.
    ///
    /// @throws IOException when it ends with another code than 0, with what it said on stderr
    static ClientRun of(List<String> command) throws IOException, InterruptedException {
        try (TemporaryFolder own = TemporaryFolder.create("tributary-bench-run-")) {
            Path errors = own.path().resolve("stderr");
            double cpuBefore = Proc.cpuSecondsOfEndedChildren();
            Stopwatch stopwatch = new Stopwatch();
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().put("TRIBUTARY_HOME", own.path().resolve("home").toString());
            Process process =
                    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(errors.toFile())
                            .start();
            long peak = 0;
            while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
                peak = Math.max(peak, Proc.peakBytes(process.pid()));
            }
            double seconds = stopwatch.seconds();
            if (process.exitValue() != 0) {
                throw new IOException(
                        String.join(" ", command)
                                + " ended with "
                                + process.exitValue()
                                + ": "
                                + Files.readString(errors));
            }
            return new ClientRun(seconds, Proc.cpuSecondsOfEndedChildren() - cpuBefore, peak);
        }
    }

    @Override
    public String toString() {
        return "%.2f s, %.2f CPU seconds, peak memory %.0f MB"
                .formatted(seconds, cpuSeconds, peakBytes / 1e6);
    }
}
