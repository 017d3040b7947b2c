package org.tributary.bench;

import java.io.IOException;
import java.nio.file.Path;
import org.tributary.programs.Images;

/// One question to the programs, answered by running them.
interface Measurement {
    /// What it is called on the command line.
    String name();

    String question();

    /// Whether its files must lie on a disk and not in memory.
    default boolean needsDisk() {
        return false;
    }

    /// Measures with files in `folder` and prints the answer.
    void run(Images images, Path folder) throws IOException, InterruptedException;
}
