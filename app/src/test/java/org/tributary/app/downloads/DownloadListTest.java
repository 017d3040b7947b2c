package org.tributary.app.downloads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.app.downloads.DownloadEntry.State;
import org.tributary.app.downloads.Downloads.Move;
import org.tributary.app.downloads.Downloads.Start;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.servers.Server;
import org.tributary.shared.servers.WrongData;
import org.tributary.shared.transfer.Download.Losses;
import org.tributary.shared.transfer.DownloadEvent;
import org.tributary.shared.transfer.DownloadRequest.Wanted;
import org.tributary.shared.transfer.DownloadResult;
import org.tributary.shared.transfer.Obstacle;

class DownloadListTest {
    @TempDir private Path folder;
    private ListLab lab;

    @BeforeEach
    void open() throws Exception {
        lab = new ListLab(folder);
    }

    @Test
    void startsSoManyAtOnceAndTheNextWhenOneEnds() {
        lab.add("a");
        lab.add("b");
        lab.add("c");
        assertEquals(List.of("a", "b"), lab.engine.running());
        assertEquals(State.QUEUED, lab.state("c"));
        lab.finish("a");
        assertEquals(List.of("b", "c"), lab.engine.running());
    }

    @Test
    void tellsWhatRunsOfServersThatCameAndOfNothingElse() {
        lab.add("a");
        DownloadSpec chosen =
                new DownloadSpec(
                        new Wanted.Named("b"),
                        lab.folder,
                        Optional.empty(),
                        Optional.empty(),
                        List.of("127.0.0.1:1"),
                        4,
                        OptionalLong.empty(),
                        Network.USUAL,
                        false,
                        Optional.empty(),
                        OnFinish.NOTHING);
        lab.list.add(chosen, Start.QUEUED);
        lab.tasks.work();
        lab.add("waits");
        lab.list.serversChanged();
        assertEquals(List.of(), lab.engine.find("a").told);
        lab.servers = List.of(Server.parse("127.0.0.1:1"));
        lab.list.serversChanged();
        lab.list.serversChanged();
        assertEquals(List.of(lab.servers), lab.engine.find("a").told);
        assertEquals(List.of(), lab.engine.find("b").told);
        lab.finish("a");
        assertEquals(lab.servers, lab.engine.find("waits").request.servers());
        assertEquals(List.of(), lab.engine.find("waits").told);
    }

    @Test
    void goesOnWithWhatNoServerAnsweredForWhenOneAnswersAgain() {
        lab.add("a");
        lab.add("b");
        lab.list.answering(Set.of("x:1"));
        lab.engine.find("a").fail(new Obstacle.NobodyAnswers());
        lab.engine.find("b").fail(new Obstacle.NotOffered("b"));
        lab.tasks.work();
        lab.list.answering(Set.of("x:1"));
        lab.list.answering(Set.of());
        lab.tasks.work();
        assertEquals(List.of(), lab.engine.running());

        lab.list.answering(Set.of("x:1"));
        lab.tasks.work();
        assertEquals(List.of("a"), lab.engine.running());
        assertEquals(State.FAILED, lab.entry("b").state());
    }

    @Test
    void startsMoreWhenTheSettingAllowsMore() {
        lab.add("a");
        lab.add("b");
        lab.add("c");
        lab.atOnce(3);
        lab.tasks.work();
        assertEquals(List.of("a", "b", "c"), lab.engine.running());
    }

    @Test
    void putsBackIntoTheQueueWhatRunsTooMuchIfThatCostsNothing() {
        for (String name : List.of("a", "b", "c")) {
            lab.atOnce(3);
            lab.add(name);
            lab.engine.find(name).resolve();
        }
        lab.engine.find("c").root = Optional.empty();
        lab.atOnce(1);
        assertEquals(State.RUNNING, lab.state("a"));
        assertEquals(State.QUEUED, lab.state("b"));
        assertTrue(lab.engine.find("b").isPaused);
        assertEquals(State.RUNNING, lab.state("c"));
        lab.engine.find("b").endPaused();
        lab.finish("c");
        assertEquals(List.of("a"), lab.engine.running());
        lab.finish("a");
        assertEquals(List.of("b"), lab.engine.running());
    }

    @Test
    void putsWhatIsToStartNowBeforeAllThatWaits() {
        lab.add("a");
        lab.add("b");
        lab.add("c");
        lab.add("now", Start.NOW);
        assertEquals(List.of("a", "b", "now", "c"), lab.order());
        lab.finish("b");
        assertEquals(List.of("a", "now"), lab.engine.running());
    }

