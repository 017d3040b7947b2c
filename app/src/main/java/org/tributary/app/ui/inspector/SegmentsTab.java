package org.tributary.app.ui.inspector;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.collections.transformation.SortedList;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.tributary.app.ui.common.Format;
import org.tributary.app.ui.common.Messages;
import org.tributary.app.ui.common.Motion;
import org.tributary.app.ui.common.UiContext;
import org.tributary.app.ui.common.Views;
import org.tributary.app.ui.controls.FittedColumns;
import org.tributary.app.ui.controls.SegmentMap;
import org.tributary.shared.transfer.SegmentStates;
import org.tributary.shared.transfer.SegmentStates.State;

/// The segments of a download: as a map, and as a table of those that matter now.
final class SegmentsTab {
    private static final String ARRANGEMENT = "inspector.segments.arrangement";
    private static final String BY_SERVER = "inspector.segments.byServer";

    /// Lower than so many lines of text there is no room for both.
    private static final double LINES_FOR_BOTH = 22;

    private final UiContext context;
    private final Messages messages;
    private final SegmentsViewModel model = new SegmentsViewModel();
    private final SegmentWords words;
    private final Parent root;
    private SegmentLegend legend;
    private Optional<Inspected> shown = Optional.empty();
    private Optional<Arrangement> chosen;

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
    @FXML private TableColumn<SegmentRow, SegmentRow> numberColumn;
    @FXML private TableColumn<SegmentRow, SegmentRow> rangeColumn;
    @FXML private TableColumn<SegmentRow, SegmentRow> sizeColumn;
    @FXML private TableColumn<SegmentRow, SegmentRow> progressColumn;
    @FXML private TableColumn<SegmentRow, SegmentRow> stateColumn;
    @FXML private TableColumn<SegmentRow, SegmentRow> serverColumn;
    @FXML private TableColumn<SegmentRow, SegmentRow> speedColumn;
    @FXML private TableColumn<SegmentRow, SegmentRow> triesColumn;
    @FXML private TableColumn<SegmentRow, SegmentRow> tookColumn;
    @FXML private TableColumn<SegmentRow, SegmentRow> digestColumn;
    @FXML private HBox detailBox;
    @FXML private Label detailLabel;
    @FXML private Button copyDigestButton;
    @FXML private Button fetchAgainButton;
    @FXML private Label noSegmentsLabel;

    /// What of the two is shown.
    private enum Arrangement {
        MAP,
        LIST,
        BOTH
    }

    SegmentsTab(UiContext context) {
        this.context = context;
        messages = context.messages();
        words = new SegmentWords(model, messages, context::format);
        chosen = remembered();
        root = Views.load("SegmentsView", this, messages);
    }

    private Optional<Arrangement> remembered() {
        return Optional.ofNullable(context.settings().get().view().get(ARRANGEMENT))
                .flatMap(name -> {
                    for (Arrangement arrangement : Arrangement.values()) {
                        if (arrangement.name().equals(name)) {
                            return Optional.of(arrangement);
                        }
                    }
                    return Optional.empty();
                });
    }

    @FXML
    private void initialize() {
        legend = new SegmentLegend(segmentLegend, model, words, messages, this::highlight);
        segmentMap.setReducedMotion(Motion.isReduced(context.settings().get().appearance()));
        segmentMap.setDescribe(words::describe);
        segmentMap.setOnDetail(this::reveal);
        segmentMap.selectedProperty().subscribe(at -> select(at.intValue()));
        boolean byServer =
                Boolean.parseBoolean(context.settings().get().view().get(BY_SERVER));
        colour(byServer);
        initializeTable();
        segmentsBox.heightProperty().subscribe(_ -> arrange());
        split.heightProperty().subscribe(_ -> divide());
        split.widthProperty().subscribe(_ -> divide());
        model.statesProperty().map(SegmentStates::count).subscribe(_ -> divide());
    }

    private void initializeTable() {
        SortedList<SegmentRow> sorted = new SortedList<>(model.shown());
        sorted.comparatorProperty().bind(segmentTable.comparatorProperty());
        segmentTable.setItems(sorted);
        column(numberColumn, words::number, Comparator.comparingInt(SegmentRow::index));
        column(rangeColumn, words::range, Comparator.comparingInt(SegmentRow::index));
        column(sizeColumn, words::size, Comparator.comparing(words::size));
        column(progressColumn, this::percent, Comparator.comparingInt(SegmentRow::percent));
        progressColumn.setCellFactory(_ -> new SegmentProgressCell(this::percent));
        column(stateColumn, words::state, Comparator.comparing(SegmentRow::state));
        stateColumn.setCellFactory(_ -> new SegmentStateCell(words::state));
        column(serverColumn, words::server, Comparator.comparingInt(SegmentRow::server));
        column(
                speedColumn,
                words::speed,
                Comparator.comparingDouble(SegmentRow::bytesPerSecond));
        column(triesColumn, words::tries, Comparator.comparingInt(SegmentRow::tries));
        column(tookColumn, words::took, Comparator.comparingLong(SegmentRow::tookMillis));
        column(digestColumn, words::hash, Comparator.comparing(words::hash));
        new FittedColumns<>(segmentTable, detailLabel.fontProperty())
                .add(numberColumn, 3.8, 0)
                .add(rangeColumn, 12.2, 4)
                .add(sizeColumn, 6, 2)
                .addStretched(progressColumn, 10, 1)
                .add(stateColumn, 9.5, 0)
                .add(serverColumn, 9.2, 1)
                .add(speedColumn, 6.5, 1)
                .add(triesColumn, 5.4, 3)
                .add(tookColumn, 5, 6)
                .add(digestColumn, 8.5, 5)
                .install();
        segmentTable.setRowFactory(_ -> row());
        segmentTable
                .getSelectionModel()
                .selectedItemProperty()
                .subscribe(row -> {
                    if (row != null) {
                        segmentMap.select(row.index());
                    }
                });
        Label nothing = new Label();
        nothing.getStyleClass().add("muted");
        segmentTable.setPlaceholder(nothing);
    }

