package org.tributary.app.ui.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tributary.app.settings.Settings;
import org.tributary.app.ui.FxThread;
import org.tributary.app.ui.SampleContext;
import org.tributary.app.ui.SampleDownloads;
import org.tributary.app.ui.SampleServers;

/// How servers look in a window of usual size.
class ServersLookTest {
    private SampleWindow window;

    @BeforeEach
    void open() throws InterruptedException {
        window =
                SampleWindow.open(
                        new SampleContext(SampleDownloads.busy(), SampleServers.six()),
                        Settings.DEFAULT,
                        1000,
                        760);
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void noRowIsCutByWhatStandsBelow() throws InterruptedException {
        for (String server : new String[] {"node-a:8001", "node-e:8005"}) {
            FxThread.run(() -> window.context().navigator().showServer(server));
            window.picture();
            FxThread.run(() -> {
                TableView<?> table = (TableView<?>) window.find("#serverTable");
                VirtualFlow<?> flow = (VirtualFlow<?>) table.lookup(".virtual-flow");
                double left = flow.getHeight() % table.getFixedCellSize();
                assertTrue(left < 5, server + ": " + left + " px of a row are seen");
                assertTrue(flow.getHeight() > 2 * table.getFixedCellSize(), server);
            });
        }
    }

    @Test
    void theRowOfTheServerThatIsToldOfIsSeenWhole() throws InterruptedException {
        FxThread.run(() -> window.context().navigator().showServer("node-e:8005"));
        window.picture();
        FxThread.run(() -> {
            TableView<?> table = (TableView<?>) window.find("#serverTable");
            VirtualFlow<?> flow = (VirtualFlow<?>) table.lookup(".virtual-flow");
            int selected = table.getSelectionModel().getSelectedIndex();
            IndexedCell<?> row = flow.getVisibleCell(selected);
            assertTrue(row != null, "it is above or below what is seen");
            assertTrue(row.getLayoutY() >= 0, row.getLayoutY() + " px");
            double end = row.getLayoutY() + row.getHeight();
            assertTrue(end <= flow.getHeight() + 1, end + " of " + flow.getHeight() + " px");
        });
    }

    @Test
    void aNameIsCutAtItsBeginningSoThatThePortIsRead() throws InterruptedException {
        window.select(SampleDownloads.DEBIAN);
        window.tab(2);
        assertPortsKept("#downloadServerTable", ".table-cell");
        window.act("servers");
        window.picture();
        assertPortsKept("#serverTable", ".server-name");
    }

    private void assertPortsKept(String table, String names) {
        FxThread.run(() -> {
            List<Labeled> ports =
                    window.find(table).lookupAll(names).stream()
                            .map(Labeled.class::cast)
                            .filter(name -> name.getText() != null)
                            .filter(name -> name.getText().matches("node-[a-f]:800[0-9]"))
                            .toList();
            assertFalse(ports.isEmpty());
            for (Labeled name : ports) {
                assertEquals(OverrunStyle.LEADING_ELLIPSIS, name.getTextOverrun());
            }
        });
    }
}
