package org.tributary.app.ui;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/// Runs code of tests on the JavaFX thread, which it starts when it does not run yet.
public final class FxThread {
    private static final int MOST_SECONDS = 60;
    private static boolean started;

    private FxThread() {}

    public static synchronized void start() {
        if (!started) {
            Platform.startup(() -> {});
            Platform.setImplicitExit(false);
            started = true;
        }
    }

    public static void run(Runnable code) {
        call(() -> {
            code.run();
            return null;
        });
    }

    public static <T> T call(Callable<T> code) {
        start();
        FutureTask<T> task = new FutureTask<>(code);
        Platform.runLater(task);
        try {
            return task.get(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("the JavaFX thread hangs", e);
        }
    }

    /// Lets so many pulses of the scene pass, so that what was changed is laid out and drawn.
    public static void pulses(int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            CountDownLatch pulse = new CountDownLatch(1);
            run(() -> {
                AnimationTimer timer =
                        new AnimationTimer() {
                            @Override
                            public void handle(long now) {
                                stop();
                                pulse.countDown();
                            }
                        };
                timer.start();
            });
            if (!pulse.await(MOST_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("no pulse came");
            }
        }
    }
}
