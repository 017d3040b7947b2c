package org.tributary.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.tributary.app.cli.output.ExitCode;

/// Turns SIGINT and SIGTERM into an orderly end: what runs is told to stop, and the process ends
/// with 130 when it has, or after ten seconds.
final class StopSignal {
    private static final int SECONDS_TO_STOP = 10;

    private final CountDownLatch finished = new CountDownLatch(1);

    /// What the program ended with; 130 while it has not.
    private volatile int exitCode = ExitCode.INTERRUPTED.number();

    /// Guarded by this.
    private final List<Runnable> listeners = new ArrayList<>();

    /// Guarded by this.
    private boolean signalled;

    /// Makes the signals of this process arrive here.
    void install() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::shutDown, "stop"));
    }

    /// Runs `listener` when a signal comes, or at once when one came before.
    void onSignal(Runnable listener) {
        synchronized (this) {
            if (!signalled) {
                listeners.add(listener);
                return;
            }
        }
        listener.run();
    }

    /// Says that the program is at its end, so that a later shutdown needs nothing more.
    void finished(int code) {
        exitCode = code;
        finished.countDown();
    }

    void signal() {
        List<Runnable> toTell;
        synchronized (this) {
            signalled = true;
            toTell = List.copyOf(listeners);
            listeners.clear();
        }
        toTell.forEach(Runnable::run);
    }

    /// Runs in a shutdown hook, also after a normal end.
    private void shutDown() {
        if (finished.getCount() == 0) {
            return;
        }
        boolean somethingRuns;
        synchronized (this) {
            somethingRuns = !listeners.isEmpty();
        }
        signal();
        if (somethingRuns) {
            try {
                finished.await(SECONDS_TO_STOP, TimeUnit.SECONDS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
        // Without this the code would tell which signal it was: 143 for SIGTERM.
        Runtime.getRuntime().halt(exitCode);
    }
}
