package org.tributary.app.ui.add;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.property.StringProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.app.downloads.DownloadSpec;
import org.tributary.app.downloads.Downloads.Start;
import org.tributary.app.downloads.Network.Login;
import org.tributary.app.servers.ServerView;
import org.tributary.app.settings.Settings;
import org.tributary.app.settings.Settings.Duplicate;
import org.tributary.app.ui.SampleDownloads;
import org.tributary.app.ui.SampleServers;
import org.tributary.app.ui.add.AddViewModel.Answer;
import org.tributary.app.ui.add.AddViewModel.Started;
import org.tributary.app.ui.add.Note.Way;
import org.tributary.shared.format.Metalink;
import org.tributary.shared.format.Metalink.Link;
import org.tributary.shared.transfer.DownloadRequest.Wanted;
import org.tributary.shared.transfer.LinkAnswer;

class AddViewModelTest {
    private static final URI LECTURE = URI.create("http://mirror.example/lecture.mp4");
    private static final URI MIRROR = URI.create("https://example.org/lecture.mp4");
    private static final URI PAGE = URI.create("https://example.org/about");
    private static final String DEBIAN = "debian-13.1-amd64-DVD-1.iso";

    @TempDir private Path folder;
    private final SampleDownloads downloads = SampleDownloads.none();
    private final SampleServers servers = SampleServers.four();
    private Seams seams;
    private AddViewModel model;

    @BeforeEach
    void open() {
        downloads.answers.put(LECTURE, SampleDownloads.file(LECTURE));
        downloads.answers.put(MIRROR, SampleDownloads.file(MIRROR));
        downloads.answers.put(PAGE, new LinkAnswer.WebPage("about", OptionalLong.of(9)));
        open(Duplicate.ASK);
    }

    private void open(Duplicate rule) {
        Settings usual = Settings.DEFAULT;
        seams =
                new Seams(
                        downloads,
                        servers,
                        usual.with(
                                usual.downloads()
                                        .withFolder(Optional.of(folder))
                                        .withDuplicate(rule)));
        model = new AddViewModel(seams.surroundings());
    }

    private void type(Object... lines) {
        model.lines()
                .textProperty()
                .set(String.join("\n", List.of(lines).stream().map(Object::toString).toList()));
    }

    private void typeAndWait(Object... lines) {
        type(lines);
        model.check();
        seams.runAll();
    }

    private AddRow row(int number) {
        return model.lines().rows().get(number);
    }

    private Remark remark(int number) {
        return row(number).noteProperty().get().remark();
    }

    private Started start(AddViewModel.Question question) {
        List<Started> all = new ArrayList<>();
        model.start(Start.NOW, question, all::add);
        seams.runAll();
        return all.getFirst();
    }

    private Started start() {
        return start((present, _) -> {
            throw new AssertionError(present);
        });
    }

    // ---- rows

    @Test
    void knowsAtOnceWhatTheServersOffer() {
        type(DEBIAN);
        assertEquals("3.70 GB", row(0).sizeProperty().get());
        assertEquals("3", row(0).serversProperty().get());
        assertTrue(row(0).chosenProperty().get());
        assertTrue(model.canStartProperty().get());
    }

    @Test
    void keepsABadLineWithItsReason() {
        type("htp://typo");
        assertEquals("htp://typo", row(0).nameProperty().get());
        assertEquals(
                "\"htp\" is not a kind of link this app knows. Use http.",
                row(0).sentenceProperty().get());
        assertFalse(row(0).canBeChosenProperty().get());
        assertFalse(model.canStartProperty().get());
    }

    @Test
    void canStartALinkWhileItIsBeingChecked() {
        type(LECTURE);
        assertEquals(Remark.CHECKING, remark(0));
        assertEquals("lecture.mp4", row(0).nameProperty().get());
        assertTrue(model.canStartProperty().get());
    }

    @Test
    void fillsInWhatTheServerOfALinkSays() {
        type(LECTURE);
        AddRow before = row(0);
        model.check();
        assertFalse(model.lines().idleProperty().get());
        seams.runAll();
        assertTrue(model.lines().idleProperty().get());
        assertSame(before, row(0));
        assertEquals("912 MB", row(0).sizeProperty().get());
        assertEquals("218", row(0).segmentsProperty().get());
        assertEquals("1", row(0).serversProperty().get());
        assertEquals(Remark.UNPROVED, remark(0));
    }

