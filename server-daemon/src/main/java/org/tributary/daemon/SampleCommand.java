package org.tributary.daemon;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.tributary.daemon.sample.SampleFiles;
import org.tributary.shared.format.Sizes;

/// `server-daemon sample DIR`.
final class SampleCommand {
    private final PrintStream out;

    SampleCommand(PrintStream out) {
        this.out = out;
    }

    void run(Flags flags) throws Failure {
        Path folder = new DaemonFlags(flags).folder();
        long size = flags.value(CommandSpecs.SIZE, Sizes::parse).orElse(SampleFiles.USUAL_SIZE);
        try {
            List<Path> files = SampleFiles.make(folder, size);
            out.println(files.size() + " files to try things with are in " + folder);
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }
}
