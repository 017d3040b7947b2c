package org.tributary.app.downloads;

import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.tributary.shared.transfer.DownloadEvent;
import org.tributary.shared.transfer.DownloadSnapshot;
import org.tributary.shared.transfer.LinkAnswer;

/// All downloads of the window. Thread-safe; nothing here blocks.
public interface Downloads extends AutoCloseable {
    /// Returns the list now, in the order of the queue. Immutable; an entry that did not change is
    /// the same object as before.
    List<DownloadEntry> entries();

    /// Returns how a download looks now; empty when it has not run since the program began.
    Optional<DownloadSnapshot> snapshot(String id);

    /// Returns what was found when the try that runs now began, if its progress file was damaged.
    Optional<DownloadEvent.LogDamaged> damage(String id);

    /// Returns how far the archive of a download has been taken apart, 0 to 1, while it is.
    double unpacked(String id);

    /// Returns what happened in a download lately, oldest first, 2,000 events at most, without
    /// progress.
    List<DownloadEvent> events(String id);

    /// Runs `listener` after [#entries()] changed, on any thread, until it is closed.
    AutoCloseable onChange(Runnable listener);

    /// Tells `listener` of each download that has just been finished, with all that was to be done
    /// after it, or has failed; on any thread, until it is closed.
    AutoCloseable onEnd(Consumer<DownloadEntry> listener);

    /// Returns the download in the list that is after the same file, or goes to the same place.
    Optional<DownloadEntry> like(DownloadSpec spec);

    /// Adds a download and returns its id.
    String add(DownloadSpec spec, Start start);

    /// Stops downloads in good order; a queued one leaves the queue.
    void pause(Collection<String> ids);

    /// Lets downloads go on, tries failed ones again, or fetches again what is missing: they are
    /// started when a slot is free.
    void resume(Collection<String> ids);

    void pauseAll();

    /// Lets all that are paused go on.
    void resumeAll();

    /// Takes downloads out of the list. What is on disk of them stays until [#undoRemove()] cannot
    /// be called any more; then partial data goes, too.
    ///
    /// @param deleteFiles also delete finished files
    void remove(Collection<String> ids, boolean deleteFiles);

    /// Puts back what was removed last, if that was less than 8 seconds ago; false when too late.
    boolean undoRemove();

    /// Moves downloads within the queue.
    void move(Collection<String> ids, Move move);

    /// Moves downloads to just before another one, or to the end when `before` is empty.
    void moveBefore(Collection<String> ids, Optional<String> before);

    /// Changes what was asked for: a limit at once, all else when the download is started next.
    void change(String id, UnaryOperator<DownloadSpec> change);

    /// Has a running download fetch one of its proved segments again.
    void fetchAgain(String id, int segment);

    /// Has a running download take a segment from the server that sends it now, and give it to another
    /// one that has it.
    void preferAnother(String id, int segment);

    /// Looks whether finished files are still there.
    void lookForFiles();

    /// Finds half-done downloads in a folder by their logs and lists those that are not listed yet,
    /// paused. Returns at once.
    void lookForUnfinished(Path folder);

    /// Asks the server of a link what is there, without downloading it. Blocks for the network; any
    /// thread.
    ///
    /// @param link must lead to a web server
    LinkAnswer look(URI link, Network network);

    /// Pauses what runs, in good order, and saves the list. Waits for that, 10 seconds at most.
    @Override
    void close();

    /// When a new download begins.
    enum Start {
        /// Before everything that waits.
        NOW,
        /// When its turn comes.
        QUEUED,
        PAUSED
    }

    /// Where to in the queue.
    enum Move {
        UP,
        DOWN,
        TOP,
        BOTTOM
    }
}
