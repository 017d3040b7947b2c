package org.tributary.shared.transfer;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Lets threads sleep until it is time, or until they are woken. Thread-safe.
final class Alarm {
    /// How often it rang; guarded by this.
    private long rings;

    /// Returns after `time`, or when [#ring()] is called before.
    synchronized void sleep(Duration time) throws InterruptedException {
        long before = rings;
        long until = System.nanoTime() + time.toNanos();
        long left;
        while (rings == before && (left = until - System.nanoTime()) > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    /// Wakes everyone who sleeps.
    synchronized void ring() {
        rings++;
        notifyAll();
    }
}