    @Test
    void leavesAloneWhatIsAddedPaused() {
        lab.add("a", Start.PAUSED);
        assertEquals(List.of(), lab.engine.running());
        lab.resume("a");
        assertEquals(List.of("a"), lab.engine.running());
    }

    @Test
    void keepsWhatIsOnDiskOfAPausedDownload() {
        lab.add("a");
        lab.engine.find("a").resolve();
        lab.engine.find("a").receive(500);
        lab.pause("a");
        DownloadEntry paused = lab.entry("a");
        assertEquals(State.PAUSED, paused.state());
        assertEquals(500, paused.receivedBytes());
        assertEquals(2, paused.verifiedSegments());
        assertEquals(4, paused.segments());
        assertEquals(FakeEngine.SIZE, paused.size());
        assertEquals(500, lab.list.snapshot(paused.id()).orElseThrow().receivedBytes());
    }

    @Test
    void startsAgainOnlyWhenTheEngineHasStopped() {
        String id = lab.add("a");
        lab.list.pause(List.of(id));
        assertTrue(lab.engine.find("a").isPaused);
        lab.list.resume(List.of(id));
        lab.tasks.work();
        assertEquals(1, lab.engine.started.size());
        lab.engine.find("a").endPaused();
        lab.tasks.work();
        assertEquals(2, lab.engine.started.size());
        assertEquals(State.RUNNING, lab.state("a"));
    }

    @Test
    void aPauseBeforeTheEngineKnowsOfItIsEnough() {
        String id = lab.list.add(lab.spec("a"), Start.QUEUED);
        lab.list.pause(List.of(id));
        lab.tasks.work();
        assertEquals(List.of(), lab.engine.started);
        assertEquals(State.PAUSED, lab.state("a"));
        lab.resume("a");
        assertEquals(List.of("a"), lab.engine.running());
    }

    @Test
    void pausesAndResumesAll() {
        lab.add("a");
        lab.add("b");
        lab.add("c");
        lab.list.pauseAll();
        lab.engine.started.forEach(FakeEngine.Started::endPaused);
        lab.tasks.work();
        assertEquals(List.of(), lab.engine.running());
        lab.list.resumeAll();
        lab.tasks.work();
        assertEquals(List.of("a", "b"), lab.engine.running());
    }

    @Test
    void saysWhyADownloadFailedAndTriesAgainWhenAsked() {
        List<DownloadEntry> ended = new ArrayList<>();
        lab.list.onEnd(ended::add);
        lab.add("a");
        lab.engine.find("a").fail(new Obstacle.NotOffered("a"));
        DownloadEntry failed = lab.entry("a");
        assertEquals(State.FAILED, failed.state());
        assertEquals(
                Optional.of(new Problem(new Obstacle.NotOffered("a"), "It failed.", ListLab.NOW)),
                failed.problem());
        assertEquals(List.of(failed), ended);
        lab.resume("a");
        assertEquals(State.RUNNING, lab.state("a"));
        assertEquals(Optional.empty(), lab.entry("a").problem());
    }

    @Test
    void giveAReceiptForAllRunsTogether() {
        lab.add("a");
        FakeEngine.Started first = lab.engine.find("a");
        first.resolve();
        first.losses = new Losses(30, 2);
        first.listener.accept(
                new DownloadEvent.SegmentCorrupt(
                        Instant.EPOCH, 1, List.of("b:2"), FakeEngine.HASH, Sha256.OF_NOTHING));
        lab.pause("a");
        lab.resume("a");
        FakeEngine.Started second = lab.engine.find("a");
        second.losses = new Losses(12, 1);
        WrongData lie =
                new WrongData(
                        "c:3", "a", 2, 500, 10, FakeEngine.HASH, Sha256.OF_NOTHING, Instant.EPOCH);
        second.listener.accept(new DownloadEvent.ServerQuarantined(Instant.EPOCH, lie));
        lab.finish("a");
        Receipt receipt = lab.entry("a").receipt().orElseThrow();
        assertEquals(42, receipt.wastedBytes());
        assertEquals(3, receipt.retries());
        assertEquals(
                List.of("b:2", "c:3"),
                receipt.wrongData().stream().map(WrongData::server).toList());
        assertEquals(250, receipt.wrongData().getFirst().first());
        assertTrue(receipt.verified());
        assertEquals(FakeEngine.HASH, receipt.sha256());
    }

