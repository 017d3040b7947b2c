package org.tributary.app.ui.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tributary.app.ui.SampleDownloads.NOW;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tributary.app.servers.ServerView;
import org.tributary.app.ui.SampleDownloads;
import org.tributary.app.ui.SampleServers;
import org.tributary.shared.servers.ServerHealth;
import org.tributary.shared.transfer.DownloadSnapshot;
import org.tributary.shared.transfer.DownloadSnapshot.ServerShare;

class DownloadServersViewModelTest {
    private final SampleDownloads downloads = SampleDownloads.busy();
    private final SampleServers servers = SampleServers.four();
    private final DownloadServersViewModel model =
            new DownloadServersViewModel(
                    Moments.ENGLISH,
                    () -> Moments.format(Moments.ENGLISH),
                    servers,
                    health -> health.getClass().getSimpleName());

    @Test
    void tellsWhatEachServerDoes() {
        model.show(Moments.of(downloads, SampleDownloads.DEBIAN));
        assertEquals(4, model.rows().size());
        DownloadServerRow.Words first = model.rows().getFirst().words();
        assertEquals("Answers", first.state());
        assertEquals("41.3 MB/s", first.speed());
        assertEquals("4", first.connections());
        assertEquals("4 ms", first.answerTime());
        assertEquals("4", model.rows().get(2).words().errors());
        assertEquals("–", model.rows().get(2).words().speed());
    }

    @Test
    void tellsWhoSentWrongDataThoughItIsStillUsed() {
        show(SampleServers.sentWrong().health(), Duration.ZERO);
        assertEquals("SentWrong", model.rows().getFirst().words().state());
        assertEquals("E04", model.trouble(Optional.empty()).orElseThrow().text().code());
    }

    @Test
    void tellsHowManySegmentsEachServerHasAndHowManyCameFromIt() {
        model.show(Moments.of(downloads, SampleDownloads.DEBIAN));
        assertEquals(
                List.of("703/703", "703/703", "703/703", "610/703"),
                model.rows().stream().map(row -> row.words().has()).toList());
        assertEquals(610, model.rows().get(3).held().size());
        String strip = model.rows().get(3).words().strip();
        assertTrue(
                strip.matches("Has 610 of 703 segments \\(light\\); \\d+ came from it \\(solid\\)"),
                strip);
    }

    @Test
    void doesNotGuessWhatAServerHasThatToldNothing() {
        show(new ServerHealth.NotAskedYet(), Duration.ZERO);
        DownloadServerRow.Words words = model.rows().getFirst().words();
        assertEquals("–", words.has());
        assertTrue(words.strip().startsWith("Has not told yet"), words.strip());
    }

    @Test
    void saysOfASilentServerWhatIsSaidElsewhere() {
        ServerHealth elsewhere = servers.views().get(2).health();
        ServerHealth known =
                new ServerHealth.NoAnswer(NOW.minusSeconds(2), NOW.plusSeconds(1), "refused");
        show("node-c:8003", known, true);
        assertEquals(elsewhere, model.rows().getFirst().health());
    }

    @Test
    void aDownloadThatIsOverPromisesNoNextTry() {
        ServerHealth stale =
                new ServerHealth.NoAnswer(NOW.minusSeconds(90), NOW.minusSeconds(1), "refused");
        show("node-a:8001", stale, false);
        assertEquals(servers.views().getFirst().health(), model.rows().getFirst().health());
        show("x:1", stale, false);
        assertEquals("Not asked now", model.rows().getFirst().words().state());
        assertTrue(model.trouble(Optional.empty()).isEmpty());
    }

    @Test
    void tellsWhyAServerIsLeftOut() {
        show(new ServerHealth.LeftOut("it offers another file."), Duration.ZERO);
        assertEquals("Left out: it offers another file", model.rows().getFirst().words().state());
    }

    @Test
    void keepsItsRowsAndChangesNumbersTwiceASecond() {
        show(new ServerHealth.Answers(Duration.ofMillis(4)), Duration.ZERO);
        DownloadServerRow row = model.rows().getFirst();
        show(new ServerHealth.Answers(Duration.ofMillis(9)), Duration.ofMillis(100));
        assertEquals("4 ms", row.words().answerTime());
        show(new ServerHealth.Answers(Duration.ofMillis(9)), Duration.ofMillis(600));
        assertSame(row, model.rows().getFirst());
        assertEquals("9 ms", row.words().answerTime());
    }

    @Test
    void showsAtOnceWhatWasSwitched() {
        model.show(Moments.of(downloads, SampleDownloads.DEBIAN));
        assertTrue(model.rows().getFirst().words().isOn());
        List<ServerView> views =
                servers.views().stream()
                        .map(view ->
                                view.id().equals("node-a:8001")
                                        ? SampleServers.with(view, new ServerHealth.SwitchedOff())
                                        : view)
                        .toList();
        servers.show(views);
        model.show(Moments.at(downloads, SampleDownloads.DEBIAN, NOW.plusMillis(100)));
        assertFalse(model.rows().getFirst().words().isOn());
    }

    @Test
    void tellsOfTheFirstServerInTroubleUnlessOneIsChosen() {
        model.show(Moments.of(downloads, SampleDownloads.DEBIAN));
        assertEquals("node-c:8003", model.trouble(Optional.empty()).orElseThrow().server());
        assertEquals(
                "node-c:8003",
                model.trouble(Optional.of(model.rows().getFirst())).orElseThrow().server());
    }

    @Test
    void hasNoRowsWhileNobodyWasAsked() {
        model.show(Moments.of(downloads, SampleDownloads.WEIGHTS));
        assertEquals(List.of(), model.rows());
        assertTrue(model.trouble(Optional.empty()).isEmpty());
    }

    private void show(String server, ServerHealth health, boolean isRunning) {
        Inspected now =
                Moments.of(
                        downloads, isRunning ? SampleDownloads.DEBIAN : SampleDownloads.HANDBOOK);
        DownloadSnapshot snapshot =
                Moments.of(downloads, SampleDownloads.DEBIAN).snapshot().orElseThrow();
        show(now, snapshot, new ServerShare(server, health, 5, 0, 0, Optional.empty()));
    }

    private void show(ServerHealth health, Duration later) {
        Inspected now = Moments.at(downloads, SampleDownloads.DEBIAN, NOW.plus(later));
        DownloadSnapshot snapshot = now.snapshot().orElseThrow();
        show(now, snapshot, new ServerShare("x:1", health, 5, 0, 1, Optional.empty()));
    }

    private void show(Inspected now, DownloadSnapshot snapshot, ServerShare share) {
        model.show(
                new Inspected(
                        now.entry(), Optional.of(snapshot.withServers(List.of(share))), now.now()));
    }
}
