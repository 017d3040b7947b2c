package org.tributary.app.ui.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tributary.app.ui.SampleDownloads;
import org.tributary.app.ui.common.Messages;
import org.tributary.app.ui.common.ProblemAction;
import org.tributary.app.ui.common.ProblemText;
import org.tributary.app.ui.common.StateWords;
import org.tributary.app.ui.controls.SpeedHistory;
import org.tributary.shared.transfer.Obstacle;

class OverviewViewModelTest {
    private final SampleDownloads downloads = SampleDownloads.busy();
    private final SpeedHistory history = new SpeedHistory();
    private final OverviewViewModel model = model(Moments.ENGLISH);

    @Test
    void tellsWhatARunningDownloadDoesAndWhereItGoes() {
        show(SampleDownloads.DEBIAN);
        assertTrue(model.sentenceProperty().get().startsWith("3 of 4 servers"));
        assertEquals(
                "/home/ann/Downloads/debian-13.1-amd64-DVD-1.iso", model.placeProperty().get());
        assertEquals(
                "debian-13.1-amd64-DVD-1.iso, from the servers of the list",
                model.sourceProperty().get());
        assertEquals(64, model.digestProperty().get().length());
        assertEquals("", model.proofProperty().get());
    }

    @Test
    void tellsHowFastItIsAndHowLongItTakes() {
        history.add(SampleDownloads.NOW, 60e6);
        show(SampleDownloads.DEBIAN);
        assertEquals("79.4 MB/s", model.speedProperty().get());
        assertEquals("60.0 MB/s on average, 20 s left", model.averageProperty().get());
    }

    @Test
    void tellsNoSpeedOfWhatStandsStill() {
        show(SampleDownloads.NIGHTLY);
        assertEquals("", model.speedProperty().get());
        show(SampleDownloads.WEIGHTS);
        assertEquals("", model.speedProperty().get());
    }

    @Test
    void tellsWhoSentWhatOnceItIsFinished() {
        show(SampleDownloads.HANDBOOK);
        assertTrue(model.finishedProperty().get());
        assertEquals("✓ matches", model.proofProperty().get());
        assertEquals(3, model.sharesProperty().get().shares().size());
        show(SampleDownloads.DEBIAN);
        assertEquals(ShareViewModel.NOTHING, model.sharesProperty().get());
    }

    @Test
    void saysWhenNoDigestIsKnown() {
        show(SampleDownloads.WEIGHTS);
        assertEquals("", model.digestProperty().get());
        assertEquals("not known", model.proofProperty().get());
    }

    @Test
    void saysWhatIsInTheWayOfARunningDownload() {
        show(SampleDownloads.NIGHTLY);
        ProblemText problem = model.problemProperty().get().orElseThrow();
        assertEquals("E01", problem.code());
        assertEquals("No server has segment 7", problem.title());
        show(SampleDownloads.DEBIAN);
        assertTrue(model.problemProperty().get().isEmpty());
    }

    @Test
    void tellsOfADamagedProgressFileWithoutDemandingAnything() {
        downloads.damaged(SampleDownloads.DEBIAN, SampleDownloads.NOW.minusSeconds(44));
        OverviewViewModel german = model(Moments.GERMAN);
        german.show(Moments.of(downloads, SampleDownloads.DEBIAN), history);
        ProblemText problem = german.problemProperty().get().orElseThrow();
        assertEquals("E14", problem.code());
        assertEquals("Fortschrittsdatei beschädigt", problem.title());
        assertEquals(List.of(ProblemAction.DETAILS), problem.actions());
        assertFalse(problem.isDemanding());
        List<String> details = german.problemDetails().lines().toList();
        assertEquals("E14  2026-11-14T12:03:46Z", details.getFirst());
        assertTrue(details.getLast().startsWith("Progress file damaged. "), details.toString());
    }

    @Test
    void looksForANearNameWhenNobodyOffersIt() {
        downloads.failed("a", "debain.iso", 10, new Obstacle.NotOffered("debain.iso"));
        model.setOffered(() -> List.of("debian.iso", "other.iso"));
        show("a");
        assertEquals(Optional.of("debian.iso"), model.closest());
        assertEquals(
                ProblemAction.USE_CLOSEST,
                model.problemProperty().get().orElseThrow().actions().getFirst());
    }

    @Test
    void copiesProblemsInEnglishWhateverTheLanguage() {
        OverviewViewModel german = model(Moments.GERMAN);
        german.show(Moments.of(downloads, SampleDownloads.NIGHTLY), history);
        assertEquals(
                List.of(
                        "E01  2026-11-14T12:04:30Z",
                        "nightly-build.zip",
                        "Segment 7 is on no server that answers"),
                german.problemDetails().lines().toList());
    }

    @Test
    void changesTheLimit() {
        show(SampleDownloads.DEBIAN);
        assertTrue(model.changeLimit("5 MB/s"));
        assertTrue(downloads.told.getLast().contains("bytesPerSecond=OptionalLong[5000000]"));
        assertTrue(model.changeLimit("1,5MB"));
        assertTrue(downloads.told.getLast().contains("bytesPerSecond=OptionalLong[1500000]"));
    }

    @Test
    void leavesTheLimitAloneWhereThereIsNothingToChange() {
        show(SampleDownloads.DEBIAN);
        assertTrue(model.changeLimit("  "));
        assertEquals(List.of(), downloads.told);
    }

    @Test
    void refusesWhatIsNoSpeed() {
        show(SampleDownloads.DEBIAN);
        assertFalse(model.changeLimit("fast"));
        assertFalse(model.changeLimit("0"));
        assertEquals(List.of(), downloads.told);
    }

    @Test
    void changesConnectionsAndWhatIsDoneAfterwards() {
        show(SampleDownloads.DEBIAN);
        model.changeConnections(16);
        assertEquals(List.of(), downloads.told);
        model.changeConnections(4);
        assertTrue(downloads.told.getLast().contains("connections=4"));
        model.changeOnFinish(FinishChoice.UNPACK, Optional.empty());
        assertTrue(downloads.told.getLast().contains("unpack=true"));
    }

    private void show(String id) {
        model.show(Moments.of(downloads, id), history);
    }

    private OverviewViewModel model(Messages messages) {
        return new OverviewViewModel(
                messages,
                () -> Moments.format(messages),
                downloads,
                () -> new StateWords.Slots(2, 2));
    }
}