    @Test
    void asksForNothingTwice() {
        typeAndWait(LECTURE);
        AddRow first = row(0);
        downloads.answers.put(LECTURE, new LinkAnswer.NotFound());
        typeAndWait(LECTURE, DEBIAN);
        assertSame(first, row(0));
        assertEquals(Remark.UNPROVED, remark(0));
    }

    @Test
    void asksAgainWithTheLoginThatIsGiven() {
        downloads.answers.put(LECTURE, new LinkAnswer.LoginNeeded());
        typeAndWait(LECTURE);
        assertEquals(Remark.LOGIN_NEEDED, remark(0));
        assertFalse(model.canStartProperty().get());
        model.options().userProperty().set("ann");
        model.options().passwordProperty().set("secret");
        model.check();
        seams.runAll();
        assertEquals(Remark.UNPROVED, remark(0));
    }

    @Test
    void passesOverAnAnswerToAnOlderQuestion() {
        downloads.answers.put(LECTURE, new LinkAnswer.LoginNeeded());
        seams.runAll();
        type(LECTURE);
        model.check();
        model.options().userProperty().set("ann");
        model.check();
        seams.runLast();
        seams.runFirst();
        assertEquals(Remark.UNPROVED, remark(0));
        assertTrue(model.lines().idleProperty().get());
    }

    @Test
    void expandsAFolder() {
        typeAndWait("data/");
        assertEquals(1, model.lines().rows().size());
        assertEquals(
                Path.of("data", "dataset-2026-11.tar.zst").toString(), row(0).nameProperty().get());
        assertEquals(folder.resolve("data"), model.specs().getFirst().folder());
    }

    @Test
    void expandsADocument() {
        URI document = URI.create("http://a/set.meta4");
        Link link = new Link(URI.create("http://a/x"), 1);
        downloads.answers.put(
                document,
                new LinkAnswer.Described(
                        new Metalink(
                                List.of(
                                        described("a/one.iso", link),
                                        described("two.iso", link)))));
        type(document);
        assertFalse(model.canStartProperty().get());
        model.check();
        seams.runAll();
        assertEquals(2, model.lines().rows().size());
        assertEquals(
                List.of(folder.resolve("a"), folder),
                model.specs().stream().map(DownloadSpec::folder).toList());
    }

    private static Metalink.File described(String name, Link link) {
        return new Metalink.File(
                name, OptionalLong.of(3), Optional.empty(), Optional.empty(), List.of(link));
    }

