package org.tributary.daemon.serve;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// One deadline of a connection, moved often and seldom met: moving it further away costs nothing.
/// Used on one event loop.
final class Alarm {
    private final EventExecutor loop;
    private final Runnable action;
    private Optional<Future<?>> timer = Optional.empty();
    private long deadline;
    private long timerEnds;

    Alarm(EventExecutor loop, Runnable action) {
        this.loop = loop;
        this.action = action;
    }

    /// Runs the action after `delay`, and no longer when it was to run before.
    void set(Duration delay) {
        long now = loop.ticker().nanoTime();
        deadline = now + delay.toNanos();
        if (timer.isPresent() && timerEnds - deadline > 0) {
            timer.get().cancel(false);
            timer = Optional.empty();
        }
        if (timer.isEmpty()) {
            startTimer(now);
        }
    }

    void cancel() {
        timer.ifPresent(running -> running.cancel(false));
        timer = Optional.empty();
    }

    private void startTimer(long now) {
        timerEnds = deadline;
        timer = Optional.of(loop.schedule(this::timerEnded, deadline - now, TimeUnit.NANOSECONDS));
    }

    private void timerEnded() {
        timer = Optional.empty();
        long now = loop.ticker().nanoTime();
        if (deadline - now > 0) {
            startTimer(now);
        } else {
            action.run();
        }
    }
}
