package org.tributary.daemon.publish;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Where every file of the upload directory stands: new or changed ones settle until they have been
/// quiet for long enough, then they are read, then offered, until another state of them is seen.
/// Pure bookkeeping: no clock, no I/O, no locks. Called only from the [PublishLoop].
final class UploadFiles {
    private final Path root;

    /// Every file as last looked at, by name.
    private final NavigableMap<String, UploadFile> seen = new TreeMap<>();

    /// When (by `nanoTime`) a file that has to be read will have been quiet for long enough.
    private final Map<String, Long> settling = new HashMap<>();

    private final Set<String> reading = new HashSet<>();
    private final Map<String, OfferedFile> offered = new TreeMap<>();
    private final NavigableMap<String, UnreadableFile> unreadable = new TreeMap<>();

    /// Those of the unreadable files that are cheap to try again.
    private final Set<String> retry = new HashSet<>();

    /// Symbolic links among the files: nobody tells of a change of what they lead to.
    private final Set<String> links = new HashSet<>();

    /// Files of the first look that have not had their turn yet.
    private final Set<String> firstRound = new HashSet<>();

    private boolean changed = true;

    UploadFiles(Path root) {
        this.root = root;
    }

    /// Takes note of a file; returns false when it is as it was seen before. Otherwise whoever
    /// calls this knows what to do with it: [#offer] or [#settle] it.
    boolean found(UploadFile file) {
        String name = file.name();
        if (isAsSeen(file)) {
            return false;
        }
        seen.put(name, file);
        if (file.location().equals(root.resolve(name))) {
            links.remove(name);
        } else {
            links.add(name);
        }
        OfferedFile offer = offered.get(name);
        // Where only attributes changed, the content most likely did not: offered while looked at.
        if (offer != null
                && !(offer.stamp().equals(file.status().stamp())
                        && offer.location().equals(file.location()))) {
            withdraw(name);
        }
        return true;
    }

    /// The file is to be read once `quietAtNanos` is past, unless it changes before.
    void settle(String name, long quietAtNanos) {
        if (settling.put(name, quietAtNanos) != null) {
            // It had its turn, and goes on changing.
            firstRound.remove(name);
        }
    }

    /// Returns the files that are to be read now, and takes them to be read from now on.
    List<UploadFile> takeQuiet(long nowNanos) {
        List<UploadFile> quiet = new ArrayList<>();
        settling.forEach((name, quietAtNanos) -> {
            if (nowNanos - quietAtNanos >= 0 && !reading.contains(name)) {
                quiet.add(seen.get(name));
            }
        });
        for (UploadFile file : quiet) {
            settling.remove(file.name());
            reading.add(file.name());
        }
        return quiet;
    }

    /// Reading a file ended, in whatever way.
    void readingEnded(String name) {
        reading.remove(name);
        firstRound.remove(name);
    }

    void offer(OfferedFile file) {
        String name = file.file().name();
        settling.remove(name);
        retry.remove(name);
        firstRound.remove(name);
        unreadable.remove(name);
        offered.put(name, file);
        changed = true;
    }

    /// A file, or a folder, cannot be offered for the reason given.
    void refuse(String name, UnreadableFile file) {
        if (file.equals(unreadable.get(name))) {
            return;
        }
        gone(name);
        unreadable.put(name, file);
        changed = true;
    }

    /// A file that was looked at cannot be read, at least for now.
    ///
    /// @param tryAgain whether the next look is to take it for a new one
    void refuse(UploadFile file, String reason, boolean tryAgain) {
        refuse(file.name(), new UnreadableFile(file.path(), reason));
        seen.put(file.name(), file);
        if (tryAgain) {
            retry.add(file.name());
        }
    }

    /// Forgets the states of the files that are worth another try.
    void tryAgain() {
        seen.keySet().removeAll(retry);
        retry.clear();
    }

    void gone(String name) {
        seen.remove(name);
        settling.remove(name);
        links.remove(name);
        retry.remove(name);
        firstRound.remove(name);
        changed |= unreadable.remove(name) != null;
        withdraw(name);
    }

    /// All files that settle now are what there was to begin with.
    void beginFirstRound() {
        firstRound.addAll(settling.keySet());
    }

    /// True when each file of the first round has been read, or cannot be.
    boolean isFirstRoundOver() {
        return firstRound.isEmpty();
    }

    boolean isSeen(String name) {
        return seen.containsKey(name);
    }

    /// True when the file is in the state in which it was seen last.
    boolean isAsSeen(UploadFile file) {
        return file.equals(seen.get(file.name()));
    }

    boolean isSettling() {
        return !settling.isEmpty();
    }

    boolean isReading() {
        return !reading.isEmpty();
    }

    /// Returns `name` and all names known of in the folder `name`.
    Set<String> namesAtAndBelow(String name) {
        Set<String> names = new HashSet<>();
        names.add(name);
        // '0' is the character after '/'.
        names.addAll(seen.subMap(name + "/", name + "0").keySet());
        names.addAll(unreadable.subMap(name + "/", name + "0").keySet());
        return names;
    }

    /// Returns all names known of.
    Set<String> names() {
        Set<String> names = new HashSet<>(seen.keySet());
        names.addAll(unreadable.keySet());
        return names;
    }

    /// Returns the names that are symbolic links.
    List<String> links() {
        return List.copyOf(links);
    }

    Optional<OfferedFile> offered(String name) {
        return Optional.ofNullable(offered.get(name));
    }

    Collection<OfferedFile> offered() {
        return offered.values();
    }

    Collection<UnreadableFile> unreadable() {
        return unreadable.values();
    }

    /// True when something else is offered, or refused, than at the last [#takeChanged()].
    boolean isChanged() {
        return changed;
    }

    void takeChanged() {
        changed = false;
    }

    private void withdraw(String name) {
        changed |= offered.remove(name) != null;
    }
}
