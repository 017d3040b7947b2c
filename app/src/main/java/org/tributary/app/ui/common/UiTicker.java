package org.tributary.app.ui.common;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.util.Duration;

/// The clock by which the window reads what the engine publishes: ten times a second while something
/// moves, and not at all while nothing does. Used on the JavaFX thread, but for [#wake()].
public final class UiTicker {
    private static final Duration PERIOD = Duration.millis(100);

    /// Nothing moved for so many ticks: time to sleep.
    private static final int TICKS_TO_SLEEP = 10;

    private final List<Reader> readers = new ArrayList<>();
    private final Timeline timeline = new Timeline(new KeyFrame(PERIOD, _ -> tick()));
    private final AtomicBoolean woken = new AtomicBoolean();
    private int still;

    /// What reads at every tick.
    @FunctionalInterface
    public interface Reader {
        /// Looks at what is new; true while more is to be expected soon.
        boolean read();
    }

    public UiTicker() {
        timeline.setCycleCount(Animation.INDEFINITE);
    }

    /// Has `reader` read at every tick, until the result is run.
    public Runnable add(Reader reader) {
        readers.add(reader);
        wake();
        return () -> readers.remove(reader);
    }

    /// Something changed: lets the clock run again. Any thread; cheap when called often.
    public void wake() {
        if (woken.compareAndSet(false, true)) {
            Platform.runLater(this::start);
        }
    }

    private void start() {
        woken.set(false);
        still = 0;
        if (timeline.getStatus() != Animation.Status.RUNNING) {
            tick();
            timeline.play();
        }
    }

    /// Reads once, now.
    public void tick() {
        boolean moves = false;
        for (Reader reader : List.copyOf(readers)) {
            moves |= reader.read();
        }
        still = moves ? 0 : still + 1;
        if (still >= TICKS_TO_SLEEP) {
            timeline.stop();
        }
    }

    public boolean isRunning() {
        return timeline.getStatus() == Animation.Status.RUNNING;
    }

    public void stop() {
        timeline.stop();
        readers.clear();
    }
}
