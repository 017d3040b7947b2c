package org.tributary.app.downloads;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.tributary.app.downloads.DownloadEntry.State;
import org.tributary.app.unpack.Unpacked;
import org.tributary.shared.servers.WrongData;
import org.tributary.shared.transfer.Download.Losses;
import org.tributary.shared.transfer.DownloadEvent;
import org.tributary.shared.transfer.DownloadResult;
import org.tributary.shared.transfer.DownloadSnapshot;

/// Brings into the list what comes of tries, and does what is to be done after the last one.
/// Thread-safe.
final class Endings implements Launcher.Owner {
    /// Most downloads that do not run and of which more is known than their entries tell.
    private static final int MOST_DETAILED = 200;

    private final Ledger ledger;
    private final Tasks tasks;
    private final InstantSource clock;
    private final Unpackings unpackings;
    private final Patience patience;

    /// Downloads that ended lately, whose segments and events are still known; touched only within
    /// changes of the ledger.
    private final Deque<Item> detailed = new ArrayDeque<>();

    Endings(Ledger ledger, Tasks tasks, InstantSource clock, Patience patience) {
        this.patience = patience;
        this.ledger = ledger;
        this.tasks = tasks;
        this.clock = clock;
        this.unpackings = new Unpackings(tasks, this::unpacked);
    }

    /// Returns how far the archive of a download has been taken apart, 0 to 1.
    double unpackedShare(String id) {
        return unpackings.progress(id);
    }

    void cancelUnpacking(String id) {
        unpackings.cancel(id);
    }

    void cancelAllUnpacking() {
        unpackings.cancelAll();
    }

    @Override
    public void moved(Item item, Path target) {
        ledger.update(() -> item.partialAt = Optional.of(target));
    }

    @Override
    public void started(Item item, Run run) {
        noteTarget(item, run);
    }

    @Override
    public void resolved(Item item, Run run, DownloadEvent.Resolved what) {
        run.resolved(what);
        noteTarget(item, run);
    }

    private void noteTarget(Item item, Run run) {
        ledger.update(() ->
                run.running()
                        .flatMap(Engine.Running::target)
                        .ifPresent(target ->
                                run.resolved()
                                        .ifPresent(what -> {
                                            item.partialAt = Optional.of(target);
                                            item.silences = 0;
                                            item.entry =
                                                    item.entry
                                                            .at(target)
                                                            .measuring(
                                                                    what.size(), what.segments());
                                        })));
    }

    @Override
    public void lied(Item item, WrongData evidence) {
        ledger.update(() -> item.tally = item.tally.plus(evidence));
    }

    @Override
    public void ended(Item item, Run run, Losses losses, DownloadResult result) {
        List<Leftover> leftovers = new ArrayList<>();
        ledger.update(() -> {
            item.tally = item.tally.plus(run.took(), losses);
            item.over(run);
            item.snapshot().ifPresent(last -> item.entry = item.measured(last));
            conclude(item, result);
            keepDetails(item);
            leftovers.addAll(ledger.trash().ended(item));
            ledger.tryEnded();
        });
        if (!leftovers.isEmpty()) {
            tasks.soon(() -> Trash.delete(leftovers, ledger.used()));
        }
    }

    private void conclude(Item item, DownloadResult result) {
        boolean isWanted = item.state() == State.RUNNING;
        switch (result) {
            case DownloadResult.Done done -> finish(item, done.path(), item.tally.receipt(done));
            case DownloadResult.AlreadyThere there ->
                    finish(item, there.path(), item.tally.receipt(there.sha256(), sizeOf(item)));
            case DownloadResult.Paused paused -> {
                if (!paused.goesOn()) {
                    item.entry = item.entry.having(0, 0);
                    item.partialAt = Optional.empty();
                }
                if (isWanted && !ledger.isClosing()) {
                    item.entry = item.entry.with(State.PAUSED);
                }
            }
            case DownloadResult.Failed failed -> {
                if (isWanted) {
                    Problem problem =
                            new Problem(failed.obstacle(), failed.sentence(), clock.instant());
                    item.entry = item.entry.failed(problem);
                    if (patience.failed(item)) {
                        ledger.tell(item.entry);
                    }
                }
            }
        }
    }

    private static long sizeOf(Item item) {
        return item.snapshot().map(DownloadSnapshot::size).orElse(item.entry.size());
    }

    private void finish(Item item, Path path, Receipt receipt) {
        item.partialAt = Optional.empty();
        item.entry = item.entry.at(path).finished(receipt, clock.instant());
        if (item.entry.spec().onFinish().unpack()) {
            unpack(item);
        } else {
            ledger.tell(item.entry);
        }
    }

    /// Takes the file of a finished download apart, or lets that be done at the next start when the
    /// program is about to end; only within a change of the ledger.
    void unpack(Item item) {
        boolean isBegun =
                ledger.isClosing()
                        || item.entry.path().filter(it -> unpackings.begin(item, it)).isPresent();
        item.entry = item.entry.with(isBegun ? State.UNPACKING : State.FINISHED);
        if (!isBegun) {
            ledger.tell(item.entry);
        }
    }

    private void unpacked(Item item, Unpacked result) {
        ledger.update(() -> {
            boolean isListed = ledger.find(item.id()).isPresent();
            boolean isCutShort = result instanceof Unpacked.Cancelled && ledger.isClosing();
            if (item.state() != State.UNPACKING || isCutShort && isListed) {
                return;
            }
            item.entry =
                    item.entry
                            .with(State.FINISHED)
                            .with(Unpackings.problem(item.entry, result, clock.instant()));
            if (isListed) {
                ledger.tell(item.entry);
            }
        });
    }

    private void keepDetails(Item item) {
        detailed.remove(item);
        detailed.addLast(item);
        if (detailed.size() > MOST_DETAILED) {
            Item oldest = detailed.removeFirst();
            if (oldest.run.isEmpty()) {
                oldest.forgetDetails();
            }
        }
    }
}
