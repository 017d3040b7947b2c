package org.tributary.app.servers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.tributary.app.offers.Offers;
import org.tributary.shared.servers.ServersList;

/// The servers that the window uses and how they are. Thread-safe; nothing here blocks unless it
/// says so.
public interface Servers extends AutoCloseable {
    /// Returns the servers in the order of the list. Immutable; new whenever something changed.
    List<ServerView> views();

    /// Returns the file that lists them.
    Path listFile();

    /// Returns what was skipped when the list was read last.
    List<ServersList.Problem> problems();

    /// Returns all that the servers offered when they were asked last, together.
    Offers offers();

    /// Runs `listener` after something changed, on any thread, until it is closed.
    AutoCloseable onChange(Runnable listener);

    /// Asks all servers how they are.
    void checkNow();

    /// Asks one server how it is, also when it was to be left alone.
    void checkNow(String id);

    /// Adds servers to the list file, below what stands there. Blocks for the disk.
    ///
    /// @param text `host:port`, a link to a server, or the lines of a servers list
    Added add(String text) throws IOException;

    /// Takes servers out of the list file and leaves its other lines alone. Blocks for the disk.
    void remove(Collection<String> ids) throws IOException;

    /// Writes the list to another file. Blocks for the disk.
    void export(Path file) throws IOException;

    /// Stops using a server, or begins to use it again; remembered over restarts.
    void switchOff(String id, boolean off);

    /// Lifts the quarantine of a server that sent wrong data. Blocks for the disk.
    void trust(String id) throws IOException;

    @Override
    void close();

    /// What came of adding servers.
    ///
    /// @param servers ids of the new ones
    /// @param known how many were in the list before
    /// @param problems lines that were skipped
    record Added(List<String> servers, int known, List<ServersList.Problem> problems) {}
}