    private void column(
            TableColumn<SegmentRow, SegmentRow> column,
            Function<SegmentRow, String> text,
            Comparator<SegmentRow> order) {
        RowCell.install(column, text, order);
    }

    private String percent(SegmentRow row) {
        Format format = context.format();
        return format.percent(row.percent(), 100);
    }

    private TableRow<SegmentRow> row() {
        MenuItem copy = new MenuItem(messages.text("inspector.segment.copyDigest"));
        MenuItem again = new MenuItem(messages.text("inspector.segment.fetchAgain"));
        TableRow<SegmentRow> row = new TableRow<>();
        copy.setOnAction(_ -> copyDigest(row.getItem().index()));
        again.setOnAction(_ -> fetchAgain(row.getItem().index()));
        ContextMenu menu = new ContextMenu(copy, again);
        menu.setOnShowing(_ -> {
            copy.setDisable(words.wholeHash(row.getItem().index()).isEmpty());
            again.setDisable(!canFetchAgain(row.getItem()));
        });
        row.emptyProperty().subscribe(empty -> row.setContextMenu(empty ? null : menu));
        return row;
    }

    Parent root() {
        return root;
    }

    void show(Inspected inspected) {
        shown = Optional.of(inspected);
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
                            inspected.isRunning()
                                    ? "inspector.segments.notYet"
                                    : "inspector.segments.unknown"));
        }
        placeholder();
        detail();
    }

    void clear() {
        shown = Optional.empty();
        model.clear();
        segmentMap.show(model.states());
    }

    private void placeholder() {
        if (segmentTable.getPlaceholder() instanceof Label label) {
            label.setText(
                    messages.text(
                            model.isOnlyActive() && model.wanted().isEmpty()
                                    ? "inspector.segments.noneActive"
                                    : "inspector.segments.none"));
        }
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
        ViewMemory.put(context, BY_SERVER, "false");
    }

    @FXML
    private void colourByServer() {
        colour(true);
        ViewMemory.put(context, BY_SERVER, "true");
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
        choose(Arrangement.MAP);
    }

    @FXML
    private void chooseList() {
        choose(Arrangement.LIST);
    }

    @FXML
    private void chooseBoth() {
        choose(Arrangement.BOTH);
    }

    private void choose(Arrangement arrangement) {
        chosen = Optional.of(arrangement);
        ViewMemory.put(context, ARRANGEMENT, arrangement.name());
        arrange();
    }

    private void arrange() {
        double line = detailLabel.getFont().getSize();
        boolean roomy = segmentsBox.getHeight() > LINES_FOR_BOTH * line;
        Arrangement now = chosen.orElse(roomy ? Arrangement.BOTH : Arrangement.MAP);
        boolean map = now != Arrangement.LIST;
        boolean list = now != Arrangement.MAP;
        mapButton.setSelected(now == Arrangement.MAP);
        listButton.setSelected(now == Arrangement.LIST);
        bothButton.setSelected(now == Arrangement.BOTH);
        onlyActiveCheck.setVisible(list);
        onlyActiveCheck.setManaged(list);
        show(segmentMap, map, 0);
        show(tableBox, list, map ? 1 : 0);
        divide();
    }

    /// Gives the map what it needs, but no more than half.
    private void divide() {
        if (split.getItems().size() == 2 && split.getHeight() > 0) {
            double whole = segmentMap.wholeHeight(split.getWidth()) + 10;
            split.setDividerPositions(Math.min(0.5, whole / split.getHeight()));
        }
    }

    private void show(Node node, boolean show, int at) {
        if (show && !split.getItems().contains(node)) {
            split.getItems().add(Math.min(at, split.getItems().size()), node);
        } else if (!show) {
            split.getItems().remove(node);
        }
    }

    @FXML
    private void chooseOnlyActive() {
        model.setOnlyActive(onlyActiveCheck.isSelected());
        placeholder();
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
            choose(Arrangement.BOTH);
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
        fetchAgainButton.setDisable(!canFetchAgain(model.row(segment)));
    }

    private boolean canFetchAgain(SegmentRow row) {
        return row.state() == State.VERIFIED
                && shown.filter(Inspected::isRunning).isPresent()
                && words.wholeHash(row.index()).isPresent();
    }

    @FXML
    private void copySelectedDigest() {
        copyDigest(segmentMap.selectedProperty().get());
    }

    @FXML
    private void fetchSelectedAgain() {
        fetchAgain(segmentMap.selectedProperty().get());
    }

    @FXML
    private void closeDetail() {
        segmentMap.select(-1);
    }

    private void copyDigest(int segment) {
        words.wholeHash(segment)
                .ifPresent(
                        hash ->
                                Clipboard.getSystemClipboard()
                                        .setContent(Map.of(DataFormat.PLAIN_TEXT, hash)));
    }

    private void fetchAgain(int segment) {
        shown.ifPresent(now -> context.downloads().fetchAgain(now.id(), segment));
    }
}
