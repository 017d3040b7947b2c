package org.tributary.app.downloads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.app.downloads.DownloadEntry.State;
import org.tributary.app.downloads.Downloads.Start;
import org.tributary.shared.transfer.Obstacle;

class DownloadListRemoveTest {
    @TempDir private Path folder;
    private ListLab lab;

    @BeforeEach
    void open() throws Exception {
        lab = new ListLab(folder);
    }

    /// Lets a download begin and stop, with something on disk.
    private void begin(String name) throws IOException {
        lab.add(name);
        lab.engine.find(name).resolve();
        Files.writeString(part(name), "half");
        Files.writeString(lab.folder.resolve(name + ".part.log"), "log");
        lab.pause(name);
    }

    private Path part(String name) {
        return lab.folder.resolve(name + ".part");
    }

    private void finish(String name) throws IOException {
        lab.add(name);
        Files.write(lab.folder.resolve(name), new byte[(int) FakeEngine.SIZE]);
        lab.finish(name);
    }

    private void remove(boolean deleteFiles, String... names) {
        lab.list.remove(
                List.of(names).stream().map(name -> lab.entry(name).id()).toList(), deleteFiles);
    }

    @Test
    void keepsPartialDataAsLongAsTheRemovalCanBeUndone() throws Exception {
        begin("a");
        remove(false, "a");
        assertEquals(List.of(), lab.order());
        lab.tasks.elapse(Trash.UNDO.minusMillis(1));
        assertTrue(Files.exists(part("a")));
        lab.tasks.elapse(Duration.ofMillis(1));
        assertFalse(Files.exists(part("a")));
        assertFalse(lab.list.undoRemove());
    }

    @Test
    void putsEverythingBackInItsPlace() throws Exception {
        begin("a");
        begin("b");
        begin("c");
        begin("d");
        remove(false, "b", "c");
        assertTrue(lab.list.undoRemove());
        assertEquals(List.of("a", "b", "c", "d"), lab.order());
        assertEquals(State.PAUSED, lab.state("b"));
        lab.tasks.elapse(Trash.UNDO);
        assertTrue(Files.exists(part("b")));
    }

    @Test
    void whatRanGoesOnWhenItIsPutBack() {
        lab.add("a");
        remove(false, "a");
        assertTrue(lab.engine.find("a").isPaused);
        lab.list.undoRemove();
        lab.engine.find("a").endPaused();
        lab.tasks.work();
        assertEquals(State.RUNNING, lab.state("a"));
        assertEquals(List.of("a"), lab.engine.running());
    }

    @Test
    void whatNobodyAnsweredForIsTriedAgainAfterItWasPutBack() {
        lab.add("a");
        lab.engine.find("a").fail(new Obstacle.NobodyAnswers());
        lab.tasks.work();
        remove(false, "a");
        lab.tasks.elapse(Duration.ofSeconds(6));
        lab.list.undoRemove();
        assertEquals(State.FAILED, lab.state("a"));
        assertEquals(
                Optional.of(new Obstacle.NobodyAnswers()),
                lab.entry("a").problem().map(Problem::obstacle));
        lab.tasks.elapse(Duration.ofMinutes(5));
        assertEquals(State.RUNNING, lab.state("a"));
    }

    @Test
    void undoesTheNewestRemovalFirst() {
        lab.add("a", Start.PAUSED);
        lab.add("b", Start.PAUSED);
        remove(false, "a");
        remove(false, "b");
        lab.list.undoRemove();
        assertEquals(List.of("b"), lab.order());
        lab.list.undoRemove();
        assertEquals(List.of("a", "b"), lab.order());
    }

    @Test
    void leavesFinishedFilesUnlessTheyAreToGo() throws Exception {
        finish("a");
        finish("b");
        remove(false, "a");
        remove(true, "b");
        lab.tasks.elapse(Trash.UNDO);
        assertTrue(Files.exists(lab.folder.resolve("a")));
        assertFalse(Files.exists(lab.folder.resolve("b")));
    }

    @Test
    void deletesNoFileThatIsNotTheOneThatWasMade() throws Exception {
        finish("a");
        finish("b");
        Files.writeString(lab.folder.resolve("a"), "another one");
        Files.delete(lab.folder.resolve("b"));
        Files.writeString(Files.createDirectory(lab.folder.resolve("b")).resolve("c"), "mine");
        remove(true, "a", "b");
        lab.tasks.elapse(Trash.UNDO);
        assertTrue(Files.exists(lab.folder.resolve("a")));
        assertTrue(Files.exists(lab.folder.resolve("b/c")));
    }

    @Test
    void waitsWithDeletingUntilTheEngineHasStopped() throws Exception {
        begin("a");
        lab.resume("a");
        remove(false, "a");
        lab.tasks.elapse(Trash.UNDO);
        assertTrue(Files.exists(part("a")));
        lab.engine.find("a").endPaused();
        lab.tasks.work();
        assertFalse(Files.exists(part("a")));
    }

    @Test
    void deletesNothingThatAnotherDownloadOfTheListUses() throws Exception {
        begin("a");
        remove(false, "a");
        lab.add("a", Start.PAUSED);
        lab.tasks.elapse(Trash.UNDO);
        assertTrue(Files.exists(part("a")));
    }

    @Test
    void whatWasRemovedBeforeAKillDoesNotComeBack() throws Exception {
        begin("a");
        remove(false, "a");
        lab.restart();
        assertEquals(List.of(), lab.order());
        assertFalse(Files.exists(part("a")));
    }

    @Test
    void deletesWhatWasRemovedWhenItCloses() throws Exception {
        begin("a");
        remove(false, "a");
        lab.list.close();
        assertFalse(Files.exists(part("a")));
    }
}
