package org.tributary.app.downloads;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.app.downloads.DownloadEntry.State;

/// Downloads that were taken out of the list but can still be put back. Guarded by the lock of the
/// list.
final class Trash {
    /// How long they can.
    static final Duration UNDO = Duration.ofSeconds(8);

    private static final Logger LOG = LoggerFactory.getLogger(Trash.class);

    private final Deque<Batch> batches = new ArrayDeque<>();

    /// What cannot be put back any more, but whose try has not ended yet.
    private final List<Removed> ending = new ArrayList<>();

    /// Downloads that were taken out at once.
    record Batch(List<Removed> removed) {
        Batch {
            removed = List.copyOf(removed);
        }
    }

    /// A download that was taken out.
    ///
    /// @param next the one that came after it
    /// @param before what it did
    record Removed(Item item, Optional<Item> next, State before, boolean deleteFiles) {
        /// Returns what is to be deleted of it.
        List<Leftover> leftovers() {
            List<Leftover> all = new ArrayList<>();
            DownloadEntry entry = item.entry;
            item.partialAt.ifPresent(at -> all.add(new Leftover(at, OptionalLong.empty())));
            if (deleteFiles && entry.state() == State.FINISHED) {
                entry.path()
                        .ifPresent(at -> all.add(new Leftover(at, OptionalLong.of(entry.size()))));
            }
            return all;
        }
    }

    void add(Batch batch) {
        batches.add(batch);
    }

    /// Takes the newest batch out again; empty when it is too late.
    Optional<Batch> undo() {
        return Optional.ofNullable(batches.pollLast());
    }

    /// The time of a batch is over: returns what can be deleted of it now.
    List<Leftover> expire(Batch batch) {
        return batches.remove(batch) ? expired(batch) : List.of();
    }

    /// The time of all is over.
    List<Leftover> expireAll() {
        List<Leftover> all = new ArrayList<>();
        while (!batches.isEmpty()) {
            all.addAll(expired(batches.removeFirst()));
        }
        return all;
    }

    private List<Leftover> expired(Batch batch) {
        List<Leftover> now = new ArrayList<>();
        for (Removed removed : batch.removed()) {
            if (removed.item().run.isPresent()) {
                ending.add(removed);
            } else {
                now.addAll(removed.leftovers());
            }
        }
        return now;
    }

    /// The try of a download ended: returns what can be deleted now.
    List<Leftover> ended(Item item) {
        List<Leftover> now = new ArrayList<>();
        for (Removed removed : List.copyOf(ending)) {
            if (removed.item() == item) {
                ending.remove(removed);
                now.addAll(removed.leftovers());
            }
        }
        return now;
    }

    /// True while a try of something in here is not over.
    boolean isEnding() {
        return Stream.concat(batches.stream().flatMap(it -> it.removed().stream()), ending.stream())
                .anyMatch(removed -> removed.item().run.isPresent());
    }

    /// Returns all that is still to be deleted.
    List<Leftover> leftovers() {
        List<Leftover> all = new ArrayList<>();
        batches.forEach(batch -> batch.removed().forEach(it -> all.addAll(it.leftovers())));
        ending.forEach(removed -> all.addAll(removed.leftovers()));
        return all;
    }

    /// Deletes what nobody in the list needs. Blocks for the disk; any thread.
    ///
    /// @param used where downloads of the list are or go
    static void delete(List<Leftover> leftovers, List<Path> used) {
        List<Path> kept = used.stream().map(Places::normal).toList();
        for (Leftover leftover : leftovers) {
            if (kept.contains(Places.normal(leftover.target()))) {
                continue;
            }
            try {
                leftover.delete();
            } catch (IOException e) {
                LOG.warn("cannot delete what is left of {}", leftover.target(), e);
            }
        }
    }
}
