package org.tributary.app.ui.dialogs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.tributary.app.settings.Settings;
import org.tributary.app.ui.FxThread;
import org.tributary.app.ui.SampleContext;
import org.tributary.app.ui.SampleDownloads;
import org.tributary.app.ui.SampleServers;
import org.tributary.app.ui.common.UiContext;
import org.tributary.app.ui.dialogs.RemoveDialog.Removal;
import org.tributary.app.ui.dialogs.ShortcutsDialog.Shortcut;

class DialogsTest {
    private final List<String> answers = new ArrayList<>();
    private final SampleContext sample =
            new SampleContext(SampleDownloads.busy(), SampleServers.four());
    private final UiContext context = FxThread.call(sample::make);

    private Ask question() {
        return FxThread.call(() ->
                new Ask(context, "test")
                        .title("Go?")
                        .cancel("No")
                        .onCancel(() -> answers.add("no"))
                        .accept("Yes", Ask.Emphasis.SUGGESTED, () -> answers.add("yes")));
    }

    /// Gives `root` its skins, in which buttons and scrolled content are.
    private static Parent laidOut(Parent root) {
        new Scene(root);
        root.applyCss();
        root.layout();
        return root;
    }

    private static Button button(Parent root, String id) {
        return (Button) root.lookup("#" + id);
    }

