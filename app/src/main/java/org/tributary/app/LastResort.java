package org.tributary.app;

import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;

/// What becomes of a mistake that nothing else caught: it goes to the log, and the window says so in
/// one sentence, not more than now and then. Any thread.
final class LastResort implements Thread.UncaughtExceptionHandler {
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Logger log = Logger.getLogger(LastResort.class.getName());

    /// Says that something went wrong; guarded by this, as what follows. JavaFX thread.
    private Runnable say = () -> {};

    private long saidNanos = System.nanoTime() - PAUSE.toNanos();

    /// From now on there is a window to say it in.
    ///
    /// @param sentence says it, on the JavaFX thread
    synchronized void use(Runnable sentence) {
        say = sentence;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        log.log(Level.SEVERE, "Thread " + thread.getName(), failure);
        synchronized (this) {
            long now = System.nanoTime();
            if (now - saidNanos < PAUSE.toNanos()) {
                return;
            }
            saidNanos = now;
            Runnable sentence = say;
            try {
                Platform.runLater(sentence);
            } catch (IllegalStateException _) {
                // There is no toolkit any more, or not yet: the log has it.
            }
        }
    }
}
