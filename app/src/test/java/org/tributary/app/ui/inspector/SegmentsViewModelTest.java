package org.tributary.app.ui.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tributary.app.ui.SampleDownloads.NOW;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import org.junit.jupiter.api.Test;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.app.ui.SampleDownloads;
import org.tributary.shared.transfer.SegmentStates.State;

class SegmentsViewModelTest {
    private final SampleDownloads downloads = SampleDownloads.busy();
    private final Inspected running = Moments.of(downloads, SampleDownloads.DEBIAN);
    private final SegmentsViewModel model = new SegmentsViewModel();

    @Test
    void listsWhatIsActiveWhileTheDownloadRuns() {
        show("##D.c.rx");
        assertTrue(model.isOnlyActive());
        assertEquals(List.of(2, 4, 6, 7), shown());
    }

    @Test
    void listsEverythingOfWhatDoesNotRun() {
        model.show(Moments.of(SampleDownloads.finishedWithLiar(), SampleDownloads.HANDBOOK));
        assertFalse(model.isOnlyActive());
        assertEquals(List.of(0, 1, 2, 3, 4), shown());
        assertEquals(5, model.states().count(State.VERIFIED));
    }

    @Test
    void movesSegmentsInAndOutOfTheListInTheOrderOfTheFile() {
        show("D.D.D");
        show("DD#.D");
        assertEquals(List.of(0, 1, 4), shown());
        show("##D##");
        assertEquals(List.of(2), shown());
    }

    @Test
    void keepsTheRowsOfADownload() {
        show("D.");
        SegmentRow row = model.row(0);
        show("#D");
        assertSame(row, model.row(0));
        assertEquals(State.VERIFIED, row.state());
    }

    @Test
    void tellsOnlyOfRowsThatLookDifferent() {
        show("D.D");
        List<Integer> told = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int index = i;
            model.row(i).addListener((InvalidationListener) _ -> told.add(index));
        }
        show("D.c");
        assertEquals(List.of(2), told);
    }

    @Test
    void doesNothingWhileNothingChanged() {
        show("D.D");
        List<Integer> told = new ArrayList<>();
        model.row(0).addListener((InvalidationListener) _ -> told.add(0));
        show("D.D");
        assertEquals(List.of(), told);
    }

    @Test
    void startsAfreshWithAnotherDownload() {
        show("D.D");
        model.toggle(State.TO_DO);
        model.show(Moments.of(downloads, SampleDownloads.NIGHTLY));
        assertEquals(263, model.states().count());
        assertTrue(model.wanted().isEmpty());
    }

    @Test
    void limitsTheListToStatesThatAreChosen() {
        show("#D.x");
        model.toggle(State.VERIFIED);
        model.toggle(State.FAILED);
        assertEquals(List.of(0, 3), shown());
        model.toggle(State.VERIFIED);
        assertEquals(List.of(3), shown());
        model.toggle(State.FAILED);
        assertEquals(List.of(1, 3), shown());
    }

    @Test
    void limitsTheListToOneServer() {
        show("#D.x");
        model.toggleServer(0);
        assertEquals(List.of(0, 1, 3), shown());
        assertEquals(3, model.sentBy(0));
        model.toggleServer(0);
        assertEquals(List.of(1, 3), shown());
    }

    @Test
    void survivesThatVeryMuchChangesAtOnce() {
        show(".".repeat(4096));
        show("D".repeat(4096));
        assertEquals(4096, model.shown().size());
        show("#".repeat(4096));
        assertEquals(0, model.shown().size());
    }

    @Test
    void forgetsEverythingWhenNothingIsSelected() {
        show("#D");
        model.clear();
        assertEquals(0, model.states().count());
        assertTrue(model.shown().isEmpty());
    }

    private void show(String segments) {
        model.show(Moments.with(running, segments, NOW));
    }

    private List<Integer> shown() {
        return model.shown().stream().map(SegmentRow::index).toList();
    }

    @Test
    void saysWhyNoSegmentIsKnown() {
        assertEquals("notYet", SegmentsViewModel.whyUnknown(DownloadEntry.State.RUNNING, 0));
        assertEquals("nothing", SegmentsViewModel.whyUnknown(DownloadEntry.State.PAUSED, 0));
        assertEquals("nothing", SegmentsViewModel.whyUnknown(DownloadEntry.State.FAILED, 0));
        assertEquals("unknown", SegmentsViewModel.whyUnknown(DownloadEntry.State.PAUSED, 500));
        assertEquals("finished", SegmentsViewModel.whyUnknown(DownloadEntry.State.FINISHED, 500));
    }
}
