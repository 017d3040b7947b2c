package org.tributary.app.downloads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.app.downloads.DownloadEntry.State;
import org.tributary.app.downloads.Downloads.Start;
import org.tributary.shared.transfer.Download.Losses;
import org.tributary.shared.transfer.Obstacle;

class DownloadListStoreTest {
    @TempDir private Path folder;
    private ListLab lab;

    @BeforeEach
    void open() throws Exception {
        lab = new ListLab(folder);
    }

    private Path file() {
        return lab.state.resolve("downloads.json");
    }

    private List<Path> aside(String kind) throws Exception {
        try (Stream<Path> files = Files.list(lab.state)) {
            return files.filter(it -> it.getFileName().toString().contains("." + kind + "-"))
                    .toList();
        }
    }

    @Test
    void isWrittenASecondAfterAChange() throws Exception {
        lab.add("a", Start.PAUSED);
        assertFalse(Files.exists(file()));
        lab.tasks.elapse(Duration.ofSeconds(1));
        assertTrue(Files.readString(file()).contains("\"name\":\"a\""));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it knows no modes")
    void onlyItsOwnerMayReadIt() throws Exception {
        lab.add("a", Start.PAUSED);
        lab.tasks.elapse(Duration.ofSeconds(1));
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
    }

    @Test
    void whatRanGoesOnAfterAKillBeforeWhatWaited() throws Exception {
        lab.add("a");
        lab.add("b");
        lab.add("c");
        lab.add("d", Start.PAUSED);
        lab.finish("a");
        lab.pause("b");
        lab.list.moveBefore(
                List.of(lab.entry("c").id()), java.util.Optional.of(lab.entry("a").id()));
        lab.add("e");
        lab.add("f");
        assertEquals(List.of("c", "e"), lab.engine.running());
        lab.list.move(List.of(lab.entry("f").id()), Downloads.Move.TOP);
        lab.restart();
        assertEquals(List.of("c", "e"), lab.engine.running());
        assertEquals(State.PAUSED, lab.state("b"));
        assertEquals(State.PAUSED, lab.state("d"));
        assertEquals(State.QUEUED, lab.state("f"));
        assertEquals(State.MISSING, lab.state("a"));
        assertEquals(List.of("f", "c", "a", "b", "d", "e"), lab.order());
    }

    @Test
    void nothingGoesOnByItselfWhenTheSettingsSaySo() throws Exception {
        lab.add("a");
        lab.add("b");
        lab.add("c");
        lab.resumeAtStart(false);
        lab.restart();
        assertEquals(List.of(), lab.engine.running());
        assertEquals(State.PAUSED, lab.state("a"));
    }

    @Test
    void closingStopsInGoodOrderAndTheNextStartGoesOn() throws Exception {
        lab.add("a");
        FakeEngine.Started running = lab.engine.find("a");
        running.resolve();
        running.receive(250);
        Thread engine =
                Thread.ofPlatform()
                        .start(() -> {
                            while (!running.isPaused) {
                                Thread.onSpinWait();
                            }
                            running.endPaused();
                        });
        lab.list.close();
        engine.join();
        lab.restart();
        assertEquals(List.of("a"), lab.engine.running());
        assertEquals(250, lab.entry("a").receivedBytes());
    }

    @Test
    void finishedAndFailedDownloadsComeBackAsTheyWere() throws Exception {
        lab.add("a");
        lab.add("b");
        lab.finish("a");
        Files.writeString(lab.folder.resolve("a"), "a");
        lab.engine.find("b").fail(new Obstacle.Disagree(List.of("a:1", "b:2")));
        List<DownloadEntry> before = lab.list.entries();
        lab.restart();
        assertEquals(before, lab.list.entries());
    }

    @Test
    void aDamagedFileIsKeptAside() throws Exception {
        lab.add("a", Start.PAUSED);
        lab.tasks.elapse(Duration.ofSeconds(1));
        byte[] half = Files.readAllBytes(file());
        Files.write(file(), java.util.Arrays.copyOf(half, half.length / 2));
        lab.restart();
        assertEquals(List.of(), lab.order());
        assertEquals(1, aside("bad").size());
        assertEquals(half.length / 2, Files.size(aside("bad").getFirst()));
    }

    @Test
    void whatCanBeReadOfADamagedFileIsTaken() throws Exception {
        lab.add("a", Start.PAUSED);
        lab.add("b", Start.PAUSED);
        lab.tasks.elapse(Duration.ofSeconds(1));
        String json = Files.readString(file());
        Files.writeString(file(), json.replaceFirst("\"state\":\"PAUSED\"", "\"state\":\"?\""));
        lab.restart();
        assertEquals(List.of("b"), lab.order());
        assertEquals(1, aside("bad").size());
    }

    @Test
    void aFileOfANewerVersionIsNotOverwritten() throws Exception {
        Files.writeString(file(), "{\"version\":2,\"things\":[]}");
        lab.restart();
        lab.add("a", Start.PAUSED);
        lab.tasks.elapse(Duration.ofSeconds(1));
        assertEquals("{\"version\":2,\"things\":[]}", Files.readString(aside("newer").getFirst()));
    }

    @Test
    void fieldsOfALaterProgramArePassedOver() throws Exception {
        lab.add("a", Start.PAUSED);
        lab.tasks.elapse(Duration.ofSeconds(1));
        String json = Files.readString(file());
        Files.writeString(file(), json.replaceFirst("\\{", "{\"colour\":[1,{}],"));
        lab.restart();
        assertEquals(List.of("a"), lab.order());
        assertEquals(List.of(), aside("bad"));
    }

    @Test
    void whatARunCameToIsKeptThoughTheProgramIsKilled() throws Exception {
        lab.resumeAtStart(false);
        lab.add("a");
        FakeEngine.Started killed = lab.engine.find("a");
        killed.resolve();
        lab.tasks.elapse(Duration.ofSeconds(2));
        killed.receive(500);
        killed.losses = new Losses(10, 1);
        lab.restart();

        assertEquals(State.PAUSED, lab.state("a"));
        assertEquals(500, lab.entry("a").receivedBytes());
        assertEquals(2, lab.entry("a").verifiedSegments());
        lab.resume("a");
        lab.engine.find("a").losses = new Losses(5, 1);
        lab.finish("a");
        Receipt receipt = lab.entry("a").receipt().orElseThrow();
        assertEquals(15, receipt.wastedBytes());
        assertEquals(2, receipt.retries());
    }

    @Test
    void theTimeOfARunIsKeptThoughTheProgramIsKilled() throws Exception {
        lab.add("a");
        lab.tasks.elapse(Duration.ofSeconds(5));
        Duration before = kept().tally().took();
        lab.tasks.elapse(Duration.ofSeconds(5));
        assertTrue(kept().tally().took().compareTo(before) > 0);
    }

    @Test
    void nothingIsWrittenWhileNothingRuns() throws Exception {
        lab.add("a");
        lab.finish("a");
        lab.tasks.elapse(Duration.ofSeconds(5));
        Instant soon = lab.tasks.instant().plusSeconds(60);
        assertTrue(lab.tasks.alarms().stream().allMatch(soon::isBefore));
    }

    private Kept.Download kept() throws IOException {
        return new ListFile(lab.state, lab.tasks).load().downloads().getFirst();
    }
}
