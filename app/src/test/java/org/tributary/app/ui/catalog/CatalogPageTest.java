package org.tributary.app.ui.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tributary.app.ui.FxThread;
import org.tributary.app.ui.SampleContext;
import org.tributary.app.ui.SampleDownloads;
import org.tributary.app.ui.SampleServers;
import org.tributary.app.ui.common.Background;
import org.tributary.app.ui.common.UiContext;

class CatalogPageTest {
    private final SampleServers servers = SampleServers.four();
    private final SampleContext sample = new SampleContext(SampleDownloads.none(), servers);
    private Stage stage;
    private UiContext context;
    private CatalogPage page;

    @BeforeEach
    void show() throws InterruptedException {
        servers.offer(
                new SampleOffers()
                        .file("data/a.bin", 5_000_000, "a", "node-a:8001", "node-b:8002")
                        .file("data/b.bin", 7_000_000, "b", "node-a:8001")
                        .file("c.bin", 9_000_000, "c", "node-b:8002")
                        .offers());
        FxThread.run(() -> {
            context = sample.make();
            page = new CatalogPage(context, new Background(Runnable::run, Runnable::run));
            Scene scene = new Scene(page.root(), 795, 500);
            context.theme().add(scene);
            stage = new Stage();
            stage.setScene(scene);
            stage.show();
            context.ticker().tick();
        });
        FxThread.pulses(3);
    }

    @AfterEach
    void hide() {
        FxThread.run(() -> {
            context.ticker().stop();
            stage.close();
        });
    }

    private <T extends Node> T find(String selector, Class<T> type) {
        return type.cast(page.root().lookup(selector));
    }

    private void doubleClick(String path) {
        List<TableRow<?>> rows = new ArrayList<>();
        page.root()
                .lookupAll(".table-row-cell")
                .forEach(node -> {
                    if (node instanceof TableRow<?> row
                            && row.getItem() instanceof CatalogRow shown
                            && shown.path().equals(path)) {
                        rows.add(row);
                    }
                });
        TableRow<?> row = rows.getFirst();
        row.fireEvent(
                new MouseEvent(
                        MouseEvent.MOUSE_CLICKED,
                        1,
                        1,
                        1,
                        1,
                        MouseButton.PRIMARY,
                        2,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        false,
                        false,
                        true,
                        null));
    }

    private void enter() {
        find("#catalogTable", TableView.class)
                .fireEvent(
                        new KeyEvent(
                                KeyEvent.KEY_PRESSED,
                                "",
                                "",
                                KeyCode.ENTER,
                                false,
                                false,
                                false,
                                false));
    }

    @Test
    void addsFileThatIsDoubleClicked() {
        FxThread.run(() -> doubleClick("c.bin"));
        assertEquals(List.of("add [c.bin]"), sample.told);
    }

    @Test
    void goesIntoFolderAndTakesItWhole() throws InterruptedException {
        FxThread.run(() -> doubleClick("data/"));
        FxThread.pulses(2);
        FxThread.run(() -> {
            Button folder = find("#folderButton", Button.class);
            assertTrue(folder.isVisible());
            assertEquals("Download folder (2 files, 12.0 MB)", folder.getText());
            folder.fire();
        });
        assertEquals(List.of("add [data/]"), sample.told);
    }

    @Test
    void takesAllThatIsSelected() {
        FxThread.run(() -> {
            TableView<?> table = find("#catalogTable", TableView.class);
            table.getSelectionModel().selectIndices(1, 2);
            enter();
            table.getSelectionModel().selectAll();
            find("#downloadButton", Button.class).fire();
        });
        assertEquals(List.of("add [c.bin, data/a.bin]", "add [data/, c.bin]"), sample.told);
    }

    @Test
    void offersToClearFilterThatFindsNothing() {
        FxThread.run(() -> {
            find("#catalogFilter", TextField.class).setText("debain");
            assertEquals("Nothing matches \"debain\".", find("#emptyLabel", Label.class).getText());
            find("#emptyLink", Hyperlink.class).fire();
            assertEquals(4, find("#catalogTable", TableView.class).getItems().size());
            assertEquals("3 files, 21.0 MB", find("#summaryLabel", Label.class).getText());
        });
    }

    @Test
    void sendsThoseWithoutServersToTheServersPage() {
        FxThread.run(() -> {
            servers.show(List.of());
            servers.offer(SampleServers.none().offers());
            context.ticker().tick();
            assertTrue(find("#emptyLabel", Label.class).getText().startsWith("No servers yet."));
            find("#emptyLink", Hyperlink.class).fire();
            assertFalse(find("#folderBox", Node.class).isVisible());
        });
        assertEquals(List.of("servers"), sample.told);
    }
}
