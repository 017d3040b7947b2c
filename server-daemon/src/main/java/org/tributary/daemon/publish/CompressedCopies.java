package org.tributary.daemon.publish;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.shared.format.FragmentSet;
import org.tributary.shared.format.Sha256;

/// The zstd-compressed copies of fragments in the state folder, each a file `aa/<sha256>.zst`.
/// Copies nobody asks for expire and are made again when somebody asks for the raw fragment.
/// May be used from any thread.
final class CompressedCopies {
    /// No copies at all, and none are ever made.
    static final CompressedCopies NONE = new CompressedCopies(Optional.empty(), () -> 0);

    static final String SUFFIX = ".zst";

    private static final Logger LOG = LoggerFactory.getLogger(CompressedCopies.class);
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}" + Pattern.quote(SUFFIX));

    private final Optional<Path> folder;
    private final LongSupplier nanoTime;
    private final Map<Sha256, Copy> copies = new ConcurrentHashMap<>();
    private final Set<Sha256> wanted = ConcurrentHashMap.newKeySet();

    /// Fragments that are too short, or were tried and do not shrink enough.
    private final Set<Sha256> hopeless = ConcurrentHashMap.newKeySet();

    private final AtomicLong changes = new AtomicLong();

    private CompressedCopies(Optional<Path> folder, LongSupplier nanoTime) {
        this.folder = folder;
        this.nanoTime = nanoTime;
    }

    /// Finds the copies in `folder` and removes what a crash left unfinished there.
    ///
    /// @param nanoTime the clock that copies expire by
    static CompressedCopies open(Path folder, LongSupplier nanoTime) throws IOException {
        CompressedCopies copies = new CompressedCopies(Optional.of(folder), nanoTime);
        Files.createDirectories(folder);
        try (DirectoryStream<Path> prefixes = Files.newDirectoryStream(folder)) {
            for (Path prefix : prefixes) {
                if (Files.isDirectory(prefix)) {
                    copies.load(prefix);
                }
            }
        }
        return copies;
    }

    boolean contains(Sha256 fragment) {
        return copies.containsKey(fragment);
    }

    /// Returns the indexes of those of the `fragments` that there are copies of.
    FragmentSet among(List<Sha256> fragments) {
        return copies.isEmpty()
                ? FragmentSet.NONE
                : FragmentSet.of(fragments.size(), index -> contains(fragments.get(index)));
    }

    /// Returns the copy of a fragment, and keeps it from expiring.
    Optional<Slice> ask(Sha256 fragment) {
        Copy copy = copies.get(fragment);
        if (copy == null) {
            return Optional.empty();
        }
        copy.askedNanos = nanoTime.getAsLong();
        return Optional.of(copy.slice);
    }

    /// Notes that a copy of a fragment would be of use, unless there is one or cannot be one.
    void want(Sha256 fragment) {
        if (folder.isPresent() && !contains(fragment) && !hopeless.contains(fragment)) {
            wanted.add(fragment);
        }
    }

    /// Returns the fragments noted since the last time.
    Set<Sha256> takeWanted() {
        Set<Sha256> taken = new HashSet<>();
        for (Iterator<Sha256> i = wanted.iterator(); i.hasNext(); ) {
            taken.add(i.next());
            i.remove();
        }
        return taken;
    }

    /// Makes the copy of a fragment unless there is one or it would not be worth its room.
    ///
    /// @throws FileChangedException when `raw` is not the fragment any more
    /// @throws IOException when the copy cannot be written
    void make(Slice raw, Sha256 fragment) throws IOException {
        if (contains(fragment) || hopeless.contains(fragment)) {
            return;
        }
        if (raw.length() < FragmentCompressor.LEAST_BYTES) {
            hopeless.add(fragment);
            return;
        }
        Path target = path(folder.orElseThrow(), fragment);
        Files.createDirectories(target.getParent());
        if (FragmentCompressor.compress(raw, fragment, target)) {
            add(fragment, target);
            changes.incrementAndGet();
        } else {
            hopeless.add(fragment);
        }
    }

    /// Removes the copies nobody asked for during `expiry`.
    void sweep(Duration expiry) {
        long now = nanoTime.getAsLong();
        copies.forEach((fragment, copy) -> {
            if (now - copy.askedNanos > expiry.toNanos()) {
                remove(fragment, copy);
            }
        });
    }

    /// Returns a number that grows whenever there is another set of copies.
    long changes() {
        return changes.get();
    }

    /// Returns where the copy of a fragment is in `folder`.
    static Path path(Path folder, Sha256 fragment) {
        String hex = fragment.hex();
        return folder.resolve(hex.substring(0, 2)).resolve(hex + SUFFIX);
    }

    private void load(Path prefix) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(prefix)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (NAME.matcher(name).matches()) {
                    add(Sha256.parse(name.substring(0, name.length() - SUFFIX.length())), file);
                } else {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private void add(Sha256 fragment, Path file) throws IOException {
        FileStamp stamp = FileStamp.of(file);
        Slice slice = new Slice(file, 0, stamp.size(), stamp);
        copies.put(fragment, new Copy(slice, nanoTime.getAsLong()));
    }

    private void remove(Sha256 fragment, Copy copy) {
        try {
            // First the file: while the copy is known, no other one is made in its place.
            Files.deleteIfExists(copy.slice.path());
            copies.remove(fragment);
            changes.incrementAndGet();
        } catch (IOException e) {
            // On Windows while it is being sent; the next sweep tries again.
            LOG.debug("{} stays for now", copy.slice.path(), e);
        }
    }

    private static final class Copy {
        final Slice slice;
        volatile long askedNanos;

        Copy(Slice slice, long askedNanos) {
            this.slice = slice;
            this.askedNanos = askedNanos;
        }
    }
}
