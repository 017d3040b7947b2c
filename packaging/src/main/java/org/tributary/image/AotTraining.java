package org.tributary.image;

import java.io.IOException;
import java.util.List;

/// Runs each program once, so that its AOT cache holds what it needs to start.
final class AotTraining {
    private final Image daemon;
    private final Image tributary;

    AotTraining(Image daemon, Image tributary) {
        this.daemon = daemon;
        this.tributary = tributary;
    }

    void run() throws IOException, InterruptedException {
        runToEnd(daemon.trainingCommand("--version"));
        runToEnd(tributary.trainingCommand("--version"));
    }

    private static void runToEnd(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed:\n" + output);
        }
    }
}
