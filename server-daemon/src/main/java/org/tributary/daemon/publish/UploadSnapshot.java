package org.tributary.daemon.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.io.Folders;

/// What an upload directory offers at one moment, without watching it on. Uses and adds to what a
/// daemon remembers in the state folder, also while one runs.
public final class UploadSnapshot {
    private static final Logger LOG = LoggerFactory.getLogger(UploadSnapshot.class);
    private static final Duration PROGRESS = Duration.ofSeconds(1);

    /// How often a file that changes while it is read is read again.
    private static final int MOST_TRIES = 5;

    private final PublishSettings settings;
    private final Publication publication;

    private UploadSnapshot(PublishSettings settings, Publication publication) {
        this.settings = settings;
        this.publication = publication;
    }

    /// Finds the files of the upload directory and reads those that nobody has read yet.
    ///
    /// @param listener told of the progress, on the calling thread
    /// @throws IOException when the upload directory cannot be listed
    public static UploadSnapshot take(PublishSettings settings, PublishListener listener)
            throws IOException, InterruptedException {
        UploadScanner scanner = new UploadScanner(settings.uploads(), List.of(settings.state()));
        Folders.make(settings.state());
        try (FragmentStore store = FragmentStore.openBeside(StateFolder.index(settings.state()))) {
            Taking taking = new Taking(settings, scanner, store, listener);
            return new UploadSnapshot(settings, taking.take());
        }
    }

    public Publication publication() {
        return publication;
    }

    /// Puts the zstd-compressed copy of a fragment at `target`, on the disk for good, in a folder
    /// that exists.
    ///
    /// @return false when compressing it is not worth while; there is then nothing
    /// @throws FileChangedException when the file is no longer what it was
    public boolean writeCompressed(OfferedFile file, int index, Path target) throws IOException {
        Slice raw = file.fragment(index);
        if (!settings.compress()
                || file.compressible() == Compressible.NO
                || raw.length() < FragmentCompressor.LEAST_BYTES) {
            return false;
        }
        Sha256 name = file.manifest().fragments().get(index);
        Path made = CompressedCopies.path(StateFolder.copies(settings.state()), name);
        if (Files.exists(made)) {
            try {
                Files.createLink(target, made);
                return true;
            } catch (IOException | UnsupportedOperationException _) {
                // Another file system, one without links, or it has just expired.
            }
        }
        return FragmentCompressor.compress(raw, name, target);
    }

    /// The work of one [#take].
    private static final class Taking {
        private final PublishSettings settings;
        private final UploadScanner scanner;
        private final FragmentStore store;
        private final PublishListener listener;
        private final ManifestLengths manifestLengths = new ManifestLengths();
        private final List<OfferedFile> offered = new ArrayList<>();
        private final List<UnreadableFile> unreadable = new ArrayList<>();
        private final List<UploadFile> toRead = new ArrayList<>();
        private final Map<String, Integer> tries = new HashMap<>();
        private int filesTotal;
        private long bytesTotal;
        private long tellAt = System.nanoTime() + PROGRESS.toNanos();

        Taking(
                PublishSettings settings,
                UploadScanner scanner,
                FragmentStore store,
                PublishListener listener) {
            this.settings = settings;
            this.scanner = scanner;
            this.store = store;
            this.listener = listener;
        }

        Publication take() throws IOException, InterruptedException {
            scanner.scan(scanner.root(), _ -> {}).forEach(this::found);
            filesTotal = toRead.size();
            bytesTotal = toRead.stream().mapToLong(file -> file.status().size()).sum();
            read();
            try {
                store.save();
            } catch (IOException e) {
                LOG.warn("{}. What was read now is read again the next time", e.getMessage());
            }
            return Publication.of(offered, unreadable, CompressedCopies.NONE);
        }

        private void found(UploadScanner.Finding finding) {
            switch (finding) {
                case UploadScanner.Finding.Offerable(UploadFile file) -> {
                    long fragmentSize = settings.fragmentSizeFor(file.status().size());
                    store.find(file.name(), file.status(), fragmentSize)
                            .ifPresentOrElse(known -> offer(file, known), () -> toRead.add(file));
                }
                case UploadScanner.Finding.Refused(_, UnreadableFile file) -> unreadable.add(file);
                case UploadScanner.Finding.Folder _ -> {}
                case UploadScanner.Finding.Nothing() -> {}
            }
        }

        private void read() throws InterruptedException {
            BlockingQueue<ReadingPool.Reading> results = new LinkedBlockingQueue<>();
            int cores = Runtime.getRuntime().availableProcessors();
            try (ReadingPool pool = new ReadingPool(settings, cores, results::add)) {
                int filesDone = 0;
                while (!toRead.isEmpty()) {
                    List<UploadFile> files = List.copyOf(toRead);
                    toRead.clear();
                    waitUntilQuiet(files);
                    files.forEach(pool::read);
                    for (int left = files.size(); left > 0; ) {
                        ReadingPool.Reading result =
                                results.poll(PROGRESS.toMillis(), TimeUnit.MILLISECONDS);
                        if (result != null) {
                            take(result);
                            left--;
                            filesDone++;
                        }
                        tellProgress(filesDone, pool.bytesRead());
                    }
                }
            }
        }

        private void tellProgress(int filesDone, long bytesRead) {
            long now = System.nanoTime();
            if (now - tellAt >= 0) {
                tellAt = now + PROGRESS.toNanos();
                long bytesDone = Math.min(bytesRead, bytesTotal);
                listener.progress(
                        new IndexProgress(
                                Math.min(filesDone, filesTotal),
                                filesTotal,
                                bytesDone,
                                bytesTotal));
            }
        }

        private void waitUntilQuiet(List<UploadFile> files) throws InterruptedException {
            Duration longest = Duration.ZERO;
            for (UploadFile file : files) {
                Duration wait = Pace.USUAL.stillToWait(file.status());
                longest = wait.compareTo(longest) > 0 ? wait : longest;
            }
            Thread.sleep(longest);
        }

        private void take(ReadingPool.Reading result) {
            UploadFile file = result.file();
            switch (result.outcome()) {
                case Fragmenter.Outcome.Fragmented(var manifest) -> {
                    KnownFile known = new KnownFile(file.status(), manifest, result.compressible());
                    store.put(file.name(), known);
                    offer(file, known);
                }
                case Fragmenter.Outcome.Changed() -> {
                    if (tries.merge(file.name(), 1, Integer::sum) < MOST_TRIES) {
                        found(scanner.examine(scanner.root().resolve(file.name())));
                    } else {
                        refuse(file, "it keeps changing");
                    }
                }
                case Fragmenter.Outcome.Unreadable(String reason, _) -> refuse(file, reason);
                case Fragmenter.Outcome.Stopped() -> refuse(file, "reading it was stopped");
            }
        }

        private void offer(UploadFile file, KnownFile known) {
            offered.add(OfferedFile.of(file, known, manifestLengths.of(known.manifest())));
        }

        private void refuse(UploadFile file, String reason) {
            unreadable.add(new UnreadableFile(file.path(), reason));
        }
    }
}
