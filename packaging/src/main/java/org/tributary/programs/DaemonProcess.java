package org.tributary.programs;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A running `server-daemon` that has said it is ready. Closing it stops it as a user would, by
/// SIGTERM; it does not outlive this JVM.
public final class DaemonProcess implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("Ready: .* on http://(\\S+:\\d+)/?");

    private final Process process;
    private final String address;

    private DaemonProcess(Process process, String address) {
        this.process = process;
        this.address = address;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    }

    /// Starts the command, with what it says on stderr in `log`, and returns when it is ready.
    ///
    /// @throws IOException when it ends before that
    public static DaemonProcess start(List<String> command, Path log) throws IOException {
        Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
        BufferedReader out = process.inputReader();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher ready = READY.matcher(line);
            if (ready.matches()) {
                Thread.ofVirtual().start(() -> drain(out));
                return new DaemonProcess(process, ready.group(1));
            }
        }
        process.destroyForcibly();
        throw new IOException(
                String.join(" ", command)
                        + " ended before it was ready:\n"
                        + Files.readString(log));
    }

    /// Returns `host:port`, as a servers list has it.
    public String address() {
        return address;
    }

    public long pid() {
        return process.pid();
    }

    /// Ends it at once (SIGKILL), as a power cut would.
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static void drain(BufferedReader out) {
        try {
            while (out.readLine() != null) {
                // Of no use here, but a pipe that nobody reads would stop the daemon.
            }
        } catch (IOException _) {
            // The daemon was stopped from here, which closes the pipe.
        }
    }
}
