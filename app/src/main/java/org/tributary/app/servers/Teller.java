package org.tributary.app.servers;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells listeners that something changed, many changes at once and not more often than they can use.
/// Thread-safe.
final class Teller {
    private static final Logger LOG = LoggerFactory.getLogger(Teller.class);
    private static final Duration LEAST_PAUSE = Duration.ofMillis(100);

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final AtomicBoolean pending = new AtomicBoolean();
    private final ScheduledExecutorService executor;
    private volatile long toldNanos = System.nanoTime() - LEAST_PAUSE.toNanos();

    /// @param executor whose threads run the listeners
    Teller(ScheduledExecutorService executor) {
        this.executor = executor;
    }

    AutoCloseable add(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /// Something changed.
    void tell() {
        if (pending.compareAndSet(false, true)) {
            long sinceNanos = System.nanoTime() - toldNanos;
            long pauseNanos = Math.max(0, LEAST_PAUSE.toNanos() - sinceNanos);
            executor.schedule(this::run, pauseNanos, TimeUnit.NANOSECONDS);
        }
    }

    private void run() {
        toldNanos = System.nanoTime();
        pending.set(false);
        for (Runnable listener : listeners) {
            try {
                listener.run();
            } catch (RuntimeException e) {
                LOG.error("a listener failed", e);
            }
        }
    }
}
