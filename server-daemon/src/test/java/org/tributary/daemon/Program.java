package org.tributary.daemon;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `server-daemon` in a Java of its own.
final class Program {
    private Program() {}

    /// Returns it ready to be started.
    static ProcessBuilder builder(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-cp");
        command.add(
                System.getProperty("jdk.module.path", "")
                        + File.pathSeparator
                        + System.getProperty("java.class.path"));
        command.add(Main.class.getName());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }
}
