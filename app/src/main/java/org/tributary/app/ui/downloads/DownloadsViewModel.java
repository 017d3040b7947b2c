package org.tributary.app.ui.downloads;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.app.downloads.Downloads;
import org.tributary.shared.transfer.DownloadSnapshot;
import org.tributary.shared.transfer.DownloadSnapshot.ServerShare;

/// What the list shows: rows that keep their identity, filtered and sorted. Knows no control. JavaFX
/// thread, or one thread of a test.
public final class DownloadsViewModel {
    /// Numbers change twice a second; anything faster flickers.
    private static final long MILLIS_BETWEEN_TEXTS = 500;

    /// Rows change places every two seconds at most; anything faster makes them hard to hit.
    private static final long MILLIS_BETWEEN_SORTS = 2000;

    private final InstantSource clock;
    private final DownloadRows all;
    private final FilteredList<DownloadRow> filtered;
    private final SortedList<DownloadRow> sorted;

    private final ObjectProperty<DownloadGroup> group =
            new SimpleObjectProperty<>(DownloadGroup.ALL);
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Totals> totals = new ReadOnlyObjectWrapper<>(Totals.NONE);
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
    private final ObservableList<DownloadRow> selected = FXCollections.observableArrayList();

    /// Set by any thread when the entries changed.
    private final AtomicBoolean entriesChanged = new AtomicBoolean(true);

    private Optional<Comparator<DownloadRow>> order = Optional.empty();
    private boolean orderMoves;
    private long textsMillis;
    private long sortedMillis;

    DownloadsViewModel(Downloads downloads, RowWords words, InstantSource clock) {
        this.clock = clock;
        all = new DownloadRows(downloads, words);
        filtered = new FilteredList<>(all.all());
        sorted = new SortedList<>(filtered);
        group.subscribe(_ -> refilter());
        filter.subscribe(_ -> refilter());
    }

    /// Tells that the entries changed; any thread. The next [#read()] looks.
    void entriesChanged() {
        entriesChanged.set(true);
    }

    /// Returns the rows to be shown, in their order.
    public ObservableList<DownloadRow> rows() {
        return sorted;
    }

    /// Which part of the list is shown.
    public ObjectProperty<DownloadGroup> groupProperty() {
        return group;
    }

    /// What the user typed to see fewer rows; see [DownloadFilter].
    public StringProperty filterProperty() {
        return filter;
    }

    public ReadOnlyObjectProperty<Totals> totalsProperty() {
        return totals.getReadOnlyProperty();
    }

    /// Counts the changes of entries and of the selection.
    public ReadOnlyIntegerProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /// Returns the rows that are selected.
    public List<DownloadRow> selected() {
        return selected;
    }

    public List<String> selectedIds() {
        return selected.stream().map(DownloadRow::id).toList();
    }

    void select(List<DownloadRow> rows) {
        if (!selected.equals(rows)) {
            selected.setAll(rows);
            revision.set(revision.get() + 1);
        }
    }

    /// Returns the row of a download that is listed, shown or not.
    public Optional<DownloadRow> row(String id) {
        return all.row(id);
    }

    /// Returns all rows, shown or not, as the queue has them.
    public List<DownloadRow> all() {
        return all.all();
    }

    /// True when the rows stand as the queue has them.
    boolean isInQueueOrder() {
        return order.isEmpty();
    }

    /// Takes in what is new.
    ///
    /// @return true while more is to be expected soon
    public boolean read() {
        long now = clock.millis();
        boolean texts = Math.abs(now - textsMillis) >= MILLIS_BETWEEN_TEXTS;
        boolean changed = entriesChanged.getAndSet(false) && takeEntries();
        boolean otherGroup = all.readMoving(texts);
        if (changed || otherGroup) {
            refilter();
        }
        if (changed || otherGroup || texts) {
            textsMillis = now;
            totals.set(Totals.of(all.all()));
        }
        if (changed || otherGroup) {
            revision.set(revision.get() + 1);
        }
        if (orderMoves && all.areMoving() && Math.abs(now - sortedMillis) >= MILLIS_BETWEEN_SORTS) {
            sort();
        }
        return all.areMoving();
    }

    private boolean takeEntries() {
        if (!all.take()) {
            return false;
        }
        selected.removeIf(row -> all.row(row.id()).isEmpty());
        return true;
    }

    /// Writes all texts anew, as after a change of the settings.
    public void refreshTexts() {
        all.all().forEach(DownloadRow::refreshTexts);
    }

    /// Sorts by columns, the most important first; by none, the rows stand as the queue has them.
    void sortBy(List<Sort> columns) {
        order = columns.stream().map(Sort::order).reduce(Comparator::thenComparing);
        orderMoves = columns.stream().anyMatch(sort -> sort.column().moves());
        sort();
    }

    /// @param falling the biggest first
    record Sort(DownloadColumn column, boolean falling) {
        Comparator<DownloadRow> order() {
            return falling ? column.order().reversed() : column.order();
        }
    }

    private void sort() {
        sortedMillis = clock.millis();
        // A new comparator each time: the list sorts only when it gets another one.
        sorted.setComparator(
                order.<Comparator<DownloadRow>>map(by -> (a, b) -> by.compare(a, b)).orElse(null));
    }

    private void refilter() {
        DownloadFilter wanted = DownloadFilter.parse(filter.get());
        DownloadGroup shown = group.get();
        if (wanted == DownloadFilter.NONE && shown == DownloadGroup.ALL) {
            filtered.setPredicate(null);
        } else {
            filtered.setPredicate(row ->
                    (shown == DownloadGroup.ALL || row.group() == shown)
                            && wanted.fits(new Asked(row)));
        }
    }

    /// A row as filters ask about it.
    private record Asked(DownloadRow row) implements DownloadFilter.Filtered {
        @Override
        public String haystack() {
            return (row.name() + '\n' + row.source()).toLowerCase(Locale.ROOT);
        }

        @Override
        public long size() {
            return row.size();
        }

        @Override
        public boolean is(String word) {
            return switch (word) {
                case "missing" -> row.entry().state() == DownloadEntry.State.MISSING;
                case "verified" ->
                        row.entry().receipt().filter(receipt -> receipt.verified()).isPresent();
                default -> row.group().key().equals(word);
            };
        }

        @Override
        public List<String> servers() {
            List<String> servers = new ArrayList<>(row.entry().spec().onlyServers());
            row.snapshot().map(DownloadSnapshot::servers).stream()
                    .flatMap(List::stream)
                    .filter(share -> share.bytes() > 0 || share.connections() > 0)
                    .map(ServerShare::server)
                    .forEach(servers::add);
            row.entry()
                    .receipt()
                    .ifPresent(receipt -> servers.addAll(receipt.bytesByServer().keySet()));
            return servers;
        }
    }
}
