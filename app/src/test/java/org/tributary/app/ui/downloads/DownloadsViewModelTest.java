package org.tributary.app.ui.downloads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.app.downloads.DownloadEntry.State;
import org.tributary.app.settings.Settings.Unit;
import org.tributary.app.ui.SampleDownloads;
import org.tributary.app.ui.common.Format;
import org.tributary.app.ui.common.Messages;
import org.tributary.app.ui.common.ProblemAction;
import org.tributary.app.ui.downloads.DownloadsViewModel.Sort;
import org.tributary.shared.transfer.DownloadSnapshot;
import org.tributary.shared.transfer.Obstacle;

class DownloadsViewModelTest {
    private Instant now = SampleDownloads.NOW;
    private final Messages messages = Messages.of(Locale.ENGLISH);
    private final SampleDownloads downloads = SampleDownloads.busy();
    private final DownloadsViewModel model = model(downloads);

    private DownloadsViewModel model(SampleDownloads list) {
        InstantSource clock = () -> now;
        RowWords words =
                new RowWords(
                        messages,
                        () -> new Format(messages, ZoneOffset.UTC, Unit.MEGABYTES),
                        () -> 3,
                        List::of,
                        clock);
        DownloadsViewModel made = new DownloadsViewModel(list, words, clock);
        list.onChange(made::entriesChanged);
        made.read();
        return made;
    }

    private List<String> shown() {
        return model.rows().stream().map(DownloadRow::id).toList();
    }

    private DownloadRow row(String id) {
        return model.row(id).orElseThrow();
    }

    private static DownloadEntry in(State state, DownloadEntry entry) {
        return new DownloadEntry(
                entry.id(),
                entry.spec(),
                state,
                entry.name(),
                entry.size(),
                entry.receivedBytes(),
                entry.segments(),
                entry.verifiedSegments(),
                entry.added(),
                entry.ended(),
                entry.path(),
                entry.problem(),
                entry.receipt());
    }

    private void faster(String id, double bytesPerSecond) {
        DownloadSnapshot before = downloads.snapshot(id).orElseThrow();
        downloads.show(
                id,
                new DownloadSnapshot(
                        before.state(),
                        before.name(),
                        before.size(),
                        before.verifiedBytes(),
                        before.receivedBytes(),
                        bytesPerSecond,
                        before.segments(),
                        before.servers(),
                        before.sentence(),
                        before.waiting(),
                        before.layout()));
    }

    @Test
    void showsEveryDownloadAsTheQueueHasIt() {
        assertEquals(downloads.entries().stream().map(DownloadEntry::id).toList(), shown());
    }

    @Test
    void countsWhatIsInEveryGroup() {
        Totals totals = model.totalsProperty().get();
        assertEquals(7, totals.count(DownloadGroup.ALL));
        assertEquals(2, totals.count(DownloadGroup.ACTIVE));
        assertEquals(1, totals.count(DownloadGroup.QUEUED));
        assertEquals(1, totals.count(DownloadGroup.PAUSED));
        assertEquals(2, totals.count(DownloadGroup.FINISHED));
        assertEquals(1, totals.count(DownloadGroup.FAILED));
        assertEquals(91.5e6, totals.bytesPerSecond(), 1e5);
    }

    @Test
    void aRowStaysTheSameObjectWhenItsDownloadChanges() {
        DownloadRow before = row(SampleDownloads.LECTURE);
        downloads.put(in(State.PAUSED, before.entry()));
        model.read();
        assertSame(before, row(SampleDownloads.LECTURE));
        assertEquals(DownloadGroup.PAUSED, before.group());
    }

    @Test
    void textsChangeOnlyWhenWhatIsReadChanges() {
        DownloadRow row = row(SampleDownloads.DEBIAN);
        List<String> news = new ArrayList<>();
        row.text(DownloadColumn.SPEED).subscribe((_, text) -> news.add(text));
        now = now.plusMillis(600);
        model.read();
        assertEquals(List.of(), news);
        faster(SampleDownloads.DEBIAN, 12.3e6);
        now = now.plusMillis(600);
        model.read();
        assertEquals(List.of("12.3 MB/s"), news);
    }

    @Test
    void numbersDoNotFlicker() {
        DownloadRow row = row(SampleDownloads.DEBIAN);
        String before = row.text(DownloadColumn.SPEED).get();
        faster(SampleDownloads.DEBIAN, 12.3e6);
        now = now.plusMillis(100);
        model.read();
        assertEquals(before, row.text(DownloadColumn.SPEED).get());
        now = now.plusMillis(500);
        model.read();
        assertNotEquals(before, row.text(DownloadColumn.SPEED).get());
    }

    @Test
    void showsOneGroupAlone() {
        model.groupProperty().set(DownloadGroup.FINISHED);
        assertEquals(List.of(SampleDownloads.HANDBOOK, SampleDownloads.SOURCES), shown());
    }

    @Test
    void aDownloadLeavesItsGroupWhenItsStateChanges() {
        model.groupProperty().set(DownloadGroup.QUEUED);
        assertEquals(List.of(SampleDownloads.LECTURE), shown());
        downloads.put(in(State.PAUSED, row(SampleDownloads.LECTURE).entry()));
        model.read();
        assertEquals(List.of(), shown());
    }

    @Test
    void filtersByWhatIsTyped() {
        model.filterProperty().set("is:finished >100mb");
        assertEquals(List.of(SampleDownloads.SOURCES), shown());
        model.filterProperty().set("server:node-d is:finished");
        assertEquals(List.of(SampleDownloads.HANDBOOK, SampleDownloads.SOURCES), shown());
        model.filterProperty().set("is:verified");
        assertEquals(List.of(SampleDownloads.HANDBOOK, SampleDownloads.SOURCES), shown());
        model.filterProperty().set("");
        assertEquals(7, shown().size());
    }

