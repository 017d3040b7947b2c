package org.tributary.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `tributary` in a Java of its own.
final class Program implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;

    private Program(Process process) {
        this.process = process;
        this.out = process.inputReader(UTF_8);
    }

    static Program start(Path home, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-cp");
        command.add(
                Stream.of("jdk.module.path", "java.class.path")
                        .map(property -> System.getProperty(property, ""))
                        .collect(Collectors.joining(File.pathSeparator)));
        command.add("org.tributary.app.Main");
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("TRIBUTARY_HOME", home.toString());
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        return new Program(builder.start());
    }

    /// Reads lines until one has `text` in it, and returns that one.
    String awaitLine(String text) throws IOException {
        String line = out.readLine();
        while (line != null && !line.contains(text)) {
            line = out.readLine();
        }
        if (line == null) {
            throw new AssertionError("the program ended before it said " + text);
        }
        return line;
    }

    /// Reads what it still says until it ends.
    String rest() {
        return out.lines().collect(Collectors.joining("\n"));
    }

    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    /// SIGTERM.
    void terminate() {
        process.toHandle().destroy(); // Process.destroy() would close its output, too
    }

    /// SIGKILL.
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
