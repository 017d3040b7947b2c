package org.tributary.app.downloads;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Waits for a list to come to something.
final class Watched {
    private static final long MOST_SECONDS = 120;

    private Watched() {}

    /// Waits until `condition` holds; it is looked at after every change of the list.
    static void await(DownloadList list, String what, BooleanSupplier condition) throws Exception {
        Object changed = new Object();
        try (AutoCloseable _ =
                list.onChange(() -> {
                    synchronized (changed) {
                        changed.notifyAll();
                    }
                })) {
            synchronized (changed) {
                long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
                while (!condition.getAsBoolean()) {
                    long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                    assertTrue(left > 0, () -> what + " never: " + list.entries());
                    // Bytes that arrive change no entry.
                    changed.wait(Math.min(left, 20));
                }
            }
        }
    }
}
