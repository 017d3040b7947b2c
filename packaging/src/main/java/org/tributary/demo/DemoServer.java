package org.tributary.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tributary.programs.DaemonProcess;

/// One of the demo's daemons, which can be killed and started again at the same address.
final class DemoServer implements AutoCloseable {
    private final List<String> flags;
    private final String program;
    private final Path log;
    private DaemonProcess daemon;

    private DemoServer(String program, List<String> flags, Path log) throws IOException {
        this.program = program;
        this.flags = List.copyOf(flags);
        this.log = log;
        this.daemon = start("0");
    }

    /// Starts a daemon for the uploads, with its own state below `state`.
    static DemoServer start(String program, String host, Path uploads, Path state, String rate)
            throws IOException {
        List<String> flags =
                List.of(
                        "--bind",
                        host,
                        "--uploads",
                        uploads.toString(),
                        "--state",
                        state.toString(),
                        "--rate",
                        rate);
        return new DemoServer(program, flags, state.resolveSibling(state.getFileName() + ".log"));
    }

    String address() {
        return daemon.address();
    }

    void kill() throws InterruptedException {
        daemon.kill();
    }

    void startAgain() throws IOException {
        String address = daemon.address();
        daemon = start(address.substring(address.lastIndexOf(':') + 1));
    }

    @Override
    public void close() {
        daemon.close();
    }

    private DaemonProcess start(String port) throws IOException {
        List<String> command = new ArrayList<>(List.of(program, port));
        command.addAll(flags);
        return DaemonProcess.start(command, log);
    }
}