    private static void press(Ask ask, KeyCode key) {
        FxThread.run(() -> {
            Node focus = ask.stage().getScene().getFocusOwner();
            for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
                focus.fireEvent(new KeyEvent(type, "", "", key, false, false, false, false));
            }
        });
    }

    @Test
    void enterIsTheSuggestedAnswer() {
        Ask ask = question();
        FxThread.run(() -> ask.open(null));
        assertEquals("Yes", FxThread.call(() -> focused(ask)));
        press(ask, KeyCode.ENTER);
        assertEquals(List.of("yes"), answers);
        assertFalse(FxThread.call(() -> ask.stage().isShowing()));
    }

    @Test
    void escapeChangesNothing() {
        Ask ask = question();
        FxThread.run(() -> ask.open(null));
        press(ask, KeyCode.ESCAPE);
        assertEquals(List.of("no"), answers);
        assertFalse(FxThread.call(() -> ask.stage().isShowing()));
    }

    @Test
    void closingTheWindowChangesNothing() {
        Ask ask = question();
        FxThread.run(() -> {
            ask.open(null);
            ask.stage().close();
        });
        assertEquals(List.of("no"), answers);
    }

    @Test
    void enterNeverDestroys() {
        Ask ask =
                FxThread.call(() ->
                        new Ask(context, "test")
                                .title("Erase?")
                                .cancel("No")
                                .accept(
                                        "Erase",
                                        Ask.Emphasis.DESTRUCTIVE,
                                        () -> answers.add("erased")));
        FxThread.run(() -> ask.open(null));
        assertEquals("No", FxThread.call(() -> focused(ask)));
        press(ask, KeyCode.ENTER);
        assertEquals(List.of(), answers);
        FxThread.run(() -> ask.stage().close());
    }

    private static String focused(Ask ask) {
        return ((Button) ask.stage().getScene().getFocusOwner()).getText();
    }

    @Test
    void removingKeepsFinishedFilesUnlessThatIsTicked() {
        List<Removal> removed = new ArrayList<>();
        List<String> ids = context.downloads().entries().stream().map(e -> e.id()).toList();
        Parent root =
                FxThread.call(
                        () -> laidOut(new RemoveDialog(context).ask(ids, removed::add).root()));
        CheckBox delete = (CheckBox) root.lookup("#deleteFilesCheck");
        assertFalse(delete.isSelected());
        FxThread.run(() -> button(root, "acceptButton").fire());
        FxThread.run(() -> {
            delete.setSelected(true);
            button(root, "acceptButton").fire();
        });
        assertEquals(List.of(new Removal(ids, false), new Removal(ids, true)), removed);
    }

    @Test
    void removingDoesNotOfferToDeleteFilesThatAreNotThere() {
        String lecture =
                context.downloads().entries().stream()
                        .filter(e -> e.name().equals("lecture-07.mp4"))
                        .map(e -> e.id())
                        .findFirst()
                        .orElseThrow();
        Parent root =
                FxThread.call(() ->
                        laidOut(new RemoveDialog(context).ask(List.of(lecture), _ -> {}).root()));
        assertNull(root.lookup("#deleteFilesCheck"));
    }

    @Test
    void quitsWithoutAQuestionWhenNothingRuns() {
        UiContext idle =
                FxThread.call(() ->
                        new SampleContext(SampleDownloads.none(), SampleServers.none()).make());
        FxThread.run(() -> new QuitDialog(idle).open(null, () -> answers.add("quit")));
        assertEquals(List.of("quit"), answers);
    }

    @Test
    void asksBeforeQuittingAndSaysWhatBecomesOfWhatRuns() {
        Parent root =
                FxThread.call(() ->
                        laidOut(new QuitDialog(context).ask(() -> answers.add("quit")).root()));
        assertEquals(
                "3 downloads run. They go on from here when Tributary is started again.",
                ((Label) root.lookup("#askText")).getText());
        context.settings().change(s -> s.with(s.downloads().withResumeAtStart(false)));
        Parent other =
                FxThread.call(() ->
                        laidOut(new QuitDialog(context).ask(() -> answers.add("quit")).root()));
        assertEquals(
                "3 downloads run. They can be resumed from here when Tributary is started again.",
                ((Label) other.lookup("#askText")).getText());
        FxThread.run(() -> button(root, "acceptButton").fire());
        assertEquals(List.of("quit"), answers);
        assertEquals(Settings.DEFAULT.view(), context.settings().get().view());
    }

    @Test
    void listsAllKeys() {
        Parent root =
                FxThread.call(() ->
                        laidOut(
                                new ShortcutsDialog(
                                                context,
                                                List.of(
                                                        new Shortcut("Add", "Ctrl+N"),
                                                        new Shortcut("Quit", "Ctrl+Q"),
                                                        new Shortcut("Find", "Ctrl+F")))
                                        .root()));
        List<String> texts =
                FxThread.call(() ->
                        root.lookupAll(".key").stream()
                                .map(node -> ((Label) node).getText())
                                .sorted()
                                .toList());
        assertEquals(List.of("Ctrl+F", "Ctrl+N", "Ctrl+Q"), texts);
    }

    @Test
    void tellsVersionsAndOpensTheFolder() {
        Report report = new Report("0.1.0", "25", "26", "Linux");
        Parent root = FxThread.call(() -> laidOut(new AboutDialog(context, report).root()));
        assertEquals("0.1.0", ((Label) root.lookup("#versionLabel")).getText());
        FxThread.run(() -> button(root, "openFolderButton").fire());
        assertEquals(List.of("open " + context.stateFolder()), sample.told);
    }

    @Test
    void theReportNamesNoFilesAndNoServers() {
        String text =
                new Report("0.1.0", "25", "26", "Linux")
                        .text(context.downloads(), context.servers());
        assertEquals(
                """
                Tributary 0.1.0
                Java 25
                JavaFX 26
                Linux
                Downloads {finished=2, paused=1, queued=1, running=3}
                Servers 4, answering 3
                """,
                text);
    }

    @Test
    void readsTheLicensesFromTheNotice() {
        assertEquals(
                List.of(
                        new License("Apache HttpClient and HttpCore 5", "Apache License 2.0"),
                        new License("SLF4J", "MIT License")),
                License.read(
                        """
                        The images carry, each under its own license:

                        Apache HttpClient and HttpCore 5      Apache License 2.0
                        SLF4J                                 MIT License
                        """));
        assertEquals(new License("Tributary", "MIT License"), License.all().getFirst());
        assertTrue(License.all().size() > 5);
    }

    @Test
    void asksBeforeAPauseOnlyWhereItLosesWhatIsThere() {
        SampleDownloads downloads = SampleDownloads.busy();
        UiContext context = FxThread.call(new SampleContext(downloads, SampleServers.four())::make);
        FxThread.run(() -> new PauseDialog(context).open(null, List.of(SampleDownloads.DEBIAN)));
        assertEquals(List.of("pause [debian]"), downloads.told);

        Ask ask =
                FxThread.call(() ->
                        new PauseDialog(context)
                                .ask(List.of(SampleDownloads.DATASET), 1_100_000_000L));
        Parent root = FxThread.call(() -> laidOut(ask.root()));
        assertEquals(1, downloads.told.size());
        FxThread.run(() -> button(root, "acceptButton").fire());
        assertEquals("pause [dataset]", downloads.told.getLast());
    }

    @Test
    void allKeysAreSeenOrScrolledByKey() throws InterruptedException {
        List<Shortcut> many =
                IntStream.range(0, 40).mapToObj(i -> new Shortcut("Name " + i, "F" + i)).toList();
        ShortcutsDialog dialog = FxThread.call(() -> new ShortcutsDialog(context, many));
        FxThread.run(() -> dialog.open(null));
        FxThread.pulses(5);
        Parent root = dialog.root();
        FxThread.run(() -> {
            ScrollPane scroll = (ScrollPane) root.lookup("#shortcutsScroll");
            double seen = scroll.getViewportBounds().getHeight();
            assertTrue(seen >= scroll.getContent().getLayoutBounds().getHeight(), "all at once");
            root.getScene().getWindow().setHeight(300);
        });
        FxThread.pulses(5);
        FxThread.run(() -> {
            ScrollPane scroll = (ScrollPane) root.lookup("#shortcutsScroll");
            Node focus = root.getScene().getFocusOwner();
            for (KeyCode key : List.of(KeyCode.DOWN, KeyCode.END)) {
                double before = scroll.getVvalue();
                focus.fireEvent(
                        new KeyEvent(
                                KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
                assertTrue(scroll.getVvalue() > before, "by " + key);
            }
            assertEquals(1, scroll.getVvalue());
            root.getScene().getWindow().hide();
        });
    }
}
