package org.tributary.app.ui.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.app.servers.ServerView;
import org.tributary.app.ui.SampleDownloads;
import org.tributary.app.ui.SampleServers;
import org.tributary.app.ui.main.BannerModel.Seen;
import org.tributary.app.ui.main.BannerModel.Trouble;
import org.tributary.shared.servers.ServerHealth;
import org.tributary.shared.servers.ServersList;
import org.tributary.shared.transfer.DownloadSnapshot;
import org.tributary.shared.transfer.DownloadState;
import org.tributary.shared.transfer.Obstacle;
import org.tributary.shared.transfer.Wait;

class BannerModelTest {
    private final BannerModel model = new BannerModel();
    private final List<ServerView> four = SampleServers.four().views();

    private void look(SampleDownloads downloads, List<ServerView> servers) {
        model.look(seen(downloads), servers, List.of(), SampleDownloads.NOW);
    }

    private static List<Seen> seen(SampleDownloads downloads) {
        return downloads.entries().stream()
                .map(entry ->
                        new Seen(
                                entry,
                                downloads.snapshot(entry.id()),
                                downloads.damage(entry.id())))
                .toList();
    }

    private static SampleDownloads waiting(Wait wait) {
        SampleDownloads downloads = SampleDownloads.busy();
        DownloadSnapshot before = downloads.snapshot(SampleDownloads.DEBIAN).orElseThrow();
        downloads.show(
                SampleDownloads.DEBIAN,
                new DownloadSnapshot(
                        DownloadState.WAITING,
                        before.name(),
                        before.size(),
                        before.verifiedBytes(),
                        before.receivedBytes(),
                        0,
                        before.segments(),
                        before.servers(),
                        "",
                        Optional.of(wait),
                        before.layout()));
        return downloads;
    }

    @Test
    void saysNothingWhenAllIsWell() {
        look(SampleDownloads.none(), four.subList(0, 2));
        assertEquals(Optional.empty(), model.worst());
        assertEquals(0, model.more());
    }

    @Test
    void tellsTheWorstAndCountsTheRest() {
        look(SampleDownloads.busy(), four);
        assertEquals(
                6,
                assertInstanceOf(Trouble.NowhereToBeHad.class, model.worst().orElseThrow())
                        .segment());
        assertEquals(1, model.more());
    }

    @Test
    void tellsOfADamagedProgressFileForAWhileAndAfterAllElse() {
        SampleDownloads downloads = SampleDownloads.busy();
        downloads.damaged(SampleDownloads.DEBIAN, SampleDownloads.NOW.minusSeconds(59));
        look(downloads, four);
        assertInstanceOf(Trouble.NowhereToBeHad.class, model.worst().orElseThrow());
        downloads.remove(List.of(SampleDownloads.NIGHTLY), false);
        look(downloads, four.subList(0, 2));
        Trouble.LogDamaged told =
                assertInstanceOf(Trouble.LogDamaged.class, model.worst().orElseThrow());
        assertEquals(SampleDownloads.DEBIAN, told.entry().id());
        downloads.damaged(SampleDownloads.DEBIAN, SampleDownloads.NOW.minusSeconds(60));
        look(downloads, four.subList(0, 2));
        assertEquals(Optional.empty(), model.worst());
    }

    @Test
    void aFullDiskIsWorse() {
        SampleDownloads downloads =
                SampleDownloads.busy()
                        .failed(
                                "big",
                                "big.iso",
                                9_000,
                                new Obstacle.NoSpace(Path.of("/home"), 5_000, 4_000));
        look(downloads, four);
        assertInstanceOf(Trouble.DiskFull.class, model.worst().orElseThrow());
        assertEquals(2, model.more());
    }

    @Test
    void aSilentServerThatNobodyNeedsIsNoTrouble() {
        look(SampleDownloads.none(), four);
        assertEquals(Optional.empty(), model.worst());
    }

    @Test
    void aSilentServerInUseIsToldWithThoseThatCarryOn() {
        SampleDownloads downloads = SampleDownloads.busy();
        downloads.remove(List.of(SampleDownloads.NIGHTLY), false);
        look(downloads, four);
        Trouble.Silent silent = assertInstanceOf(Trouble.Silent.class, model.worst().orElseThrow());
        assertEquals("node-c:8003", silent.server());
        assertEquals(42, silent.since().toSeconds());
        assertEquals(3, silent.others());
    }

    @Test
    void thatNobodyAnswersSaysMoreThanEachOfThem() {
        SampleDownloads downloads = waiting(new Wait.NobodyAnswers(SampleDownloads.NOW));
        downloads.remove(List.of(SampleDownloads.NIGHTLY), false);
        look(downloads, four);
        assertInstanceOf(Trouble.NobodyAnswers.class, model.worst().orElseThrow());
        assertEquals(0, model.more());
    }

