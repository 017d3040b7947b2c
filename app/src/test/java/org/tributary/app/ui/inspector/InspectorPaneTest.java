package org.tributary.app.ui.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tributary.app.ui.FxThread;
import org.tributary.app.ui.Look;
import org.tributary.app.ui.SampleContext;
import org.tributary.app.ui.SampleDownloads;
import org.tributary.app.ui.SampleServers;
import org.tributary.app.ui.common.UiContext;
import org.tributary.app.ui.controls.SegmentMap;

class InspectorPaneTest {
    private final SampleDownloads downloads = SampleDownloads.busy();
    private final SampleServers servers = SampleServers.four();
    private final SampleContext sample = new SampleContext(downloads, servers);
    private UiContext context;
    private InspectorPane pane;
    private Look look;

    @BeforeEach
    void open() throws InterruptedException {
        context = FxThread.call(sample::make);
        pane = FxThread.call(() -> new InspectorPane(context));
        look = Look.at(pane.root(), context.theme(), 980, 460);
        show(SampleDownloads.DEBIAN, 1);
    }

    @AfterEach
    void close() {
        look.close();
    }

    @Test
    void namesTabsWithWhatIsInThem() {
        List<String> names =
                FxThread.call(() ->
                        ((TabPane) find("tabs")).getTabs().stream().map(Tab::getText).toList());
        assertEquals(List.of("Overview", "Segments  416/703", "Servers  3/4", "Log"), names);
    }

    @Test
    void remembersTheTab() throws InterruptedException {
        FxThread.run(() -> pane.selectTab(2));
        assertEquals("2", context.settings().get().view().get("inspector.tab"));
    }

    @Test
    void asksForASelectionWhileThereIsNone() {
        FxThread.run(() -> pane.show(Optional.empty()));
        assertTrue(FxThread.call(() -> find("nothingLabel").isVisible()));
        assertFalse(FxThread.call(() -> find("tabs").isVisible()));
    }

    @Test
    void listsActiveSegmentsAndAllOnDemand() throws InterruptedException {
        assertEquals(15, rows("segmentTable"));
        FxThread.run(() -> chip("Failed 2").fire());
        assertEquals(2, rows("segmentTable"));
        FxThread.run(() -> chip("Failed 2").fire());
        FxThread.run(() -> ((javafx.scene.control.CheckBox) find("onlyActiveCheck")).fire());
        assertEquals(703, rows("segmentTable"));
    }

    @Test
    void coloursTheMapByServer() {
        FxThread.run(() -> ((ToggleButton) find("byServerButton")).fire());
        List<String> chips =
                FxThread.call(
                        () -> legend().stream().map(chip -> ((Labeled) chip).getText()).toList());
        assertEquals(4, chips.size());
        assertTrue(chips.getFirst().startsWith("node-a:8001 "), chips.toString());
    }

    @Test
    void goesThroughTheMapByKeyboard() throws InterruptedException {
        SegmentMap map = (SegmentMap) find("segmentMap");
        key(map, KeyCode.RIGHT);
        key(map, KeyCode.RIGHT);
        assertEquals(1, map.selectedProperty().get());
        assertEquals("Segment 2, Verified, 5.26 MB", labelText("detailLabel").substring(0, 28));
        key(map, KeyCode.END);
        assertEquals(702, map.selectedProperty().get());
        assertEquals("Segments: 416 of 703 verified, 2 failed", map.getAccessibleText());
    }

    @Test
    void revealsASegmentInTheTable() throws InterruptedException {
        SegmentMap map = (SegmentMap) find("segmentMap");
        key(map, KeyCode.HOME);
        key(map, KeyCode.ENTER);
        assertEquals(
                Integer.valueOf(0),
                FxThread.call(() ->
                        ((SegmentRow) table("segmentTable").getSelectionModel().getSelectedItem())
                                .index()));
    }

    @Test
    void fetchesAProvedSegmentAgain() throws InterruptedException {
        key((SegmentMap) find("segmentMap"), KeyCode.HOME);
        FxThread.run(() -> ((Button) find("fetchAgainButton")).fire());
        assertEquals(List.of("fetch again debian 0"), downloads.told);
    }

    @Test
    void switchesAServerOff() throws InterruptedException {
        show(SampleDownloads.DEBIAN, 2);
        FxThread.pulses(3);
        assertEquals(4, rows("downloadServerTable"));
        FxThread.run(() ->
                ((atlantafx.base.controls.ToggleSwitch)
                                look.stage().getScene().getRoot().lookup(".toggle-switch"))
                        .fire());
        assertEquals(1, servers.told.size());
        assertTrue(servers.told.getFirst().startsWith("off node-"), servers.told.toString());
    }

    @Test
    void offersWhatHelpsAgainstAProblem() throws InterruptedException {
        show(SampleDownloads.NIGHTLY, 0);
        assertEquals("No server has segment 7", labelText("problemTitle"));
        assertEquals("E01", labelText("problemCode"));
        FxThread.run(() ->
                ((Button) ((FlowPane) find("problemButtons")).getChildren().getFirst()).fire());
        assertEquals(List.of("check"), servers.told);
    }

    @Test
    void showsWhatHappened() throws InterruptedException {
        show(SampleDownloads.DEBIAN, 3);
        assertEquals(4, FxThread.call(() -> ((ListView<?>) find("logView")).getItems().size()));
    }

    @Test
    void readsNothingWhileItIsNotSeen() throws InterruptedException {
        FxThread.run(() -> look.stage().hide());
        FxThread.run(() -> pane.show(Optional.of(SampleDownloads.NIGHTLY)));
        downloads.show(
                SampleDownloads.NIGHTLY, downloads.snapshot(SampleDownloads.DEBIAN).orElseThrow());
        FxThread.run(() -> context.ticker().tick());
        assertEquals(
                "Segments: 262 of 263 verified, 0 failed",
                FxThread.call(() -> find("segmentMap").getAccessibleText()));
    }

    private void show(String id, int tab) throws InterruptedException {
        FxThread.run(() -> {
            pane.show(Optional.of(id));
            pane.selectTab(tab);
            context.ticker().tick();
        });
        FxThread.pulses(2);
    }

    private void key(Node node, KeyCode code) throws InterruptedException {
        FxThread.run(() ->
                node.fireEvent(
                        new KeyEvent(
                                KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
        FxThread.pulses(2);
    }

    private ToggleButton chip(String text) {
        return legend().stream()
                .map(ToggleButton.class::cast)
                .filter(chip -> chip.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private ObservableList<Node> legend() {
        return ((FlowPane) find("segmentLegend")).getChildren();
    }

    private int rows(String id) {
        Callable<Integer> count = () -> table(id).getItems().size();
        return FxThread.call(count);
    }

    private TableView<?> table(String id) {
        return (TableView<?>) find(id);
    }

    private String labelText(String id) {
        return FxThread.call(() -> ((Label) find(id)).getText());
    }

    private Node find(String id) {
        return pane.root().lookup("#" + id);
    }
}
