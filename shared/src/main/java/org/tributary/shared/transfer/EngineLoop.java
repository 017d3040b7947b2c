package org.tributary.shared.transfer;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The one thread that owns the state of all downloads and servers. Nothing on it may block.
final class EngineLoop implements AutoCloseable {
    private final ScheduledThreadPoolExecutor thread;

    private final Consumer<Throwable> onFault;

    /// @param onFault told when handling an event failed by a fault of this program
    EngineLoop(Consumer<Throwable> onFault) {
        this.onFault = onFault;
        thread =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().name("tributary-engine").daemon().factory());
        thread.setRemoveOnCancelPolicy(true);
    }

    /// Has `event` handled after those that came before, from any thread. After [#close()] it is
    /// dropped.
    void post(Runnable event) {
        try {
            thread.execute(guarded(event));
        } catch (RejectedExecutionException _) {
            // Closed: there is nobody left to tell.
        }
    }

    /// Has `event` handled after `delay`.
    void postLater(Duration delay, Runnable event) {
        try {
            thread.schedule(guarded(event), delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException _) {
            // Closed: there is nobody left to tell.
        }
    }

    /// Has `event` handled every `period` until the result is cancelled.
    ScheduledFuture<?> postEvery(Duration period, Runnable event) {
        return thread.scheduleAtFixedRate(
                guarded(event), period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// An executor swallows what its jobs throw: nothing would happen any more and nobody know why.
    private Runnable guarded(Runnable event) {
        return () -> {
            try {
                event.run();
            } catch (RuntimeException | Error e) {
                onFault.accept(e);
            }
        };
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
