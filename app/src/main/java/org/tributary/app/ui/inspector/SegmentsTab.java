package org.tributary.app.ui.inspector;

import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.tributary.app.ui.common.Messages;
import org.tributary.app.ui.common.Motion;
import org.tributary.app.ui.common.UiContext;
import org.tributary.app.ui.common.ViewMemory;
import org.tributary.app.ui.common.Views;
import org.tributary.app.ui.controls.SegmentMap;
import org.tributary.app.ui.inspector.SegmentsArrangement.Arrangement;
import org.tributary.shared.transfer.SegmentStates;

/// The segments of a download: as a map, and as a table of those that matter now.
final class SegmentsTab {
    private static final String BY_SERVER = "inspector.segments.byServer";

    private final UiContext context;
    private final Messages messages;
    private final SegmentsViewModel model = new SegmentsViewModel();
    private final SegmentWords words;
    private final Parent root;
    private SegmentLegend legend;
    private SegmentsArrangement arrangement;
    private SegmentTable table;

    @FXML private VBox segmentsBox;
    @FXML private SplitPane split;
    @FXML private SegmentMap segmentMap;
    @FXML private FlowPane segmentLegend;
    @FXML private ToggleButton byStateButton;
    @FXML private ToggleButton byServerButton;
    @FXML private ToggleButton mapButton;
    @FXML private ToggleButton listButton;
    @FXML private ToggleButton bothButton;
    @FXML private CheckBox onlyActiveCheck;
    @FXML private VBox tableBox;
    @FXML private TableView<SegmentRow> segmentTable;
    @FXML private HBox detailBox;
    @FXML private Label detailLabel;
    @FXML private Button copyDigestButton;
    @FXML private Button fetchAgainButton;
    @FXML private Label noSegmentsLabel;

    SegmentsTab(UiContext context) {
        this.context = context;
        messages = context.messages();
        words = new SegmentWords(model, messages, context::format);
        root = Views.load("SegmentsView", this, messages);
    }

    @FXML
    private void initialize() {
        legend = new SegmentLegend(segmentLegend, model, words, messages, this::highlight);
        segmentMap.setReducedMotion(Motion.isReduced(context.settings().get().appearance()));
        segmentMap.setDescribe(words::describe);
        segmentMap.setOnDetail(this::reveal);
        segmentMap.selectedProperty().subscribe(at -> select(at.intValue()));
        boolean byServer = new ViewMemory(context.settings()).isSet(BY_SERVER, false);
        colour(byServer);
        table = new SegmentTable(context, segmentTable, detailLabel.fontProperty(), model, words);
        segmentTable
                .getSelectionModel()
                .selectedItemProperty()
                .subscribe(row -> {
                    if (row != null) {
                        segmentMap.select(row.index());
                    }
                });
        arrangement =
                new SegmentsArrangement(
                        context, split, segmentMap, tableBox, detailLabel.fontProperty());
        arrangement.shownProperty().subscribe(this::showArrangement);
        segmentsBox.heightProperty().subscribe(height -> arrangement.fit(height.doubleValue()));
        model.statesProperty().map(SegmentStates::count).subscribe(_ -> arrangement.divide());
    }

    Parent root() {
        return root;
    }

    void show(Inspected inspected) {
        table.show(inspected);
        model.show(inspected);
        segmentMap.show(model.states());
        String summary = words.summary();
        if (!summary.equals(segmentMap.getAccessibleText())) {
            segmentMap.setAccessibleText(summary);
        }
        legend.refresh();
        onlyActiveCheck.setSelected(model.isOnlyActive());
        boolean none = model.states().count() == 0;
        noSegmentsLabel.setVisible(none);
        segmentsBox.setVisible(!none);
        if (none) {
            noSegmentsLabel.setText(
                    messages.text(
                            "inspector.segments."
                                    + SegmentsViewModel.whyUnknown(
                                            inspected.entry().state(),
                                            inspected.entry().receivedBytes())));
        }
        table.sayWhyEmpty();
        detail();
    }

    void clear() {
        model.clear();
        segmentMap.show(model.states());
    }

    private void highlight() {
        if (model.wantedServer() >= 0) {
            segmentMap.highlightServer(model.wantedServer());
        } else {
            segmentMap.highlight(model.wanted());
        }
    }

    @FXML
    private void colourByState() {
        colour(false);
        new ViewMemory(context.settings()).put(BY_SERVER, false);
    }

    @FXML
    private void colourByServer() {
        colour(true);
        new ViewMemory(context.settings()).put(BY_SERVER, true);
    }

    private void colour(boolean byServer) {
        byServerButton.setSelected(byServer);
        byStateButton.setSelected(!byServer);
        segmentMap.setByServer(byServer);
        model.clearFilter();
        highlight();
        legend.setByServer(byServer);
    }

    @FXML
    private void chooseMap() {
        arrangement.choose(Arrangement.MAP);
    }

    @FXML
    private void chooseList() {
        arrangement.choose(Arrangement.LIST);
    }

    @FXML
    private void chooseBoth() {
        arrangement.choose(Arrangement.BOTH);
    }

    private void showArrangement(Arrangement now) {
        mapButton.setSelected(now == Arrangement.MAP);
        listButton.setSelected(now == Arrangement.LIST);
        bothButton.setSelected(now == Arrangement.BOTH);
        onlyActiveCheck.setVisible(now != Arrangement.MAP);
        onlyActiveCheck.setManaged(now != Arrangement.MAP);
    }

    @FXML
    private void chooseOnlyActive() {
        model.setOnlyActive(onlyActiveCheck.isSelected());
        table.sayWhyEmpty();
    }

    private void select(int segment) {
        boolean any = segment >= 0 && segment < model.states().count();
        detailBox.setVisible(any);
        detailBox.setManaged(any);
        if (!any) {
            segmentTable.getSelectionModel().clearSelection();
            return;
        }
        detail();
        SegmentRow row = model.row(segment);
        if (segmentTable.getSelectionModel().getSelectedItem() != row) {
            segmentTable.getSelectionModel().clearSelection();
            if (segmentTable.getItems().contains(row)) {
                segmentTable.getSelectionModel().select(row);
                segmentTable.scrollTo(row);
            }
        }
    }

    /// Shows a segment in the table, whatever the table is limited to.
    private void reveal(int segment) {
        SegmentRow row = model.row(segment);
        if (!model.shown().contains(row)) {
            model.clearFilter();
            highlight();
            if (!model.shown().contains(row)) {
                model.setOnlyActive(false);
            }
        }
        if (!split.getItems().contains(tableBox)) {
            arrangement.choose(Arrangement.BOTH);
        }
        segmentTable.getSelectionModel().select(row);
        segmentTable.scrollTo(row);
        segmentTable.requestFocus();
    }

    private void detail() {
        int segment = segmentMap.selectedProperty().get();
        if (segment < 0 || segment >= model.states().count()) {
            return;
        }
        String text = words.describe(segment);
        if (!text.equals(detailLabel.getText())) {
            detailLabel.setText(text);
        }
        copyDigestButton.setDisable(words.wholeHash(segment).isEmpty());
        fetchAgainButton.setDisable(!table.canFetchAgain(model.row(segment)));
    }

    @FXML
    private void copySelectedDigest() {
        table.copyDigest(segmentMap.selectedProperty().get());
    }

    @FXML
    private void fetchSelectedAgain() {
        table.fetchAgain(segmentMap.selectedProperty().get());
    }

    @FXML
    private void closeDetail() {
        segmentMap.select(-1);
    }
}
