package org.tributary.app.ui.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.tributary.app.settings.Settings;
import org.tributary.app.ui.FxThread;
import org.tributary.app.ui.SampleContext;
import org.tributary.app.ui.SampleDownloads;
import org.tributary.app.ui.SampleServers;
import org.tributary.app.ui.downloads.DownloadRow;

class MainWindowTest {
    private final SampleDownloads downloads = SampleDownloads.busy();
    private final SampleServers servers = SampleServers.four();
    private final FxRobot robot = new FxRobot();
    private SampleWindow window;
    private TableView<DownloadRow> table;

    @BeforeEach
    void open() throws InterruptedException {
        open(960);
    }

    private void open(int width) throws InterruptedException {
        if (window != null) {
            window.close();
        }
        window =
                SampleWindow.open(
                        new SampleContext(downloads, servers), Settings.DEFAULT, width, 720);
        table = table();
        robot.targetWindow(window.stage());
    }

    @SuppressWarnings("unchecked")
    private TableView<DownloadRow> table() {
        return find("downloadTable", TableView.class);
    }

    @AfterEach
    void close() {
        window.close();
    }

    private <T extends Node> T find(String id, Class<T> type) {
        return FxThread.call(() -> type.cast(window.stage().getScene().lookup('#' + id)));
    }

    private void select(String... ids) throws InterruptedException {
        FxThread.run(() -> {
            table.getSelectionModel().clearSelection();
            for (String id : ids) {
                table.getItems().stream()
                        .filter(row -> row.id().equals(id))
                        .forEach(table.getSelectionModel()::select);
            }
            table.requestFocus();
        });
        FxThread.pulses(2);
    }

    private void press(KeyCode... keys) throws InterruptedException {
        robot.push(keys);
        FxThread.pulses(2);
    }

    private String text(String id) {
        return find(id, Labeled.class).getText();
    }

    @Test
    void showsAllDownloadsAndWhatTheyAreTogether() {
        assertEquals(7, table.getItems().size());
        assertEquals("↓ 91.5 MB/s", text("totalSpeed"));
        assertEquals("2 active, 1 queued, 1 needs attention", text("countsLabel"));
        assertEquals("Free: 212 GB in Downloads", text("freeSpaceLabel"));
        String title = FxThread.call(() -> window.stage().getTitle());
        assertTrue(title.matches("[0-9]+ % - 2 downloads - Tributary"), title);
    }

    @Test
    void aButtonPausesWhatIsSelected() throws InterruptedException {
        select(SampleDownloads.DEBIAN, SampleDownloads.DATASET);
        robot.clickOn("#pauseButton");
        FxThread.pulses(2);
        assertEquals(List.of("pause [debian, dataset]"), downloads.told);
    }

    @Test
    void whatMakesNoSenseIsDisabled() throws InterruptedException {
        Button resume = find("resumeButton", Button.class);
        select(SampleDownloads.DEBIAN);
        assertTrue(resume.isDisabled());
        select(SampleDownloads.WEIGHTS);
        assertFalse(resume.isDisabled());
    }

    @Test
    void deleteRemovesAndTheToastPutsBack() throws InterruptedException {
        select(SampleDownloads.HANDBOOK);
        press(KeyCode.DELETE);
        FxThread.run(window.context().ticker()::tick);
        assertEquals(6, FxThread.call(() -> table.getItems().size()));
        HBox toast = find("toast", HBox.class);
        assertTrue(toast.isVisible());
        press(KeyCode.CONTROL, KeyCode.Z);
        assertEquals(List.of("remove [handbook]", "undo"), downloads.told);
    }

    @Test
    void spacePausesInTheListButIsASpaceInTheFilter() throws InterruptedException {
        select(SampleDownloads.DEBIAN);
        press(KeyCode.SPACE);
        assertEquals(List.of("pause [debian]"), downloads.told);
        press(KeyCode.CONTROL, KeyCode.F);
        robot.write("is:finished hand");
        FxThread.pulses(2);
        assertEquals(1, FxThread.call(() -> table.getItems().size()));
        press(KeyCode.DELETE);
        assertEquals(List.of("pause [debian]"), downloads.told);
        press(KeyCode.ESCAPE);
        assertEquals(7, FxThread.call(() -> table.getItems().size()));
        assertEquals("", find("filterField", TextField.class).getText());
    }

    @Test
    void keysMoveDownloadsInTheQueue() throws InterruptedException {
        select(SampleDownloads.LECTURE);
        press(KeyCode.CONTROL, KeyCode.UP);
        press(KeyCode.CONTROL, KeyCode.HOME);
        assertEquals(List.of("move [lecture] UP", "move [lecture] TOP"), downloads.told);
    }

    @Test
    void theLimitIsSwitchedByItsKey() throws InterruptedException {
        press(KeyCode.CONTROL, KeyCode.L);
        FxThread.pulses(2);
        assertTrue(window.context().settings().get().speed().limited());
        assertEquals("Limit: 5.00 MB/s", find("limitButton", SplitMenuButton.class).getText());
    }

    @Test
    void noCountIsCut() {
        FxThread.run(() -> {
            for (var node : window.stage().getScene().getRoot().lookupAll(".count")) {
                Label count = (Label) node;
                assertTrue(
                        count.getWidth() >= count.prefWidth(-1), () -> count.getText() + " is cut");
            }
        });
    }

    @Test
    void theSideBarLiesOverTheListInANarrowWindow() throws InterruptedException {
        Region side = find("sideBar", Region.class);
        assertTrue(side.getScene() != null);
        open(860);
        Region hidden = find("viewList", Region.class);
        assertTrue(hidden == null || !isSeen(hidden));
        press(KeyCode.CONTROL, KeyCode.B);
        assertTrue(isSeen(find("viewList", Region.class)));
    }

    private static boolean isSeen(Node node) {
        for (var at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    @Test
    void remembersHowItWasLeft() throws InterruptedException {
        press(KeyCode.CONTROL, KeyCode.I);
        FxThread.run(() -> window.stage().hide());
        var view = window.context().settings().get().view();
        assertEquals("false", view.get("list.inspector"));
        assertEquals("960", view.get("window.place.width"));
        assertEquals("true", view.get("window.sideBar"));
    }
}