    @Test
    void aFileThatWasThereIsFinished() {
        lab.add("a");
        lab.engine.find("a").resolve();
        lab.engine
                .find("a")
                .result
                .complete(
                        new DownloadResult.AlreadyThere(lab.folder.resolve("a"), FakeEngine.HASH));
        assertEquals(State.FINISHED, lab.state("a"));
        Receipt receipt = lab.entry("a").receipt().orElseThrow();
        assertTrue(receipt.verified());
        assertEquals(FakeEngine.SIZE, receipt.size());
        assertTrue(receipt.bytesByServer().isEmpty());
    }

    @Test
    void aFaultOfTheEngineIsAFailure() {
        lab.add("a");
        lab.engine.find("a").result.completeExceptionally(new IllegalStateException("boom"));
        assertEquals(State.FAILED, lab.state("a"));
        assertFalse(lab.entry("a").problem().orElseThrow().sentence().contains("Exception"));
    }

    @Test
    void movesWithinTheQueue() {
        List<String> ids =
                List.of("a", "b", "c", "d").stream()
                        .map(name -> lab.add(name, Start.PAUSED))
                        .toList();
        lab.list.move(List.of(ids.get(2)), Move.TOP);
        assertEquals(List.of("c", "a", "b", "d"), lab.order());
        lab.list.move(List.of(ids.get(2), ids.get(0)), Move.DOWN);
        assertEquals(List.of("b", "c", "a", "d"), lab.order());
        lab.list.move(List.of(ids.get(3)), Move.UP);
        assertEquals(List.of("b", "c", "d", "a"), lab.order());
        lab.list.move(List.of(ids.get(1)), Move.BOTTOM);
        assertEquals(List.of("c", "d", "a", "b"), lab.order());
        lab.list.move(List.of(ids.get(2)), Move.UP);
        assertEquals(List.of("c", "d", "a", "b"), lab.order());
        lab.list.moveBefore(List.of(ids.get(0), ids.get(1)), Optional.of(ids.get(3)));
        assertEquals(List.of("c", "a", "b", "d"), lab.order());
        lab.list.moveBefore(List.of(ids.get(2), ids.get(0)), Optional.of(ids.get(0)));
        assertEquals(List.of("c", "a", "b", "d"), lab.order());
        lab.list.moveBefore(List.of(ids.get(2)), Optional.empty());
        assertEquals(List.of("a", "b", "d", "c"), lab.order());
    }

    @Test
    void startsInTheOrderOfTheList() {
        lab.add("a");
        lab.add("b");
        lab.add("c");
        lab.add("d");
        lab.list.move(List.of(lab.entry("d").id()), Move.TOP);
        lab.finish("a");
        assertEquals(List.of("b", "d"), lab.engine.running());
    }

    @Test
    void anEntryThatDidNotChangeIsTheSameObject() {
        lab.add("a");
        lab.add("b");
        DownloadEntry before = lab.entry("b");
        lab.finish("a");
        assertSame(before, lab.entry("b"));
    }

    @Test
    void tellsOfChangesUntilItIsToldNotTo() throws Exception {
        List<Integer> sizes = new ArrayList<>();
        AutoCloseable watch = lab.list.onChange(() -> sizes.add(lab.list.entries().size()));
        lab.add("a", Start.PAUSED);
        lab.list.pause(List.of("nobody"));
        assertEquals(List.of(1), sizes);
        watch.close();
        lab.add("b", Start.PAUSED);
        assertEquals(List.of(1), sizes);
    }

    @Test
    void changesALimitAtOnce() {
        String id = lab.add("a");
        lab.list.change(id, it -> limited(it, 1234));
        assertEquals(OptionalLong.of(1234), lab.engine.find("a").limit);
        assertEquals(OptionalLong.of(1234), lab.entry("a").spec().bytesPerSecond());
    }

    private static DownloadSpec limited(DownloadSpec it, long bytesPerSecond) {
        return new DownloadSpec(
                it.wanted(),
                it.folder(),
                it.fileName(),
                it.sha256(),
                it.onlyServers(),
                it.connections(),
                OptionalLong.of(bytesPerSecond),
                it.network(),
                it.overwrite(),
                it.adopt(),
                it.onFinish());
    }

    @Test
    void remembersTheNewestEventsWithoutProgress() {
        String id = lab.add("a");
        FakeEngine.Started running = lab.engine.find("a");
        for (int i = 0; i < EventRing.MOST + 10; i++) {
            running.listener.accept(new DownloadEvent.ServerJoined(Instant.EPOCH, "s" + i));
        }
        running.listener.accept(new DownloadEvent.Progress(Instant.EPOCH, running.snapshot()));
        List<DownloadEvent> events = lab.list.events(id);
        assertEquals(EventRing.MOST, events.size());
        assertEquals(new DownloadEvent.ServerJoined(Instant.EPOCH, "s10"), events.getFirst());
    }

