package org.tributary.app.downloads;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tributary.app.downloads.DownloadEntry.State;
import org.tributary.app.settings.SettingsStore;
import org.tributary.shared.transfer.UnfinishedDownload;

/// Keeps the list in step with the disk and with the calendar. Thread-safe; all of it blocks for the
/// disk.
final class Housekeeping {
    private static final Duration DAY = Duration.ofDays(1);

    private final Ledger ledger;
    private final SettingsStore settings;
    private final Tasks tasks;
    private final InstantSource clock;

    Housekeeping(Ledger ledger, SettingsStore settings, Tasks tasks, InstantSource clock) {
        this.ledger = ledger;
        this.settings = settings;
        this.tasks = tasks;
        this.clock = clock;
    }

    /// Does what is due when the program starts.
    ///
    /// @param leftovers what the program before could not delete any more
    void begin(List<Leftover> leftovers) {
        Trash.delete(leftovers, ledger.used());
        lookAtPartialData();
        lookForFiles();
        foldersToLookAt().forEach(this::lookForUnfinished);
        tidyUp();
    }

    /// Reads from the logs what is on disk of downloads that do not run.
    private void lookAtPartialData() {
        List<Kept.Download> waiting =
                ledger.read(() ->
                        ledger.items().all().stream()
                                .filter(item -> item.partialAt.isPresent() && item.run.isEmpty())
                                .map(Item::toKeep)
                                .toList());
        List<Replacement> replacements = new ArrayList<>();
        for (Kept.Download download : waiting) {
            DownloadEntry entry = download.entry();
            UnfinishedDownload.read(UnfinishedDownload.log(download.partialAt().get()))
                    .map(entry::having)
                    .filter(after -> !after.equals(entry))
                    .ifPresent(after -> replacements.add(new Replacement(entry, after)));
        }
        replace(replacements);
    }

    private record Replacement(DownloadEntry before, DownloadEntry after) {}

    /// Replaces entries, but for those to which something else happened in the meantime.
    private void replace(List<Replacement> replacements) {
        ledger.update(() -> {
            for (Replacement each : replacements) {
                ledger.find(each.before().id())
                        .filter(item -> item.entry == each.before())
                        .ifPresent(item -> item.entry = each.after());
            }
        });
    }

    /// Looks whether finished files are still there.
    void lookForFiles() {
        List<Replacement> replacements = new ArrayList<>();
        for (DownloadEntry entry : ledger.entries()) {
            State found = found(entry);
            if (found != entry.state()) {
                replacements.add(new Replacement(entry, entry.with(found)));
            }
        }
        replace(replacements);
    }

    private static State found(DownloadEntry entry) {
        boolean isDone = entry.state() == State.FINISHED || entry.state() == State.MISSING;
        if (!isDone || entry.path().isEmpty()) {
            return entry.state();
        }
        return Files.exists(entry.path().get()) ? State.FINISHED : State.MISSING;
    }

    private List<Path> foldersToLookAt() {
        List<Path> folders = new ArrayList<>();
        folders.add(settings.get().downloads().folderOrUsual());
        ledger.entries().forEach(entry -> folders.add(entry.spec().folder()));
        return folders.stream().map(Places::normal).distinct().toList();
    }

    /// Lists the half-done downloads of a folder that are not listed yet.
    void lookForUnfinished(Path folder) {
        for (UnfinishedDownload found : UnfinishedDownload.in(folder)) {
            if (!found.inUse()) {
                ledger.update(() -> list(found));
            }
        }
    }

    private void list(UnfinishedDownload found) {
        Item item = Unfinished.item(found, clock.instant());
        Path target = Places.normal(found.target());
        boolean isKnown =
                ledger.items().all().stream().anyMatch(it -> isOf(it, target, item.entry.spec()));
        boolean isGoing =
                ledger.trash().leftovers().stream()
                        .anyMatch(leftover -> Places.normal(leftover.target()).equals(target));
        if (!isKnown && !isGoing) {
            ledger.items().add(item);
        }
    }

    private static boolean isOf(Item item, Path target, DownloadSpec spec) {
        Optional<Path> place = item.partialAt.or(item.entry::path);
        return place.isPresent()
                ? Places.normal(place.get()).equals(target)
                : Places.isLike(item.entry, spec);
    }

    /// Forgets finished downloads that are older than the settings want them, once a day.
    private void tidyUp() {
        settings.get()
                .general()
                .removeFinishedAfterDays()
                .ifPresent(days -> removeOlder(clock.instant().minus(Duration.ofDays(days))));
        tasks.later(DAY, this::tidyUp);
    }

    private void removeOlder(Instant oldest) {
        ledger.update(() ->
                ledger.items().all().stream()
                        .filter(item -> isOlder(item.entry, oldest))
                        .forEach(ledger.items()::remove));
    }

    private static boolean isOlder(DownloadEntry entry, Instant oldest) {
        boolean isDone = entry.state() == State.FINISHED || entry.state() == State.MISSING;
        return isDone && entry.ended().filter(time -> time.isBefore(oldest)).isPresent();
    }
}
