package org.tributary.app.ui.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener.Change;
import org.junit.jupiter.api.Test;
import org.tributary.app.ui.SampleDownloads;
import org.tributary.shared.transfer.DownloadEvent;

class LogViewModelTest {
    private final LogViewModel model =
            new LogViewModel(Moments.ENGLISH, () -> Moments.format(Moments.ENGLISH));

    @Test
    void tellsWhatHappenedAndWhen() {
        model.show("a", SampleDownloads.busy().events(SampleDownloads.DEBIAN));
        assertEquals(
                List.of(
                        "12:03:46  3.70 GB in 703 segments from 4 servers: node-a:8001,"
                                + " node-b:8002, node-c:8003, node-d:8004",
                        "12:03:46  Segment 1 verified, 5.20 MB from node-a:8001",
                        "12:03:48  node-c:8003 does not answer: connection refused; next try in 1"
                                + " s",
                        "12:04:26  node-d:8004 is busy, asked again in 6 s"),
                model.lines());
    }

    @Test
    void addsOnlyWhatIsNew() {
        List<DownloadEvent> events = new ArrayList<>(events(3));
        model.show("a", events);
        List<Integer> added = new ArrayList<>();
        model.lines()
                .addListener((Change<? extends String> change) -> {
                    while (change.next()) {
                        added.add(change.getAddedSize());
                    }
                });
        events.removeFirst();
        events.addAll(events(2));
        model.show("a", events);
        assertEquals(List.of(2), added);
        assertEquals(5, model.lines().size());
    }

    @Test
    void doesNothingWhenNothingHappened() {
        List<DownloadEvent> events = events(3);
        model.show("a", events);
        List<String> changes = new ArrayList<>();
        model.lines().addListener((Change<? extends String> _) -> changes.add("change"));
        model.show("a", events);
        assertEquals(List.of(), changes);
    }

    @Test
    void startsAfreshWithAnotherDownload() {
        model.show("a", events(3));
        model.show("b", events(1));
        assertEquals(1, model.lines().size());
        model.show("c", List.of());
        assertEquals(0, model.lines().size());
    }

    @Test
    void forgetsTheOldestLines() {
        List<DownloadEvent> events = new ArrayList<>(events(LogViewModel.MOST_LINES));
        model.show("a", events);
        events.addAll(events(10));
        model.show("a", events);
        assertEquals(LogViewModel.MOST_LINES, model.lines().size());
    }

    @Test
    void beginsAnewWhenAllItKnewIsGone() {
        model.show("a", events(3));
        model.show("a", events(4));
        assertEquals(4, model.lines().size());
    }

    private static List<DownloadEvent> events(int count) {
        List<DownloadEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(
                    new DownloadEvent.ServerJoined(
                            SampleDownloads.NOW.plusNanos(System.identityHashCode(events) + i),
                            "node-a:8001"));
        }
        return events;
    }
}
