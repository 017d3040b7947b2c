package org.tributary.programs;

import java.nio.file.Path;

/// Where the built images lie, and the commands in them.
public record Images(Path folder) {
    public Images {
        folder = folder.toAbsolutePath();
    }

    public String serverDaemon() {
        return launcher("server-daemon");
    }

    public String tributary() {
        return launcher("tributary");
    }

    private String launcher(String program) {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        return folder.resolve(program, "bin", windows ? program + ".bat" : program).toString();
    }
}
