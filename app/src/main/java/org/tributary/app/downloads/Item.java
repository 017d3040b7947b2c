package org.tributary.app.downloads;

import java.nio.file.Path;
import java.util.Optional;
import org.tributary.app.downloads.DownloadEntry.State;
import org.tributary.shared.transfer.DownloadSnapshot;
import org.tributary.shared.transfer.DownloadState;
import org.tributary.shared.transfer.Layout;
import org.tributary.shared.transfer.SegmentStates;

/// One download of the list with all that belongs to it. Guarded by the lock of the list, except for
/// what says otherwise.
final class Item {
    /// Thread-safe.
    final EventRing events = new EventRing();

    DownloadEntry entry;
    Tally tally;

    /// The target beside which its partial data lies; absent while there is none.
    Optional<Path> partialAt;

    /// The try that is not over; a paused download may still have one for a moment.
    Optional<Run> run = Optional.empty();

    /// True while its partial data is being moved.
    boolean isMoving;

    /// True when it is started before all others that wait.
    boolean isFirst;

    /// How many tries in a row failed because nobody answered.
    int silences;

    /// How it looked at last. Any thread.
    private volatile Optional<DownloadSnapshot> last = Optional.empty();

    /// The newest try. Any thread.
    private volatile Optional<Run> newest = Optional.empty();

    Item(DownloadEntry entry, Tally tally, Optional<Path> partialAt) {
        this.entry = entry;
        this.tally = tally;
        this.partialAt = partialAt;
    }

    Item(DownloadEntry entry) {
        this(entry, Tally.NONE, Optional.empty());
    }

    /// Returns what it was when the program ended, ready for another start.
    ///
    /// @param goOn whether it may be started by itself
    static Item restored(Kept.Download kept, boolean goOn) {
        DownloadEntry entry = kept.entry();
        Item item =
                new Item(
                        switch (entry.state()) {
                            case RUNNING -> entry.with(goOn ? State.QUEUED : State.PAUSED);
                            case QUEUED -> goOn ? entry : entry.with(State.PAUSED);
                            case PAUSED, UNPACKING, FINISHED, FAILED, MISSING -> entry;
                        },
                        kept.tally(),
                        kept.partialAt());
        item.isFirst = entry.state() == State.RUNNING;
        return item;
    }

    /// Returns what is kept should the program end now, in whatever way.
    Kept.Download toKeep() {
        Optional<Engine.Running> running = run.flatMap(Run::running);
        if (running.isEmpty()) {
            return new Kept.Download(entry, tally, partialAt);
        }
        DownloadSnapshot now = running.get().snapshot();
        return new Kept.Download(
                now.state() == DownloadState.STARTING ? entry : measured(now),
                tally.plus(run.get().took(), running.get().losses()),
                partialAt);
    }

    /// Returns the entry with the size and progress of a moment, as far as it knew what is on disk.
    DownloadEntry measured(DownloadSnapshot moment) {
        boolean hasLooked = moment.segments().count() > 0 || moment.receivedBytes() > 0;
        return moment.layout().isEmpty() || !hasLooked
                ? entry
                : entry.measuring(moment.size(), moment.segments().count())
                        .having(
                                moment.receivedBytes(),
                                moment.segments().count(SegmentStates.State.VERIFIED));
    }

    String id() {
        return entry.id();
    }

    State state() {
        return entry.state();
    }

    /// Has it wait for a free slot.
    void queue() {
        entry = entry.begun(State.QUEUED);
    }

    /// True when it would go on if only somebody answered.
    boolean failedInSilence() {
        return entry.failedInSilence();
    }

    /// Stops it in good order, takes it out of the queue, or has it not be tried again by itself.
    void pause() {
        if (entry.canPause()) {
            entry = entry.begun(State.PAUSED);
            run.ifPresent(Run::stop);
        }
    }

    /// Begins a try.
    Run begin() {
        Run begun = new Run();
        run = Optional.of(begun);
        newest = run;
        isFirst = false;
        entry = entry.begun(State.RUNNING);
        return begun;
    }

    /// The try is over.
    void over(Run ended) {
        run = Optional.empty();
        last = ended.running().map(Engine.Running::snapshot).or(() -> last);
        newest = Optional.empty();
    }

    /// True when it is sure that a pause costs nothing: it comes from servers of ours, which all send
    /// parts.
    boolean losesNothing() {
        return snapshot().flatMap(DownloadSnapshot::layout).flatMap(Layout::root).isPresent();
    }

    /// True when it can be given to the engine.
    boolean isWaiting() {
        return entry.state() == State.QUEUED && run.isEmpty() && !isMoving;
    }

    /// Returns how it looks now, or looked at last. Any thread.
    Optional<DownloadSnapshot> snapshot() {
        return newest.flatMap(Run::running).map(Engine.Running::snapshot).or(() -> last);
    }

    /// Returns the try that runs now. Any thread.
    Optional<Run> current() {
        return newest;
    }

    /// Forgets what only this run of the program knows of it.
    void forgetDetails() {
        last = Optional.empty();
        events.clear();
    }
}