    @Test
    void sortsByColumns() {
        model.sortBy(List.of(new Sort(DownloadColumn.SIZE, true)));
        assertEquals(SampleDownloads.WEIGHTS, shown().getFirst());
        assertEquals(SampleDownloads.HANDBOOK, shown().getLast());
        assertFalse(model.isInQueueOrder());
        model.sortBy(List.of());
        assertEquals(SampleDownloads.DEBIAN, shown().getFirst());
        assertTrue(model.isInQueueOrder());
    }

    @Test
    void rowsChangePlacesEveryTwoSecondsAtMost() {
        model.sortBy(List.of(new Sort(DownloadColumn.SPEED, true)));
        assertEquals(SampleDownloads.DEBIAN, shown().getFirst());
        faster(SampleDownloads.DATASET, 500e6);
        now = now.plusMillis(1000);
        model.read();
        assertEquals(SampleDownloads.DEBIAN, shown().getFirst());
        now = now.plusMillis(1000);
        model.read();
        assertEquals(SampleDownloads.DATASET, shown().getFirst());
    }

    @Test
    void onlyWhatIsNewIsAddedToTheRows() {
        List<String> added = new ArrayList<>();
        List<Integer> removed = new ArrayList<>();
        model.rows()
                .addListener(
                        (ListChangeListener<DownloadRow>)
                                change -> {
                                    while (change.next()) {
                                        change.getAddedSubList()
                                                .forEach(row -> added.add(row.id()));
                                        removed.add(change.getRemovedSize());
                                    }
                                });
        downloads.failed("more", "more.iso", 5_000, new Obstacle.NobodyAnswers());
        downloads.put(downloads.entries().getLast());
        model.read();
        assertEquals(List.of("more"), added);
        assertEquals(List.of(0), removed);
        downloads.remove(List.of(SampleDownloads.LECTURE, SampleDownloads.SOURCES), false);
        model.read();
        assertEquals(List.of("more"), added);
        assertEquals(6, model.rows().size());
    }

    @Test
    void aMoveInTheQueueKeepsTheRows() {
        List<DownloadRow> before = List.copyOf(model.rows());
        DownloadEntry first = downloads.entries().getFirst();
        downloads.remove(List.of(first.id()), false);
        downloads.put(first);
        model.read();
        assertEquals(SampleDownloads.DEBIAN, shown().getLast());
        assertTrue(before.containsAll(model.rows()));
        assertEquals("7", row(SampleDownloads.DEBIAN).text(DownloadColumn.QUEUE).get());
    }

    @Test
    void whatWasRemovedIsNotSelectedAnyMore() {
        model.select(List.of(row(SampleDownloads.DEBIAN), row(SampleDownloads.LECTURE)));
        downloads.remove(List.of(SampleDownloads.DEBIAN), false);
        model.read();
        assertEquals(List.of(SampleDownloads.LECTURE), model.selectedIds());
    }

    @Test
    void aDownloadThatComesBackHasAnotherRow() {
        DownloadRow before = row(SampleDownloads.DEBIAN);
        downloads.remove(List.of(SampleDownloads.DEBIAN), false);
        model.read();
        downloads.put(before.entry());
        model.read();
        assertNotSame(before, row(SampleDownloads.DEBIAN));
    }

    @Test
    void restsWhenNothingRuns() {
        assertTrue(model.read());
        for (DownloadEntry entry : downloads.entries()) {
            if (entry.state() == State.RUNNING) {
                downloads.put(in(State.PAUSED, entry));
            }
        }
        assertFalse(model.read());
    }

    @Test
    void offersWhatMendsAProblem() {
        assertEquals(Optional.of(ProblemAction.ADD_SERVER), row(SampleDownloads.NIGHTLY).mending());
        assertEquals(Optional.empty(), row(SampleDownloads.DEBIAN).mending());
        downloads.put(in(State.MISSING, row(SampleDownloads.HANDBOOK).entry()));
        model.read();
        assertEquals(
                Optional.of(ProblemAction.DOWNLOAD_AGAIN), row(SampleDownloads.HANDBOOK).mending());
    }

    @Test
    void writesWhatColumnsSay() {
        DownloadRow row = row(SampleDownloads.DEBIAN);
        assertEquals("3.70 GB", row.text(DownloadColumn.SIZE).get());
        assertEquals("79.4 MB/s", row.text(DownloadColumn.SPEED).get());
        assertEquals("3 of 4", row.text(DownloadColumn.SERVERS).get());
        assertEquals("/home/ann/Downloads", row.text(DownloadColumn.FOLDER).get());
        assertEquals("1", row.text(DownloadColumn.QUEUE).get());
        DownloadRow paused = row(SampleDownloads.WEIGHTS);
        assertEquals("212 of 640", paused.text(DownloadColumn.SEGMENTS).get());
        assertEquals("", paused.text(DownloadColumn.SPEED).get());
        assertEquals("", paused.text(DownloadColumn.TIME_LEFT).get());
        assertEquals(
                "http://node-a:8001/handbook.pdf",
                row(SampleDownloads.HANDBOOK).text(DownloadColumn.SOURCE).get());
    }

    @Test
    void findsANameByItsFirstLetters() {
        TypeAhead ahead = new TypeAhead(() -> now);
        List<DownloadRow> rows = model.rows();
        int dataset = shown().indexOf(SampleDownloads.DATASET);
        assertEquals(dataset, ahead.find("d", rows, 0).orElseThrow());
        assertEquals(0, ahead.find("e", rows, dataset).orElseThrow());
        now = now.plusSeconds(2);
        assertTrue(ahead.find("ü", rows, 0).isEmpty());
    }
}
