package org.tributary.app.downloads;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.app.downloads.DownloadEntry.State;
import org.tributary.app.downloads.Downloads.Start;
import org.tributary.app.settings.Settings;
import org.tributary.shared.format.Metalink.Link;
import org.tributary.shared.transfer.DownloadRequest.Target;
import org.tributary.shared.transfer.DownloadRequest.Wanted;
import org.tributary.shared.transfer.Obstacle;

class DownloadListFilesTest {
    @TempDir private Path folder;
    private ListLab lab;
    private final List<DownloadEntry> ended = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        lab = new ListLab(folder);
        lab.list.onEnd(ended::add);
    }

    private static DownloadSpec unpacking(DownloadSpec it) {
        return new DownloadSpec(
                it.wanted(),
                it.folder(),
                it.fileName(),
                it.sha256(),
                it.onlyServers(),
                it.connections(),
                it.bytesPerSecond(),
                it.network(),
                it.overwrite(),
                it.adopt(),
                new OnFinish(true, false, Optional.empty()));
    }

    private Path zip(String name) throws IOException {
        Path file = lab.folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("in/it"));
            zip.write(1);
        }
        return file;
    }

    @Test
    void takesAnArchiveApartAndThenTellsThatItIsDone() throws Exception {
        zip("a.zip");
        lab.list.add(unpacking(lab.spec("a.zip")), Start.NOW);
        lab.tasks.work();
        lab.engine.find("a.zip").finish();
        assertEquals(State.UNPACKING, lab.state("a.zip"));
        assertEquals(List.of(), ended);
        lab.tasks.work();
        assertEquals(State.FINISHED, lab.state("a.zip"));
        assertEquals(Optional.empty(), lab.entry("a.zip").problem());
        assertTrue(lab.entry("a.zip").receipt().isPresent());
        assertEquals(List.of(lab.entry("a.zip")), ended);
        assertArrayEquals(new byte[] {1}, Files.readAllBytes(lab.folder.resolve("a/in/it")));
    }

    @Test
    void anArchiveThatCannotBeTakenApartIsFinishedAllTheSame() throws Exception {
        Files.writeString(lab.folder.resolve("a.zip"), "no zip");
        lab.list.add(unpacking(lab.spec("a.zip")), Start.NOW);
        lab.tasks.work();
        lab.finish("a.zip");
        assertEquals(State.FINISHED, lab.state("a.zip"));
        assertInstanceOf(
                Obstacle.NotUnpacked.class, lab.entry("a.zip").problem().orElseThrow().obstacle());
        assertTrue(Files.exists(lab.folder.resolve("a.zip")));
    }

    @Test
    void whatIsNoArchiveIsJustFinished() {
        lab.list.add(unpacking(lab.spec("a.iso")), Start.NOW);
        lab.tasks.work();
        lab.finish("a.iso");
        assertEquals(State.FINISHED, ended.getFirst().state());
        assertEquals(Optional.empty(), ended.getFirst().problem());
    }

    @Test
    void unpackingThatAKillCutShortIsDoneAgain() throws Exception {
        zip("a.zip");
        lab.list.add(unpacking(lab.spec("a.zip")), Start.NOW);
        lab.tasks.work();
        lab.engine.find("a.zip").finish();
        Path saved = lab.state.resolve("downloads.json");
        lab.list.close();
        assertTrue(Files.readString(saved).contains("UNPACKING"));
        assertFalse(Files.exists(lab.folder.resolve("a")));
        lab.restart();
        assertEquals(State.FINISHED, lab.state("a.zip"));
        assertTrue(Files.exists(lab.folder.resolve("a/in/it")));
    }

    @Test
    void noticesWhenAFileIsGoneAndWhenItIsBack() throws Exception {
        lab.add("a");
        Files.writeString(lab.folder.resolve("a"), "a");
        lab.finish("a");
        lab.list.lookForFiles();
        lab.tasks.work();
        assertEquals(State.FINISHED, lab.state("a"));
        Files.move(lab.folder.resolve("a"), lab.folder.resolve("elsewhere"));
        lab.list.lookForFiles();
        lab.tasks.work();
        assertEquals(State.MISSING, lab.state("a"));
        assertTrue(lab.entry("a").receipt().isPresent());
        Files.move(lab.folder.resolve("elsewhere"), lab.folder.resolve("a"));
        lab.list.lookForFiles();
        lab.tasks.work();
        assertEquals(State.FINISHED, lab.state("a"));
    }

    @Test
    void findsAMissingFileWhereItIsSaidToBe() throws Exception {
        lab.add("a");
        lab.finish("a");
        lab.list.lookForFiles();
        lab.tasks.work();
        assertEquals(State.MISSING, lab.state("a"));
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("a"), "a");
        lab.list.change(lab.entry("a").id(), it -> it.withFolder(other));
        lab.tasks.work();
        assertEquals(State.FINISHED, lab.state("a"));
        assertEquals(Optional.of(other.resolve("a")), lab.entry("a").path());
    }

    @Test
    void fetchesAMissingFileAgain() {
        lab.add("a");
        lab.finish("a");
        lab.list.lookForFiles();
        lab.tasks.work();
        lab.resume("a");
        assertEquals(List.of("a"), lab.engine.running());
        assertEquals(Optional.empty(), lab.entry("a").receipt());
    }

    @Test
    void takesPartialDataAlongIntoAnotherFolder() throws Exception {
        String id = lab.add("a");
        lab.engine.find("a").resolve();
        Files.writeString(lab.folder.resolve("a.part"), "half");
        Files.writeString(lab.folder.resolve("a.part.log"), "log");
        lab.engine.find("a").fail(new Obstacle.NoSpace(lab.folder, 1, 1));
        Path other = folder.resolve("other");
        lab.list.change(id, it -> it.withFolder(other));
        lab.list.resume(List.of(id));
        lab.tasks.work();
        assertEquals("half", Files.readString(other.resolve("a.part")));
        assertFalse(Files.exists(lab.folder.resolve("a.part")));
        assertEquals(new Target.File(other.resolve("a")), lab.engine.find("a").request.target());
        assertEquals(Optional.of(other.resolve("a")), lab.entry("a").path());
    }

    @Test
    void losesNothingWhereItCannotBeTakenAlong() throws Exception {
        String id = lab.add("a");
        lab.engine.find("a").resolve();
        Files.writeString(lab.folder.resolve("a.part"), "half");
        Files.writeString(lab.folder.resolve("a.part.log"), "log");
        lab.pause("a");
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        lab.list.change(id, it -> it.withFolder(file));
        lab.list.resume(List.of(id));
        lab.tasks.work();
        assertEquals(State.FAILED, lab.state("a"));
        assertInstanceOf(
                Obstacle.NotWritable.class, lab.entry("a").problem().orElseThrow().obstacle());
        assertEquals("half", Files.readString(lab.folder.resolve("a.part")));
        lab.list.change(id, it -> it.withFolder(lab.folder));
        lab.list.resume(List.of(id));
        lab.tasks.work();
        assertEquals(State.RUNNING, lab.state("a"));
        assertEquals("half", Files.readString(lab.folder.resolve("a.part")));
    }

    @Test
    void goesToTheFolderOfItsKindUnlessAnotherOneWasChosen() {
        lab.downloads(it ->
                new Settings.Downloads(
                        it.folder(),
                        true,
                        it.atOnce(),
                        it.connectionsPerServer(),
                        it.duplicate(),
                        it.unpack(),
                        it.open(),
                        it.command(),
                        it.resumeAtStart(),
                        it.keepAwake()));
        lab.add("film.mkv", Start.PAUSED);
        assertEquals(
                Optional.of(lab.folder.resolve("Video/film.mkv")), lab.entry("film.mkv").path());
        lab.list.add(
                DownloadSpec.of(new Wanted.Named("b.mkv"), folder.resolve("mine")), Start.PAUSED);
        assertEquals(Optional.of(folder.resolve("mine/b.mkv")), lab.entry("b.mkv").path());
    }

    @Test
    void aNameThatNoDiskShallHaveIsRefused() {
        DownloadSpec spec = lab.spec("a");
        lab.list.add(
                new DownloadSpec(
                        spec.wanted(),
                        spec.folder(),
                        Optional.of("../evil"),
                        spec.sha256(),
                        spec.onlyServers(),
                        spec.connections(),
                        spec.bytesPerSecond(),
                        spec.network(),
                        spec.overwrite(),
                        spec.adopt(),
                        spec.onFinish()),
                Start.NOW);
        lab.tasks.work();
        assertEquals(List.of(), lab.engine.started);
        assertEquals(State.FAILED, lab.list.entries().getFirst().state());
    }

    @Test
    void aLinkGoesOnUnderTheNameItsServerGave() {
        lab.list.add(
                DownloadSpec.of(
                        new Wanted.Linked(List.of(new Link(URI.create("http://h/get?id=1"), 1))),
                        lab.folder),
                Start.NOW);
        lab.tasks.work();
        String link = "http://h/get?id=1";
        assertInstanceOf(Target.Folder.class, lab.engine.find(link).request.target());
        lab.engine.find(link).resolve();
        lab.list.pauseAll();
        lab.engine.find(link).endPaused();
        lab.resume("found.bin");
        assertEquals(
                new Target.File(lab.folder.resolve("found.bin")),
                lab.engine.find(link).request.target());
    }
}