    @Test
    void hasARunningDownloadFetchASegmentAgain() {
        String id = lab.add("a");
        lab.list.fetchAgain(id, 3);
        assertEquals(List.of(3), lab.engine.find("a").again);
    }

    @Test
    void hasASegmentOfARunningDownloadComeFromAnotherServer() {
        String id = lab.add("a");
        lab.list.preferAnother(id, 3);
        assertEquals(List.of(3), lab.engine.find("a").elsewhere);
    }

    @Test
    void findsWhatIsAfterTheSameFile() {
        lab.add("a");
        assertEquals(Optional.of(lab.entry("a")), lab.list.like(lab.spec("a")));
        assertEquals(Optional.empty(), lab.list.like(lab.spec("b")));
    }

    @Test
    void forgetsWhatWasFinishedLongAgo() throws Exception {
        lab.add("a");
        lab.finish("a");
        java.nio.file.Files.writeString(lab.folder.resolve("a"), "a");
        lab.settings.change(
                now -> now.with(now.general().withRemoveFinishedAfterDays(Optional.of(7))));
        lab.tasks.elapse(Duration.ofDays(6));
        assertEquals(List.of("a"), lab.order());
        lab.tasks.elapse(Duration.ofDays(2));
        assertEquals(List.of(), lab.order());
        assertTrue(java.nio.file.Files.exists(lab.folder.resolve("a")));
    }

    @Test
    void whatNobodyAnsweredForIsTriedAgainByItselfAfterGrowingWaits() throws Exception {
        List<DownloadEntry> told = new ArrayList<>();
        lab.list.onEnd(told::add);
        lab.add("a");
        lab.engine.find("a").fail(new Obstacle.NobodyAnswers());
        lab.tasks.elapse(Duration.ofSeconds(4));
        assertEquals(State.FAILED, lab.state("a"));
        lab.tasks.elapse(Duration.ofSeconds(1));
        assertEquals(State.RUNNING, lab.state("a"));

        lab.engine.find("a").fail(new Obstacle.NobodyAnswers());
        lab.tasks.elapse(Duration.ofSeconds(9));
        assertEquals(State.FAILED, lab.state("a"));
        assertEquals(1, told.size());
        lab.tasks.elapse(Duration.ofSeconds(1));
        assertEquals(State.RUNNING, lab.state("a"));

        lab.engine.find("a").fail(new Obstacle.NobodyAnswers());
        lab.restart();
        lab.tasks.elapse(Duration.ofMinutes(1));
        assertEquals(State.RUNNING, lab.state("a"));
    }

    @Test
    void aPauseHoldsWhatIsTriedAgainByItself() {
        lab.add("a");
        lab.add("b");
        lab.engine.find("a").fail(new Obstacle.NobodyAnswers());
        lab.engine.find("b").fail(new Obstacle.NotOffered("b"));
        lab.tasks.work();
        assertTrue(lab.entry("a").canPause());
        assertFalse(lab.entry("b").canPause());

        lab.list.pauseAll();
        assertEquals(State.PAUSED, lab.state("a"));
        assertEquals(State.FAILED, lab.state("b"));
        lab.list.answering(Set.of("x:1"));
        lab.tasks.elapse(Duration.ofHours(1));
        assertEquals(State.PAUSED, lab.state("a"));

        lab.resume("a");
        assertEquals(State.RUNNING, lab.state("a"));
        lab.engine.find("a").fail(new Obstacle.NobodyAnswers());
        lab.tasks.work();
        lab.list.pause(List.of(lab.entry("a").id()));
        lab.tasks.elapse(Duration.ofHours(1));
        assertEquals(State.PAUSED, lab.state("a"));
        lab.list.resumeAll();
        lab.tasks.work();
        assertEquals(List.of("a"), lab.engine.running());
    }

    @Test
    void whatFailedForAnotherReasonIsLeftAlone() {
        lab.add("a");
        lab.engine.find("a").fail(new Obstacle.NotOffered("a"));
        lab.tasks.elapse(Duration.ofHours(1));
        assertEquals(State.FAILED, lab.state("a"));
    }

    @Test
    void whatIsOnDiskIsNotForgottenByAPauseBeforeItWasLookedAt() {
        lab.add("a");
        lab.engine.find("a").resolve();
        lab.engine.find("a").receive(500);
        lab.pause("a");
        lab.resume("a");
        lab.engine.find("a").resolve();
        lab.engine.find("a").isOpening = true;
        lab.pause("a");
        assertEquals(500, lab.entry("a").receivedBytes());
        assertEquals(2, lab.entry("a").verifiedSegments());
    }
}
