package org.tributary.app.downloads;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.app.downloads.DownloadEntry.State;

/// Changes what was asked for, and takes along what is on disk when it goes elsewhere. Thread-safe.
final class SpecChanges {
    private static final Logger LOG = LoggerFactory.getLogger(SpecChanges.class);

    private final Ledger ledger;
    private final Tasks tasks;
    private final Runnable lookForFiles;

    /// @param lookForFiles looks whether finished files are where they are said to be; may block
    SpecChanges(Ledger ledger, Tasks tasks, Runnable lookForFiles) {
        this.ledger = ledger;
        this.tasks = tasks;
        this.lookForFiles = lookForFiles;
    }

    void change(String id, UnaryOperator<DownloadSpec> change) {
        ledger.update(() -> ledger.find(id).ifPresent(item -> change(item, change)));
    }

    private void change(Item item, UnaryOperator<DownloadSpec> change) {
        DownloadSpec spec = Requests.withoutLogins(change.apply(item.entry.spec()));
        item.entry = item.entry.with(spec);
        item.run.ifPresent(run -> run.limit(spec.bytesPerSecond()));
        if (item.run.isPresent() || item.state() == State.FINISHED) {
            return;
        }
        Optional<Path> target = Places.targetIfAny(spec, item.entry.path());
        if (target.isPresent() && !target.equals(item.entry.path())) {
            item.entry = item.entry.at(target.get());
            moveAlong(item, target.get());
        }
    }

    private void moveAlong(Item item, Path target) {
        if (item.state() == State.MISSING) {
            tasks.soon(lookForFiles);
        } else if (item.partialAt.isPresent() && !item.isMoving) {
            Path from = item.partialAt.get();
            item.isMoving = true;
            tasks.soon(() -> move(item, from, target));
        }
    }

    private void move(Item item, Path from, Path to) {
        boolean isMoved = false;
        try {
            PartialFiles.move(from, to);
            isMoved = true;
        } catch (IOException e) {
            // Tried again, and told, when it is started next.
            LOG.warn("the data of {} stay where they are: {}", to, e.getMessage());
        }
        Path at = isMoved ? to : from;
        ledger.update(() -> {
            item.isMoving = false;
            item.partialAt = Optional.of(at);
        });
    }
}
