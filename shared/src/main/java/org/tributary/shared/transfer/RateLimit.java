package org.tributary.shared.transfer;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Keeps one download, or all of them together, under a number of bytes a second. Thread-safe.
final class RateLimit {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /// What may be caught up after a pause.
    private static final long BURST = SECOND / 10;

    private static final long LOOK = SECOND / 10;

    /// Smaller reads would cost more than they even out.
    private static final long LEAST_CHUNK = 1024;

    /// The limit that holds besides this one.
    private final Optional<RateLimit> above;

    /// Bytes a second; 0 means no limit.
    private volatile long bytesPerSecond;

    /// When the bytes let through so far have used up their time; guarded by this.
    private long paidUntil = System.nanoTime();

    /// A limit that stands alone.
    RateLimit() {
        this.above = Optional.empty();
    }

    /// A limit for a part of what `above` limits.
    RateLimit(RateLimit above) {
        this.above = Optional.of(above);
    }

    void set(long bytesPerSecond) {
        synchronized (this) {
            this.bytesPerSecond = bytesPerSecond;
            paidUntil = System.nanoTime();
        }
    }

    /// Returns how many bytes to read at once so that the flow stays even.
    int chunk(int most) {
        long limit = bytesPerSecond;
        int own = limit == 0 ? most : (int) Math.min(most, Math.max(LEAST_CHUNK, limit / 20));
        return above.map(all -> all.chunk(own)).orElse(own);
    }

    /// Waits until `bytes` more are allowed.
    ///
    /// @param stopped looked at now and then: true ends the waiting
    void take(int bytes, BooleanSupplier stopped) {
        takeOwn(bytes, stopped);
        above.ifPresent(all -> all.take(bytes, stopped));
    }

    private void takeOwn(int bytes, BooleanSupplier stopped) {
        long limit = bytesPerSecond;
        if (limit == 0) {
            return;
        }
        long until;
        synchronized (this) {
            paidUntil = Math.max(paidUntil, System.nanoTime() - BURST) + bytes * SECOND / limit;
            until = paidUntil;
        }
        long wait;
        while ((wait = until - System.nanoTime()) > 0
                && limit == bytesPerSecond
                && !stopped.getAsBoolean()) {
            LockSupport.parkNanos(Math.min(wait, LOOK));
        }
    }
}
