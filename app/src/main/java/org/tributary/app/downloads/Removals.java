package org.tributary.app.downloads;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tributary.app.downloads.DownloadEntry.State;

/// Takes downloads out of the list, puts them back, and deletes what is left of them when that cannot
/// be any more. Thread-safe.
final class Removals {
    private final Ledger ledger;
    private final Tasks tasks;
    private final Endings endings;
    private final Patience patience;

    Removals(Ledger ledger, Tasks tasks, Endings endings, Patience patience) {
        this.ledger = ledger;
        this.tasks = tasks;
        this.endings = endings;
        this.patience = patience;
    }

    void remove(Collection<String> ids, boolean deleteFiles) {
        List<Trash.Removed> removed = new ArrayList<>();
        ledger.update(() -> {
            for (Item item : ledger.items().find(ids)) {
                State before = item.state();
                // What failed is not tried again while it is not listed, and comes back as it was.
                if (before != State.FAILED) {
                    item.pause();
                }
                endings.cancelUnpacking(item.id());
                Optional<Item> next = ledger.items().remove(item);
                removed.add(new Trash.Removed(item, next, before, deleteFiles));
            }
            if (!removed.isEmpty()) {
                Trash.Batch batch = new Trash.Batch(removed);
                ledger.trash().add(batch);
                tasks.later(Trash.UNDO, () -> expire(batch));
            }
        });
    }

    private void expire(Trash.Batch batch) {
        List<Leftover> leftovers = new ArrayList<>();
        ledger.update(() -> leftovers.addAll(ledger.trash().expire(batch)));
        Trash.delete(leftovers, ledger.used());
        ledger.saveSoon();
    }

    /// Deletes what is left of all that was taken out. Blocks for the disk.
    void expireAll() {
        List<Leftover> leftovers = new ArrayList<>();
        ledger.update(() -> leftovers.addAll(ledger.trash().expireAll()));
        Trash.delete(leftovers, ledger.used());
    }

    boolean undo() {
        List<Trash.Batch> undone = new ArrayList<>();
        ledger.update(() -> {
            ledger.trash().undo().ifPresent(undone::add);
            undone.forEach(batch -> batch.removed().reversed().forEach(this::putBack));
        });
        return !undone.isEmpty();
    }

    private void putBack(Trash.Removed removed) {
        Item item = removed.item();
        if (item.state() == State.PAUSED) {
            item.entry =
                    item.entry.with(
                            removed.before() == State.RUNNING ? State.QUEUED : removed.before());
            item.isFirst = removed.before() == State.RUNNING;
        }
        ledger.items().putBack(item, removed.next());
        if (removed.before() == State.UNPACKING && item.state() == State.FINISHED) {
            endings.unpack(item);
        }
        if (item.failedInSilence()) {
            patience.failed(item);
        }
    }
}
