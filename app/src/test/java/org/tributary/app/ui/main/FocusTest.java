package org.tributary.app.ui.main;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.app.settings.Settings;
import org.tributary.app.ui.FxThread;
import org.tributary.app.ui.SampleContext;
import org.tributary.app.ui.SampleDownloads;
import org.tributary.app.ui.SampleServers;
import org.tributary.app.ui.downloads.DownloadRow;

/// Where the keyboard is after something was done: where one goes on.
class FocusTest {
    private final FxRobot robot = new FxRobot();
    private SampleWindow window;

    private void open(SampleDownloads downloads, SampleServers servers)
            throws InterruptedException {
        window =
                SampleWindow.open(
                        new SampleContext(downloads, servers), Settings.DEFAULT, 1000, 760);
        robot.targetWindow(window.stage());
    }

    @AfterEach
    void close() {
        window.close();
    }

    private String focused() {
        return FxThread.call(() -> {
            Node owner = window.stage().getScene().getFocusOwner();
            return owner == null ? "nothing" : "" + owner.getId();
        });
    }

    @SuppressWarnings("unchecked")
    private List<String> selected() {
        return FxThread.call(() ->
                ((TableView<DownloadRow>) window.find("#downloadTable"))
                        .getSelectionModel().getSelectedItems().stream()
                                .map(DownloadRow::id)
                                .toList());
    }

    private void focus(String id) throws InterruptedException {
        FxThread.run(() -> window.find(id).requestFocus());
        FxThread.pulses(2);
    }

    private void press(KeyCode... keys) throws InterruptedException {
        robot.push(keys);
        FxThread.pulses(3);
    }

    @Test
    void aPageThatIsShownTakesTheKeyboard() throws InterruptedException {
        open(SampleDownloads.busy(), SampleServers.four());
        window.act("servers");
        assertEquals("serverTable", focused());
        window.act("catalog");
        assertEquals("catalogTable", focused());
        window.act("showDownloads");
        assertEquals("downloadTable", focused());
    }

    @Test
    void alsoWhenALinkOfTheSideBarLedThere() throws InterruptedException {
        open(SampleDownloads.busy(), SampleServers.four());
        robot.clickOn("#allServersLink");
        FxThread.pulses(3);
        assertEquals("serverTable", focused());
        robot.clickOn("#serversLabel");
        robot.clickOn("#catalogLink");
        FxThread.pulses(3);
        assertEquals("catalogTable", focused());
    }

    @Test
    void whoeverWalksThroughTheSideBarStaysThere() throws InterruptedException {
        open(SampleDownloads.busy(), SampleServers.four());
        window.act("servers");
        focus("#viewList");
        press(KeyCode.DOWN);
        assertEquals("viewList", focused());
    }

    @Test
    void withoutServersTheirPageBeginsWhereOneIsAdded() throws InterruptedException {
        open(SampleDownloads.busy(), SampleServers.none());
        window.act("servers");
        assertEquals("addField", focused());
    }

    @Test
    void askingForServersLeadsToTheField() throws InterruptedException {
        open(SampleDownloads.busy(), SampleServers.four());
        window.act("servers");
        focus("#serverTable");
        FxThread.run(window.context().navigator()::askForServers);
        FxThread.pulses(2);
        assertEquals("addField", focused());
    }

    @Test
    void anEmptyListBeginsWhereADownloadIsAdded() throws InterruptedException {
        open(SampleDownloads.none(), SampleServers.four());
        assertEquals("emptyAddButton", focused());
        window.act("servers");
        window.act("showDownloads");
        assertEquals("emptyAddButton", focused());
    }

    @Test
    void theFirstDownloadIsSelectedInTheList() throws InterruptedException {
        SampleDownloads downloads = SampleDownloads.none();
        open(downloads, SampleServers.four());
        focus("#emptyAddButton");
        DownloadEntry entry = SampleDownloads.busy().entries().getFirst();
        downloads.put(entry);
        FxThread.run(() -> window.context().navigator().showDownload(entry.id()));
        FxThread.pulses(3);
        assertEquals("downloadTable", focused());
        assertEquals(List.of(entry.id()), selected());
    }

    @Test
    void theNextRowIsSelectedAfterARemoval() throws InterruptedException {
        open(SampleDownloads.busy(), SampleServers.four());
        window.select(SampleDownloads.LECTURE);
        robot.clickOn("#removeButton");
        FxThread.pulses(3);
        assertEquals("downloadTable", focused());
        assertEquals(List.of(SampleDownloads.WEIGHTS), selected());
    }

    @Test
    void whatWasPutBackIsSelected() throws InterruptedException {
        open(SampleDownloads.busy(), SampleServers.four());
        window.select(SampleDownloads.LECTURE);
        press(KeyCode.DELETE);
        window.act("servers");
        press(KeyCode.CONTROL, KeyCode.Z);
        assertEquals("downloadTable", focused());
        assertEquals(List.of(SampleDownloads.LECTURE), selected());
    }
}
