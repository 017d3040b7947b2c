package org.tributary.app.ui.downloads;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.app.downloads.DownloadEntry.State;
import org.tributary.app.downloads.Downloads;

/// All downloads as rows, in the order of the queue. A row stays the same object while its download is
/// listed, and the list changes only where downloads come, go or move: whoever shows it need not begin
/// anew.
final class DownloadRows {
    private final Downloads downloads;
    private final RowWords words;
    private final Map<String, DownloadRow> rowsById = new HashMap<>();
    private final ObservableList<DownloadRow> all = FXCollections.observableArrayList();
    private final List<DownloadRow> moving = new ArrayList<>();
    private List<DownloadEntry> entries = List.of();

    DownloadRows(Downloads downloads, RowWords words) {
        this.downloads = downloads;
        this.words = words;
    }

    ObservableList<DownloadRow> all() {
        return all;
    }

    Optional<DownloadRow> row(String id) {
        return Optional.ofNullable(rowsById.get(id));
    }

    /// True while there is something new of a row ten times a second.
    boolean areMoving() {
        return !moving.isEmpty();
    }

    /// Looks how running downloads are now.
    ///
    /// @param texts false to leave the numbers alone
    /// @return true when one is in another group now
    boolean readMoving(boolean texts) {
        boolean otherGroup = false;
        for (DownloadRow row : moving) {
            otherGroup |= update(row, row.entry(), texts);
        }
        return otherGroup;
    }

    private boolean update(DownloadRow row, DownloadEntry entry, boolean texts) {
        double unpacked = entry.state() == State.UNPACKING ? downloads.unpacked(entry.id()) : 0;
        return row.update(entry, downloads.snapshot(entry.id()), unpacked, texts);
    }

    /// Takes in how the list is now; false when it is as it was.
    boolean take() {
        List<DownloadEntry> now = downloads.entries();
        if (now.equals(entries)) {
            return false;
        }
        entries = now;
        Set<DownloadRow> gone = new HashSet<>(rowsById.values());
        List<DownloadRow> added = new ArrayList<>();
        moving.clear();
        boolean inOrder = true;
        int last = -1;
        for (DownloadEntry entry : now) {
            DownloadRow row = rowsById.get(entry.id());
            if (row == null) {
                row = new DownloadRow(entry, downloads.snapshot(entry.id()), words);
                rowsById.put(entry.id(), row);
                added.add(row);
            } else {
                gone.remove(row);
                // Rows that stay in the order they have need not be moved, and new ones come last.
                inOrder &= row.place() > last && added.isEmpty();
                last = row.place();
                if (row.entry() != entry) {
                    update(row, entry, true);
                }
            }
            if (row.isMoving()) {
                moving.add(row);
            }
        }
        arrange(gone, added, inOrder);
        tellQueued();
        return true;
    }

    private void arrange(Set<DownloadRow> gone, List<DownloadRow> added, boolean inOrder) {
        for (int place = 0; place < entries.size(); place++) {
            rowsById.get(entries.get(place).id()).place(place);
        }
        if (!gone.isEmpty()) {
            gone.forEach(row -> rowsById.remove(row.id()));
            all.removeAll(gone);
        }
        all.addAll(added);
        if (!inOrder) {
            FXCollections.sort(all, Comparator.comparingInt(DownloadRow::place));
        }
    }

    /// Queued downloads say how many others they wait for.
    private void tellQueued() {
        long running = moving.stream().filter(row -> row.entry().state() == State.RUNNING).count();
        if (words.running((int) running)) {
            all.stream()
                    .filter(row -> row.group() == DownloadGroup.QUEUED)
                    .forEach(DownloadRow::refreshTexts);
        }
    }
}
