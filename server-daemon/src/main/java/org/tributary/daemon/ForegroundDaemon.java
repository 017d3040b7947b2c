package org.tributary.daemon;

import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.tributary.daemon.publish.StateInUseException;
import org.tributary.daemon.serve.Counts;

/// Runs a daemon until a signal ends the process.
final class ForegroundDaemon {
    private final PrintStream out;
    private final LogOutput log;

    ForegroundDaemon(PrintStream out, LogOutput log) {
        this.out = out;
        this.log = log;
    }

    /// Returns only when it could not start.
    void run(Flags flags) throws Failure {
        DaemonConfig config = new DaemonFlags(flags).config();
        flags.text(DaemonFlags.FAULT).ifPresent(this::warnOfFaults);
        try (Daemon daemon = start(config)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(daemon), "stop"));
            daemon.awaitReady();
            log.showProgress("");
            out.println("Ready: " + Counts.of(daemon.publication()) + " on " + daemon.url());
            out.flush();
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Daemon start(DaemonConfig config) throws Failure {
        try {
            return Daemon.start(config, new ProgressDisplay(log));
        } catch (BindException e) {
            throw Failure.world(bindProblem(config, e));
        } catch (StateInUseException e) {
            throw Failure.world(
                    "Another server-daemon works with the state folder "
                            + config.publish().state()
                            + ": stop it, or give this one a folder of its own with --state.");
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    private static String bindProblem(DaemonConfig config, BindException e) {
        int port = config.bind().getPort();
        String reason = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (reason.contains("in use")) {
            return "Port "
                    + port
                    + " is taken: stop the program that listens there, or choose another port.";
        }
        if (reason.contains("denied")) {
            return "Port " + port + " is reserved for the system: choose one above 1023.";
        }
        if (reason.contains("assign")) {
            return config.bind().getAddress().getHostAddress()
                    + " is not an address of this machine: choose another one with --bind.";
        }
        return "Cannot listen on port " + port + ": choose another one, or see --bind.";
    }

    /// Runs when a signal came: says so, drains, and ends with 0 where the JVM would tell which
    /// signal it was.
    private void stop(Daemon daemon) {
        log.showProgress("");
        int active = daemon.activeTransfers();
        log.printLine(
                active == 0
                        ? "Stopping."
                        : "Stopping; "
                                + active
                                + (active == 1 ? " transfer has" : " transfers have")
                                + " 10 s to finish.");
        daemon.close();
        Runtime.getRuntime().halt(0);
    }

    private void warnOfFaults(String spec) {
        String line = "*".repeat(72);
        log.printLine(line);
        log.printLine("  THIS DAEMON DOES WRONG ON PURPOSE: " + spec);
        log.printLine("  Use it to try out clients, and for nothing else.");
        log.printLine(line);
    }
}
