package org.tributary.app.servers;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.shared.servers.ServersList;

/// Reads the list file whenever it is another one than before, and writes changes of it. Its lock is
/// held while the disk works. Thread-safe.
final class ListKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(ListKeeper.class);

    private final BiConsumer<ServersList, String> listener;

    /// Guarded by this, as all that is not final or volatile.
    private ListFile file;

    /// What was read last.
    private Optional<ListFile.Stamp> read = Optional.empty();

    /// What was there at the last glance.
    private Optional<ListFile.Stamp> glimpsed = Optional.empty();

    private volatile List<ServersList.Problem> problems = List.of();

    /// @param listener told each list that was read, and what its file is called
    ListKeeper(Path file, BiConsumer<ServersList, String> listener) {
        this.file = new ListFile(file);
        this.listener = listener;
    }

    synchronized Path path() {
        return file.path();
    }

    /// Returns what was skipped when the list was read last. What is wrong with the file as a whole is
    /// told of its line 0.
    List<ServersList.Problem> problems() {
        return problems;
    }

    /// Keeps another file from now on, or the same.
    synchronized void keep(Path path) {
        if (!path.equals(file.path())) {
            file = new ListFile(path);
            read();
        }
    }

    /// Reads the list when it has changed and stays the same for two glances: an editor may be just
    /// writing it.
    ///
    /// @return true when it was read
    synchronized boolean glance() {
        Optional<ListFile.Stamp> now = file.stamp();
        boolean isRead = !now.equals(read) && now.equals(glimpsed);
        glimpsed = now;
        if (isRead) {
            read();
        }
        return isRead;
    }

    /// Takes the list as it is now. One that cannot be read changes nothing but the problems.
    synchronized void read() {
        read = file.stamp();
        glimpsed = read;
        String name = file.path().getFileName().toString();
        try {
            ServersList now = file.read();
            problems = now.problems();
            listener.accept(now, name);
        } catch (IOException e) {
            LOG.warn("cannot read {}: {}", file.path(), String.valueOf(e.getMessage()));
            problems =
                    List.of(
                            new ServersList.Problem(
                                    0,
                                    name,
                                    "it cannot be read: " + String.valueOf(e.getMessage())));
        }
    }

    synchronized Servers.Added add(String text) throws IOException {
        Servers.Added added = file.add(text);
        read();
        return added;
    }

    synchronized void remove(Set<URI> bases) throws IOException {
        file.remove(bases);
        read();
    }

    synchronized void export(Path target) throws IOException {
        file.export(target);
    }
}
