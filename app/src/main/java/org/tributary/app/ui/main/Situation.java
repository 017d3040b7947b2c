package org.tributary.app.ui.main;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.app.ui.downloads.DownloadRow;

/// What is listed and selected, as far as it decides which actions make sense. Each method returns
/// why its actions do not, as a key of the bundle; empty when they do.
///
/// @param listed how many downloads are listed
/// @param selected how many of them are selected
/// @param pausable how many of the selected could be paused
/// @param resumable how many of the selected could go on
/// @param finished how many of the selected are finished files
/// @param movable how many of the selected wait or run, so that their place in the queue matters
/// @param digests how many of the selected have a known digest
/// @param anyPausable whether anything listed could be paused
/// @param anyResumable whether anything listed could go on
/// @param undoable whether what was removed last can be put back
record Situation(
        int listed,
        int selected,
        int pausable,
        int resumable,
        int finished,
        int movable,
        int digests,
        boolean anyPausable,
        boolean anyResumable,
        boolean undoable) {
    private static final Optional<String> FINE = Optional.empty();

    static Situation of(Collection<DownloadRow> all, List<DownloadRow> selected, boolean undoable) {
        return new Situation(
                all.size(),
                selected.size(),
                count(selected, Situation::canPause),
                count(selected, Situation::canResume),
                count(selected, row -> row.entry().state() == DownloadEntry.State.FINISHED),
                count(selected, Situation::canMove),
                count(selected, row -> row.sha256().isPresent()),
                all.stream().anyMatch(Situation::canPause),
                all.stream().anyMatch(Situation::canResume),
                undoable);
    }

    private static int count(
            List<DownloadRow> rows, java.util.function.Predicate<DownloadRow> which) {
        return (int) rows.stream().filter(which).count();
    }

    private static boolean canPause(DownloadRow row) {
        return row.entry().canPause();
    }

    private static boolean canResume(DownloadRow row) {
        return row.entry().canResume();
    }

    private static boolean canMove(DownloadRow row) {
        return switch (row.entry().state()) {
            case QUEUED, RUNNING, PAUSED, FAILED -> true;
            case UNPACKING, FINISHED, MISSING -> false;
        };
    }

    Optional<String> always() {
        return FINE;
    }

    Optional<String> select() {
        return unless(selected > 0, "select");
    }

    Optional<String> one() {
        return unless(selected == 1, "selectOne");
    }

    Optional<String> pause() {
        return unless(pausable > 0, "selectRunning");
    }

    Optional<String> resume() {
        return unless(resumable > 0, "selectPaused");
    }

    Optional<String> pauseOrResume() {
        return unless(pausable + resumable > 0, "selectUnfinished");
    }

    Optional<String> pauseAll() {
        return unless(anyPausable, "nothingRuns");
    }

    Optional<String> resumeAll() {
        return unless(anyResumable, "nothingPaused");
    }

    Optional<String> selectFinished() {
        return unless(finished > 0, "selectFinished");
    }

    Optional<String> move() {
        return unless(movable > 0, "selectUnfinished");
    }

    Optional<String> digest() {
        return selected == 0 ? select() : unless(digests > 0, "noDigest");
    }

    Optional<String> undo() {
        return unless(undoable, "nothingToUndo");
    }

    Optional<String> anyListed() {
        return unless(listed > 0, "emptyList");
    }

    private static Optional<String> unless(boolean fine, String reason) {
        return fine ? FINE : Optional.of("action.why." + reason);
    }
}
