package org.tributary.daemon.publish;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells which paths in a tree of folders may have changed, where the system tells of changes.
/// Where it does not, on macOS and on file systems of other machines, or when it will watch no more
/// folders, [#isReliable()] says so and somebody has to look.
final class FolderWatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FolderWatcher.class);

    /// Changes come in bursts: after the first one, more are waited for so long.
    private static final Duration BURST = Duration.ofMillis(50);

    /// How the names of file systems begin that others may change unseen.
    private static final Set<String> REMOTE =
            Set.of("nfs", "cifs", "smb", "fuse", "9p", "virtiofs", "afs", "ceph", "gluster");

    private final Optional<WatchService> service;
    private final Map<Path, WatchKey> keys = new HashMap<>();
    private volatile boolean reliable;

    private FolderWatcher(Optional<WatchService> service) {
        this.service = service;
        this.reliable = service.isPresent();
    }

    /// What may have changed.
    ///
    /// @param paths these and what is below
    /// @param more whether others may have changed as well
    record Changes(Set<Path> paths, boolean more) {}

    /// Returns a watcher that never tells anything.
    static FolderWatcher none() {
        return new FolderWatcher(Optional.empty());
    }

    /// Starts to watch, at first no folder.
    ///
    /// @param root the tree's root, to tell what can be watched
    /// @param listener told of changes, on the watcher's own thread
    static FolderWatcher open(Path root, Consumer<Changes> listener) throws IOException {
        if (!canWatch(root)) {
            LOG.info("Changes in {} are looked for again and again", root);
            return none();
        }
        WatchService service = root.getFileSystem().newWatchService();
        Thread.ofPlatform().name("publish-watch").daemon().start(() -> listen(service, listener));
        return new FolderWatcher(Optional.of(service));
    }

    /// False when there may be changes that nobody is told of.
    boolean isReliable() {
        return reliable;
    }

    /// Watches what is directly in `folder` from now on. Only one thread calls this and [#forget].
    void watch(Path folder) {
        if (service.isEmpty() || isWatched(folder)) {
            return;
        }
        try {
            keys.put(
                    folder,
                    folder.register(
                            service.get(),
                            StandardWatchEventKinds.ENTRY_CREATE,
                            StandardWatchEventKinds.ENTRY_MODIFY,
                            StandardWatchEventKinds.ENTRY_DELETE));
        } catch (NoSuchFileException | NotDirectoryException _) {
            // Gone: its parent's watch tells.
        } catch (IOException e) {
            if (reliable) {
                reliable = false;
                LOG.warn(
                        "Cannot watch {}: {}. Changes are looked for again and again instead",
                        folder,
                        UploadScanner.reason(e));
            }
        }
    }

    /// Stops watching `folder` and what is below: it is gone, or now somewhere else.
    void forget(Path folder) {
        if (!keys.containsKey(folder)) {
            return;
        }
        keys.entrySet()
                .removeIf(entry -> {
                    boolean below = entry.getKey().startsWith(folder);
                    if (below) {
                        entry.getValue().cancel();
                    }
                    return below;
                });
    }

    /// True when `path` is a folder that is being watched and still there.
    boolean isWatched(Path path) {
        WatchKey key = keys.get(path);
        return key != null && key.isValid();
    }

    @Override
    public void close() throws IOException {
        if (service.isPresent()) {
            service.get().close();
        }
    }

    private static boolean canWatch(Path root) {
        // The JDK has no notification on macOS; its own looking again and again is too slow.
        if (System.getProperty("os.name").startsWith("Mac")) {
            return false;
        }
        try {
            String type = Files.getFileStore(root).type().toLowerCase(Locale.ROOT);
            return REMOTE.stream().noneMatch(type::startsWith);
        } catch (IOException _) {
            return false;
        }
    }

    private static void listen(WatchService service, Consumer<Changes> listener) {
        try {
            while (true) {
                Set<Path> paths = new HashSet<>();
                boolean more = collect(service.take(), paths);
                Thread.sleep(BURST);
                for (WatchKey key = service.poll(); key != null; key = service.poll()) {
                    more |= collect(key, paths);
                }
                listener.accept(new Changes(paths, more));
            }
        } catch (ClosedWatchServiceException _) {
            // The end.
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts the watcher", e);
        }
    }

    /// Adds what has changed in one folder; returns whether some of it got lost.
    private static boolean collect(WatchKey key, Set<Path> paths) {
        boolean lost = false;
        Path folder = (Path) key.watchable();
        for (WatchEvent<?> event : key.pollEvents()) {
            if (event.context() instanceof Path name) {
                paths.add(folder.resolve(name));
            } else {
                lost = true;
            }
        }
        key.reset();
        return lost;
    }
}
