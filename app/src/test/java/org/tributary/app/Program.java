package org.tributary.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `tributary` in a Java of its own.
public final class Program implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;
    private final Path errors;

    private Program(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
        this.out = process.inputReader(UTF_8);
    }

    /// Starts it without a display.
    public static Program start(Path home, String... arguments) throws IOException {
        return start(home, List.of(), arguments);
    }

    /// Starts it where windows can be shown, though nobody sees them.
    static Program startHeadless(Path home, String... arguments) throws IOException {
        return start(
                home,
                List.of(
                        "-Dglass.platform=Headless",
                        "-Dprism.order=sw",
                        "--enable-native-access=ALL-UNNAMED"),
                arguments);
    }

    private static Program start(Path home, List<String> options, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(options);
        command.add("-cp");
        command.add(
                Stream.of("jdk.module.path", "java.class.path")
                        .map(property -> System.getProperty(property, ""))
                        .collect(Collectors.joining(File.pathSeparator)));
        command.add("org.tributary.app.Main");
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("TRIBUTARY_HOME", home.toString());
        builder.environment().remove("DISPLAY");
        builder.environment().remove("WAYLAND_DISPLAY");
        Path errors = Files.createTempFile(home.toAbsolutePath().getParent(), "stderr", "");
        builder.redirectError(errors.toFile());
        return new Program(builder.start(), errors);
    }

    /// Returns what it said to standard error.
    String errors() throws IOException {
        return Files.readString(errors);
    }

    /// Reads lines until one has `text` in it, and returns that one.
    public String awaitLine(String text) throws IOException {
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
    public String rest() {
        return out.lines().collect(Collectors.joining("\n"));
    }

    public int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    /// SIGTERM.
    public void terminate() {
        process.toHandle().destroy(); // Process.destroy() would close its output, too
    }

    /// SIGKILL.
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