    @Test
    void readsTheLinksOfAFileHere() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("set.tributary"),
                        LECTURE + "\n# no\n" + folder.resolve("secret") + "\n");
        typeAndWait(file);
        assertEquals("lecture.mp4", row(0).nameProperty().get());
        assertEquals(Remark.NOT_A_LINK, remark(1));
    }

    @Test
    void offersTheClosestName() {
        type("handbok.pdf");
        assertEquals(
                "No server offers \"handbok.pdf\". Closest: \"handbook.pdf\".",
                row(0).sentenceProperty().get());
        Way.Replace way = (Way.Replace) row(0).noteProperty().get().way().orElseThrow();
        model.lines().replace(row(0), way.line());
        assertEquals("handbook.pdf", model.lines().textProperty().get());
        assertTrue(model.canStartProperty().get());
    }

    @Test
    void looksAgainForNamesWhenTheServersChange() {
        List<ServerView> all = servers.views();
        servers.show(List.of());
        type(DEBIAN);
        assertEquals(Remark.NO_CATALOG, remark(0));
        servers.show(all);
        assertEquals(Remark.PROVED, remark(0));
        assertTrue(model.canStartProperty().get());
    }

    @Test
    void listensNoMoreOnceItIsClosed() {
        List<ServerView> all = servers.views();
        servers.show(List.of());
        type(DEBIAN);
        model.close();
        servers.show(all);
        assertEquals(Remark.NO_CATALOG, remark(0));
    }

    @Test
    void takesAPageOnlyWhenToldTo() {
        typeAndWait(PAGE);
        assertEquals(Remark.WEB_PAGE, remark(0));
        assertFalse(model.canStartProperty().get());
        model.lines().takeAnyway(row(0));
        assertTrue(model.canStartProperty().get());
        assertEquals("text/html, */*", model.specs().getFirst().network().headers().get("Accept"));
    }

    @Test
    void takesALoginOutOfALink() {
        URI bare = URI.create("http://a/x.iso");
        downloads.answers.put(bare, SampleDownloads.file(bare));
        typeAndWait("http://ann:secret@a/x.iso");
        DownloadSpec spec = model.specs().getFirst();
        assertEquals(new Wanted.Linked(List.of(new Link(bare, 1))), spec.wanted());
        assertEquals(Optional.of(new Login("ann", "secret")), spec.network().login());
    }

    @Test
    void showsNoPasswordOfALinkThatIsWrong() {
        type("http://ann:secret@/x.iso");
        assertFalse(row(0).nameProperty().get().contains("secret"));
    }

    @Test
    void asksForALoginWhereOneIsNeeded() {
        downloads.answers.put(LECTURE, new LinkAnswer.LoginNeeded());
        typeAndWait(LECTURE);
        assertTrue(model.loginAskedProperty().get());
        assertEquals("mirror.example wants a log-in (401)", row(0).sentenceProperty().get());
    }

    // ---- mirrors

    @Test
    void makesOneDownloadOfLinksToOneFile() {
        typeAndWait(LECTURE, MIRROR);
        assertEquals(
                "These 2 links are one file: fetch it from all of them",
                model.lines().mirrorsTextProperty().get());
        assertEquals("2", row(0).serversProperty().get());
        assertEquals(Remark.SAME_FILE, remark(1));
        assertFalse(row(1).canBeChosenProperty().get());
        assertEquals(
                List.of(new Wanted.Linked(List.of(new Link(LECTURE, 1), new Link(MIRROR, 1)))),
                model.specs().stream().map(DownloadSpec::wanted).toList());
    }

    @Test
    void makesADownloadOfEachLinkWhenToldTo() {
        typeAndWait(LECTURE, MIRROR);
        model.lines().mirrorsProperty().set(false);
        assertEquals(2, model.specs().size());
        start();
        assertEquals(
                List.of(Optional.empty(), Optional.of("lecture (2).mp4")),
                downloads.added.stream().map(DownloadSpec::fileName).toList());
    }

    // ---- where to and how

    @Test
    void asksForEverythingThatWasTyped() {
        type(DEBIAN);
        model.fileNameProperty().set("my.iso");
        AddOptions options = model.options();
        options.digestProperty().set("ab".repeat(32));
        options.connectionsProperty().set("3");
        options.limitProperty().set("2,5");
        options.headersProperty().set("X-A: 1\nX-B: 2");
        options.onlyServers().setAll("node-a:8001");
        options.unpackProperty().set(true);
        assertTrue(model.canStartProperty().get());
        start();
        DownloadSpec spec = downloads.added.getFirst();
        assertEquals(new Wanted.Named(DEBIAN), spec.wanted());
        assertEquals(Optional.of("my.iso"), spec.fileName());
        assertEquals("ab".repeat(32), spec.sha256().orElseThrow().hex());
        assertEquals(3, spec.connections());
        assertEquals(OptionalLong.of(2_500_000), spec.bytesPerSecond());
        assertEquals(2, spec.network().headers().size());
        assertEquals(List.of("node-a:8001"), spec.onlyServers());
        assertTrue(spec.onFinish().unpack());
        assertEquals(folder, spec.folder());
    }

    @Test
    void comparesTheDigestWithWhatTheServersSay() {
        type(DEBIAN);
        model.options().digestProperty().set(SampleDownloads.hash(DEBIAN).hex());
        assertFalse(model.digestDiffersProperty().get());
        model.options().digestProperty().set("00".repeat(32));
        assertTrue(model.digestDiffersProperty().get());
        model.options().digestProperty().set("12");
        assertEquals(
                "A SHA-256 has 64 hexadecimal digits; these are 2 characters",
                model.digestTextProperty().get());
        assertFalse(model.canStartProperty().get());
    }

    @Test
    void refusesANameThatNoFileCanHave() {
        type(DEBIAN);
        model.fileNameProperty().set("a/b");
        assertFalse(model.canStartProperty().get());
        model.fileNameProperty().set("");
        assertTrue(model.canStartProperty().get());
    }

    @Test
    void refusesAFolderThatIsNone() {
        type(DEBIAN);
        model.target().folderProperty().set("somewhere");
        assertFalse(model.canStartProperty().get());
        assertEquals("Not a folder", model.target().freeProperty().get());
    }

    @Test
    void saysWhetherThereIsRoom() {
        typeAndWait(DEBIAN);
        model.target().need(1);
        seams.runAll();
        assertTrue(model.target().freeProperty().get().endsWith("free, OK"));
        model.target().need(Long.MAX_VALUE);
        seams.runAll();
        assertTrue(model.target().tooLittleProperty().get());
        assertTrue(model.target().freeProperty().get().endsWith("too little"));
    }

    @Test
    void remembersTheFoldersUsedLast() {
        Path other = folder.resolve("other");
        type(DEBIAN);
        model.target().folderProperty().set(other.toString());
        start();
        assertEquals(
                List.of(other.toString(), folder.toString()),
                new AddViewModel(seams.surroundings()).target().recent());
    }

    @Test
    void countsWhatIsToBeDownloaded() {
        type(DEBIAN, "handbook.pdf", "nothing");
        assertEquals("2 downloads, 3.72 GB", model.summaryProperty().get());
        row(0).chosenProperty().set(false);
        assertEquals("1 download, 18.4 MB", model.summaryProperty().get());
    }

    // ---- what is there already

    @Test
    void asksAboutAFileOnDisk() throws IOException {
        Files.createFile(folder.resolve(DEBIAN));
        Files.createFile(folder.resolve("handbook.pdf"));
        type(DEBIAN, "handbook.pdf");
        List<Integer> more = new ArrayList<>();
        start((_, others) -> {
            more.add(others);
            return Optional.of(new Answer(Duplicate.KEEP_BOTH, true));
        });
        assertEquals(List.of(1), more);
        assertEquals(
                List.of(
                        Optional.of("debian-13.1-amd64-DVD-1 (2).iso"),
                        Optional.of("handbook (2).pdf")),
                downloads.added.stream().map(DownloadSpec::fileName).toList());
    }

    @Test
    void leavesOutWhatNobodyDecidesAbout() throws IOException {
        Files.createFile(folder.resolve(DEBIAN));
        type(DEBIAN, "handbook.pdf");
        Started started = start((_, _) -> Optional.empty());
        assertEquals(1, started.added().size());
        assertEquals(new Wanted.Named("handbook.pdf"), downloads.added.getFirst().wanted());
    }

    @Test
    void followsTheRuleOfTheSettings() throws IOException {
        Files.createFile(folder.resolve(DEBIAN));
        open(Duplicate.RESUME);
        type(DEBIAN);
        start();
        DownloadSpec spec = downloads.added.getFirst();
        assertEquals(Optional.of(folder.resolve(DEBIAN)), spec.adopt());
        assertTrue(spec.overwrite());
    }

    @Test
    void saysOfEveryFieldWhatIsWrongWithIt() {
        typeAndWait(LECTURE);
        assertTrue(model.canStartProperty().get());
        AddOptions options = model.options();
        String digest =
                "Expected SHA-256: A SHA-256 has 64 hexadecimal digits; these are 3 characters";
        said(options.connectionsProperty(), "99", "Connections: Write a whole number from 1 to 16");
        said(options.connectionsProperty(), "", "Connections: Write a whole number from 1 to 16");
        said(options.limitProperty(), "fast", "Speed limit: Write for example 500 kB/s or 5 MB/s");
        said(options.digestProperty(), "abc", digest);
        said(model.fileNameProperty(), "a/b", "File name: No file can have this name");
        assertTrue(model.canStartProperty().get());
    }

    private void said(StringProperty field, String typed, String sentence) {
        String before = field.get();
        field.set(typed);
        assertEquals(sentence, model.problemProperty().get());
        assertFalse(model.canStartProperty().get());
        field.set(before);
        assertEquals("", model.problemProperty().get());
    }

    @Test
    void startsNothingThatCannotBeSaved() throws IOException {
        typeAndWait(LECTURE);
        Path file = Files.createFile(folder.resolve("file"));
        for (Path wrong : List.of(file, file.resolve("below"))) {
            model.target().folderProperty().set(wrong.toString());
            seams.runAll();
            assertEquals("This is a file, not a folder", model.target().freeProperty().get());
            assertEquals("Save in: This is a file, not a folder", model.problemProperty().get());
            assertFalse(model.canStartProperty().get());
        }
        model.target().folderProperty().set(folder.resolve("new").toString());
        seams.runAll();
        assertTrue(model.canStartProperty().get());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void knowsFoldersInWhichNothingCanBeMade() {
        typeAndWait(LECTURE);
        model.target().folderProperty().set("/proc/nope");
        seams.runAll();
        assertEquals("Save in: Nothing can be saved here", model.problemProperty().get());
        assertFalse(model.canStartProperty().get());
    }
}
