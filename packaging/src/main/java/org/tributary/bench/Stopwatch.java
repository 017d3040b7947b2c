package org.tributary.bench;

import java.io.IOException;

/// Runs from its making on.
final class Stopwatch {
    private final long start = System.nanoTime();

    /// Something that takes time.
    interface Step {
        void run() throws IOException, InterruptedException;
    }

    double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    static double seconds(Step step) throws IOException, InterruptedException {
        Stopwatch stopwatch = new Stopwatch();
        step.run();
        return stopwatch.seconds();
    }
}
