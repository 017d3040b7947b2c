package org.tributary.daemon.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps [UploadFiles] true to what is in the upload directory: looks at single paths where it is
/// told of changes, and at everything from time to time. Called only from the [PublishLoop].
final class UploadTracker {
    private static final Logger LOG = LoggerFactory.getLogger(UploadTracker.class);

    private final PublishSettings settings;
    private final UploadScanner scanner;
    private final FolderWatcher watcher;
    private final FragmentStore store;
    private final UploadFiles files;
    private final Pace pace;
    private final ManifestLengths manifestLengths = new ManifestLengths();
    private boolean looked;
    private long lookAtNanos = System.nanoTime();

    UploadTracker(
            PublishSettings settings,
            UploadScanner scanner,
            FolderWatcher watcher,
            FragmentStore store,
            UploadFiles files,
            Pace pace) {
        this.settings = settings;
        this.scanner = scanner;
        this.watcher = watcher;
        this.store = store;
        this.files = files;
        this.pace = pace;
    }

    /// Looks at everything, if that is due.
    void lookIfDue() {
        long start = System.nanoTime();
        if (start - lookAtNanos < 0) {
            return;
        }
        lookAtNanos = start + pace.rescan().toNanos();
        files.tryAgain();
        Set<String> found = take(scanner.scan(scanner.root(), watcher::watch));
        for (String name : files.names()) {
            if (!found.contains(name)) {
                files.gone(name);
            }
        }
        if (!looked) {
            looked = true;
            files.beginFirstRound();
        }
        tidyStore();
        long end = System.nanoTime();
        long tookNanos = end - start;
        lookAtNanos =
                end
                        + (isWatching()
                                ? Math.max(pace.rescan().toNanos(), 100 * tookNanos)
                                : Math.max(pace.poll().toNanos(), 10 * tookNanos));
    }

    private boolean isWatching() {
        return watcher.isReliable() && watcher.isWatched(scanner.root());
    }

    private void tidyStore() {
        try {
            store.compact(files.names());
        } catch (IOException e) {
            LOG.warn("Cannot tidy up the index: {}", UploadScanner.reason(e));
        }
    }

    /// Returns the time until everything is to be looked at again.
    Duration untilNextLook() {
        return Duration.ofNanos(Math.max(0, lookAtNanos - System.nanoTime()));
    }

    /// Looks at what may have changed.
    void touched(FolderWatcher.Changes changes) {
        if (changes.more() || !watcher.isWatched(scanner.root())) {
            long soon = System.nanoTime() + pace.poll().toNanos();
            lookAtNanos = soon - lookAtNanos < 0 ? soon : lookAtNanos;
            return;
        }
        List<UploadScanner.Finding> findings = new ArrayList<>();
        List<Path> folders = new ArrayList<>();
        for (Path path : changes.paths()) {
            UploadScanner.Finding finding = scanner.examine(path);
            if (finding instanceof UploadScanner.Finding.Folder(Path folder)) {
                folders.add(folder);
            } else {
                // What is gone goes first, as it may have moved to one of the other places.
                allBelowIsGone(path);
                findings.add(finding);
                if (finding instanceof UploadScanner.Finding.Nothing) {
                    files.gone(scanner.name(path));
                }
            }
        }
        take(findings);
        folders.forEach(this::lookInto);
        files.links().forEach(this::look);
    }

    private void allBelowIsGone(Path path) {
        watcher.forget(path);
        String name = scanner.name(path);
        Set<String> below = files.namesAtAndBelow(name);
        below.remove(name);
        below.forEach(files::gone);
    }

    private void lookInto(Path folder) {
        // It may be another folder than the one that was watched under this name.
        watcher.forget(folder);
        Set<String> found = take(scanner.scan(folder, watcher::watch));
        for (String name : files.namesAtAndBelow(scanner.name(folder))) {
            if (!found.contains(name)) {
                files.gone(name);
            }
        }
    }

    /// Looks at one file.
    void look(String name) {
        if (take(List.of(scanner.examine(scanner.root().resolve(name)))).isEmpty()) {
            files.gone(name);
        }
    }

    /// Takes note of what was found; returns the names.
    private Set<String> take(List<UploadScanner.Finding> findings) {
        Set<String> names = new HashSet<>();
        for (UploadScanner.Finding finding : findings) {
            switch (finding) {
                case UploadScanner.Finding.Offerable(UploadFile file) -> {
                    found(file);
                    names.add(file.name());
                }
                case UploadScanner.Finding.Refused(String name, UnreadableFile file) -> {
                    files.refuse(name, file);
                    names.add(name);
                }
                case UploadScanner.Finding.Folder _ -> {}
                case UploadScanner.Finding.Nothing() -> {}
            }
        }
        return names;
    }

    private void found(UploadFile file) {
        if (!files.found(file)) {
            return;
        }
        long fragmentSize = settings.fragmentSizeFor(file.status().size());
        Optional<KnownFile> known = store.find(file.name(), file.status(), fragmentSize);
        if (known.isPresent()) {
            offer(file, known.get());
        } else {
            long wait = pace.stillToWait(file.status()).toNanos();
            files.settle(file.name(), System.nanoTime() + wait);
        }
    }

    /// Offers a file of which everything is known.
    void offer(UploadFile file, KnownFile known) {
        files.offer(OfferedFile.of(file, known, manifestLengths.of(known.manifest())));
    }
}
