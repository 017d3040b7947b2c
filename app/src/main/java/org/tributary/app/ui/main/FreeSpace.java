package org.tributary.app.ui.main;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/// How much room a folder's disk has. A disk may take its time to say, so it is asked on a thread of
/// its own, every ten seconds at most.
final class FreeSpace {
    private static final long MILLIS_BETWEEN_LOOKS = 10_000;

    private final InstantSource clock;
    private final Function<Path, OptionalLong> disk;
    private final AtomicBoolean asking = new AtomicBoolean();
    private long askedMillis;
    private Path asked;
    private volatile OptionalLong free = OptionalLong.empty();

    FreeSpace(InstantSource clock, Function<Path, OptionalLong> disk) {
        this.clock = clock;
        this.disk = disk;
    }

    /// Returns what was found last and looks anew when that is long ago. JavaFX thread.
    OptionalLong read(Path folder, Runnable onNews) {
        long now = clock.millis();
        boolean old = !folder.equals(asked) || Math.abs(now - askedMillis) >= MILLIS_BETWEEN_LOOKS;
        if (old && asking.compareAndSet(false, true)) {
            asked = folder;
            askedMillis = now;
            Thread.ofVirtual()
                    .name("free-space")
                    .start(() -> {
                        OptionalLong before = free;
                        free = disk.apply(folder);
                        asking.set(false);
                        if (!free.equals(before)) {
                            onNews.run();
                        }
                    });
        }
        return free;
    }
}
