package org.tributary.app.bench;

import javafx.animation.AnimationTimer;
import org.tributary.app.ui.FxThread;

/// Counts pulses of JavaFX, all of which it has come, and notes the longest time between two.
final class Pulses implements AutoCloseable {
    private final AnimationTimer timer =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    take();
                }
            };

    /// Touched by the JavaFX thread alone.
    private int count;

    private long startNanos;
    private long lastNanos;
    private long longestNanos;

    /// Begins to count.
    static Pulses count() {
        Pulses pulses = new Pulses();
        FxThread.run(() -> {
            pulses.startNanos = System.nanoTime();
            pulses.lastNanos = pulses.startNanos;
            pulses.timer.start();
        });
        return pulses;
    }

    private void take() {
        long now = System.nanoTime();
        longestNanos = Math.max(longestNanos, now - lastNanos);
        lastNanos = now;
        count++;
    }

    double perSecond() {
        return FxThread.call(() -> count / ((System.nanoTime() - startNanos) / 1e9));
    }

    double longestMillis() {
        return FxThread.call(() -> longestNanos / 1e6);
    }

    @Override
    public void close() {
        FxThread.run(timer::stop);
    }
}
