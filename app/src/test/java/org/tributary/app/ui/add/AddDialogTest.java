package org.tributary.app.ui.add;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.tributary.app.downloads.DownloadSpec;
import org.tributary.app.settings.Settings;
import org.tributary.app.ui.FxThread;
import org.tributary.app.ui.SampleContext;
import org.tributary.app.ui.SampleDownloads;
import org.tributary.app.ui.SampleServers;
import org.tributary.app.ui.common.UiContext;
import org.tributary.shared.transfer.DownloadRequest.Wanted;
import org.tributary.shared.transfer.LinkAnswer;

class AddDialogTest {
    private static final URI REPORT = URI.create("http://intranet.example/report.pdf");

    @TempDir private Path folder;
    private final SampleDownloads downloads = SampleDownloads.none();
    private final SampleContext sample = new SampleContext(downloads, SampleServers.four());
    private final FxRobot robot = new FxRobot();
    private UiContext context;
    private AddDialog dialog;

    @BeforeEach
    void make() {
        Settings usual = Settings.DEFAULT;
        sample.with(usual.with(usual.downloads().withFolder(Optional.of(folder))));
        context = FxThread.call(sample::make);
        dialog = FxThread.call(() -> new AddDialog(context));
        clipboard("nothing");
    }

    @AfterEach
    void close() {
        FxThread.run(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
    }

    private void open(String... lines) throws InterruptedException {
        FxThread.run(() -> dialog.open(null, List.of(lines)));
        FxThread.pulses(3);
    }

    private static void clipboard(String text) {
        FxThread.run(() ->
                Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text)));
    }

    private Scene scene() {
        return dialog.stage().orElseThrow().getScene();
    }

    private <T extends Node> T find(String id) {
        @SuppressWarnings("unchecked")
        T node = (T) scene().lookup("#" + id);
        return node;
    }

    private static void until(BooleanSupplier what) throws InterruptedException {
        while (!FxThread.call(what::getAsBoolean)) {
            FxThread.pulses(1);
        }
    }

    private void press(KeyCode... keys) throws InterruptedException {
        robot.push(keys);
        FxThread.pulses(2);
    }

    @Test
    void startsWhatIsTypedByEnter() throws Exception {
        open();
        robot.write("handbook.pdf", 0);
        until(() -> !this.<Button>find("startButton").isDisabled());
        press(KeyCode.ENTER);
        until(() -> !downloads.added.isEmpty());
        DownloadSpec spec = downloads.added.getFirst();
        assertEquals(new Wanted.Named("handbook.pdf"), spec.wanted());
        assertEquals(folder, spec.folder());
        until(() -> dialog.stage().isEmpty());
        assertTrue(sample.told.getLast().startsWith("download new-"));
    }

    @Test
    void beginsANewLineByShiftAndEnter() throws Exception {
        open();
        robot.write("handbook.pdf", 0);
        press(KeyCode.SHIFT, KeyCode.ENTER);
        robot.write("sources.tar.xz", 0);
        FxThread.pulses(2);
        assertEquals(2, FxThread.call(() -> dialog.model().specs().size()));
        assertTrue(downloads.added.isEmpty());
    }

    @Test
    void doesNothingByEnterWhileNothingIsValid() throws Exception {
        open();
        robot.write("htp:", 0);
        press(KeyCode.ENTER);
        assertTrue(dialog.stage().isPresent());
        assertTrue(downloads.added.isEmpty());
    }

    @Test
    void takesALinkOutOfTheClipboardAndNothingElse() throws Exception {
        open();
        assertEquals("", this.<TextInputControl>find("linksArea").getText());
        FxThread.run(() -> dialog.stage().orElseThrow().close());
        clipboard("see http://a/x.iso\n");
        open();
        assertEquals("http://a/x.iso", this.<TextInputControl>find("linksArea").getText());
    }

    @Test
    void leavesAPasswordOfTheClipboardOutOfSight() throws Exception {
        clipboard("secret password");
        open();
        assertEquals("", this.<TextInputControl>find("linksArea").getText());
    }

    @Test
    void addsMoreLinesWhileItIsOpen() throws Exception {
        open("handbook.pdf");
        Stage before = dialog.stage().orElseThrow();
        open("sources.tar.xz", "handbook.pdf");
        assertEquals(before, dialog.stage().orElseThrow());
        assertEquals(
                "handbook.pdf\nsources.tar.xz", this.<TextInputControl>find("linksArea").getText());
    }

    @Test
    void opensTheLoginWhereOneIsNeeded() throws Exception {
        downloads.answers.put(REPORT, new LinkAnswer.LoginNeeded());
        open(REPORT.toString());
        until(() -> this.<TitledPane>find("advancedPane").isExpanded());
        FxThread.run(() -> find("userField").requestFocus());
        robot.write("ann", 0);
        press(KeyCode.TAB);
        robot.write("secret", 0);
        press(KeyCode.ENTER);
        // Enter starts it when the answer to the login is there already.
        until(() -> dialog.stage().isEmpty() || !this.<Button>find("startButton").isDisabled());
        FxThread.run(() -> dialog.stage().ifPresent(_ -> this.<Button>find("startButton").fire()));
        until(() -> !downloads.added.isEmpty());
        assertEquals("ann", downloads.added.getFirst().network().login().orElseThrow().user());
    }

    @Test
    void usesTheClosestName() throws Exception {
        open("handbok.pdf");
        FxThread.pulses(5);
        Hyperlink link =
                FxThread.call(() ->
                        scene().getRoot().lookupAll(".hyperlink").stream()
                                .map(Hyperlink.class::cast)
                                .filter(one -> "Use that".equals(one.getText()))
                                .findFirst()
                                .orElseThrow());
        FxThread.run(link::fire);
        assertEquals("handbook.pdf", this.<TextInputControl>find("linksArea").getText());
    }

    @Test
    void asksAboutADuplicate() throws Exception {
        Files.createFile(folder.resolve("handbook.pdf"));
        open("handbook.pdf");
        FxThread.run(() -> Platform.runLater(() -> this.<Button>find("startButton").fire()));
        until(() -> window("#keepBothChoice").isPresent());
        Node root = window("#keepBothChoice").orElseThrow();
        FxThread.run(() -> ((RadioButton) root).setSelected(true));
        FxThread.run(() ->
                Platform.runLater(() -> ((Button) root.getScene().lookup("#goOnButton")).fire()));
        until(() -> !downloads.added.isEmpty());
        assertEquals(Optional.of("handbook (2).pdf"), downloads.added.getFirst().fileName());
    }

    private static Optional<Node> window(String id) {
        return Window.getWindows().stream()
                .map(window -> window.getScene().lookup(id))
                .filter(Objects::nonNull)
                .findFirst();
    }

    @Test
    void isClosedByEscape() throws Exception {
        open("handbook.pdf");
        press(KeyCode.ESCAPE);
        until(() -> dialog.stage().isEmpty());
        assertTrue(downloads.added.isEmpty());
    }

    @Test
    void namesEveryControl() throws Exception {
        open("handbook.pdf");
        FxThread.run(() -> this.<TitledPane>find("advancedPane").setExpanded(true));
        FxThread.pulses(2);
        List<String> silent =
                FxThread.call(() ->
                        scene()
                                .getRoot()
                                .lookupAll(
                                        ".text-input,.button,.combo-box,.check-box,.choice-box,.table-view")
                                .stream()
                                .filter(node -> node.getId() != null)
                                .filter(node ->
                                        node.getAccessibleText() == null
                                                && !(node instanceof Labeled labeled
                                                        && labeled.getText() != null
                                                        && !labeled.getText().isBlank())
                                                && node.isVisible())
                                .map(Node::getId)
                                .toList());
        assertEquals(List.of(), silent);
        assertFalse(find("linksArea").getAccessibleText().isBlank());
    }
}