    @Test
    void tellsWhenBusyServersAreAskedAgain() {
        SampleDownloads downloads = waiting(new Wait.AllBusy(SampleDownloads.NOW.plusSeconds(3)));
        downloads.remove(List.of(SampleDownloads.NIGHTLY), false);
        look(downloads, four.subList(0, 2));
        assertEquals(
                3,
                assertInstanceOf(Trouble.AllBusy.class, model.worst().orElseThrow())
                        .untilNextTry()
                        .toSeconds());
    }

    @Test
    void tellsOfWrongDataAndOfBadLines() {
        model.look(
                List.of(),
                SampleServers.six().views(),
                List.of(
                        new ServersList.Problem(3, "node-a;8001", "is not host:port"),
                        new ServersList.Problem(4, "node-b;8002", "is not host:port")),
                SampleDownloads.NOW);
        assertEquals(
                "node-e:8005",
                assertInstanceOf(Trouble.WrongData.class, model.worst().orElseThrow()).server());
        assertEquals(1, model.more());
        model.close(model.worst().orElseThrow());
        assertInstanceOf(Trouble.ListLines.class, model.worst().orElseThrow());
    }

    @Test
    void whatWasClosedStaysClosedWhileItLasts() {
        SampleDownloads downloads = SampleDownloads.busy();
        look(downloads, four);
        model.close(model.worst().orElseThrow());
        look(downloads, four);
        assertInstanceOf(Trouble.Silent.class, model.worst().orElseThrow());
        DownloadEntry nightly =
                downloads.entries().stream()
                        .filter(entry -> entry.id().equals(SampleDownloads.NIGHTLY))
                        .findFirst()
                        .orElseThrow();
        downloads.remove(List.of(SampleDownloads.NIGHTLY), false);
        look(downloads, four);
        downloads.put(nightly);
        look(downloads, four);
        assertTrue(model.worst().orElseThrow() instanceof Trouble.NowhereToBeHad);
    }

    @Test
    void whoSentWrongDataAndIsStillUsedIsTold() {
        ServerView liar = SampleServers.sentWrong();
        model.look(List.of(), List.of(liar), List.of(), SampleDownloads.NOW);
        assertEquals(
                liar.id(),
                assertInstanceOf(Trouble.SentWrong.class, model.worst().orElseThrow()).server());
    }

    @Test
    void whatWasClosedOfWrongDataStaysClosedWhileTheServerIsBusy() {
        ServerView liar = SampleServers.sentWrong();
        look(liar);
        model.close(model.worst().orElseThrow());
        look(SampleServers.with(liar, new ServerHealth.Busy(SampleDownloads.NOW.plusSeconds(2))));
        look(liar);
        assertEquals(Optional.empty(), model.worst());

        look(SampleServers.with(liar, new ServerHealth.SwitchedOff()));
        assertEquals(Optional.empty(), model.worst());
        look(SampleServers.with(liar, new ServerHealth.Busy(SampleDownloads.NOW.plusSeconds(2))));
        assertInstanceOf(Trouble.SentWrong.class, model.worst().orElseThrow());
    }

    private void look(ServerView server) {
        model.look(List.of(), List.of(server), List.of(), SampleDownloads.NOW);
    }

    @Test
    void onlyThoseCarryOnThatHaveTheFile() {
        SampleDownloads downloads = SampleDownloads.busy();
        DownloadEntry debian =
                downloads.entries().stream()
                        .filter(entry -> entry.id().equals(SampleDownloads.DEBIAN))
                        .findFirst()
                        .orElseThrow();
        DownloadSnapshot known = downloads.snapshot(SampleDownloads.DEBIAN).orElseThrow();
        List<DownloadSnapshot.ServerShare> shares = new ArrayList<>(known.servers());
        DownloadSnapshot.ServerShare second = shares.get(1);
        shares.set(
                1,
                new DownloadSnapshot.ServerShare(
                        second.server(),
                        new ServerHealth.LeftOut("it does not have it"),
                        0,
                        0,
                        0,
                        Optional.empty()));
        DownloadSnapshot now = known.withServers(shares);
        model.look(
                List.of(new Seen(debian, Optional.of(now), Optional.empty())),
                four,
                List.of(),
                SampleDownloads.NOW);
        Trouble.Silent silent = assertInstanceOf(Trouble.Silent.class, model.worst().orElseThrow());
        assertEquals(2, silent.others());
    }
}
