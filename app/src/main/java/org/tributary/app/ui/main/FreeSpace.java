package org.tributary.app.ui.main;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How much room a folder's disk has. A disk may take its time to say, so it is asked on a thread of
/// its own, every ten seconds at most.
final class FreeSpace {
    private static final Logger LOG = LoggerFactory.getLogger(FreeSpace.class);
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

    /// Asks the disk itself.
    static OptionalLong ofDisk(Path folder) {
        Path there = folder;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (there == null) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Files.getFileStore(there).getUsableSpace());
        } catch (IOException e) {
            LOG.debug("The free space of {} is not known", there, e);
            return OptionalLong.empty();
        }
    }

    /// Returns what was found last and looks anew when that is long ago. JavaFX thread.
    OptionalLong read(Path folder, Runnable onNews) {
        long now = clock.millis();
        boolean old =
                !folder.equals(asked) || Math.abs(now - askedMillis) >= MILLIS_BETWEEN_LOOKS;
        if (old && asking.compareAndSet(false, true)) {
            asked = folder;
            askedMillis = now;
            Thread.ofVirtual()
                    .name("free-space")
                    .start(
                            () -> {
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
