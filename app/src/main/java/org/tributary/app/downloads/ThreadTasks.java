package org.tributary.app.downloads;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Threads as they are needed; none while there is nothing to do but to wait.
final class ThreadTasks implements Tasks {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadTasks.class);
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(
                    1, Thread.ofPlatform().name("tributary-list-timer").daemon().factory());
    private final ExecutorService threads =
            Executors.newCachedThreadPool(
                    Thread.ofPlatform().name("tributary-list-", 1).daemon().factory());

    ThreadTasks() {
        timer.setRemoveOnCancelPolicy(true);
    }

    @Override
    public void soon(Runnable task) {
        try {
            threads.execute(() -> run(task));
        } catch (RejectedExecutionException _) {
            // Closed: what it was for is over.
        }
    }

    @Override
    public Pending later(Duration delay, Runnable task) {
        try {
            Future<?> waiting =
                    timer.schedule(() -> soon(task), delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> waiting.cancel(false);
        } catch (RejectedExecutionException _) {
            return () -> {};
        }
    }

    /// An executor would swallow what its tasks throw.
    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            LOG.error("a task of the list of downloads failed", e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(CLOSING.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("some work of the list of downloads did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
