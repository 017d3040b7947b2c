package org.tributary.app.ui.servers;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.collections.transformation.SortedList;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.app.ui.common.Background;
import org.tributary.app.ui.common.UiContext;
import org.tributary.app.ui.common.Views;
import org.tributary.app.ui.controls.FittedColumns;
import org.tributary.app.ui.controls.HeaderTips;
import org.tributary.app.ui.controls.Showing;
import org.tributary.app.ui.servers.ServerRow.Shown;
import org.tributary.shared.format.RemoteText;
import org.tributary.shared.servers.DaemonStatus;

/// The page about all servers. JavaFX thread.
public final class ServersPage {
    /// From this width on, what is known of one server stands beside the table.
    private static final double WIDE_EM = 110;

    private static final double DETAIL_WIDTH_EM = 34;

    private static final double DIVIDER_PX = 8;

    /// The most of the page that is taken from the table.
    private static final double MOST_DETAIL = 0.62;

    private static final Duration LONGEST = Duration.ofDays(1);
    private static final PseudoClass PROBLEM = PseudoClass.getPseudoClass("problem");

    private final UiContext context;
    private final ServerWords words;
    private final ServersViewModel model;
    private final ServerDetail detail;
    private boolean hasSelectedFirst;
    private String submitted = "";
    private List<DownloadEntry> entries = List.of();
    private Contribution contribution = Contribution.to(List.of());

    @FXML private VBox serversPage;
    @FXML private Label summaryLabel;
    @FXML private ServersField addField;
    @FXML private Label noticeLabel;
    @FXML private Hyperlink undoLink;
    @FXML private HBox listProblemBox;
    @FXML private Label listProblemLabel;
    @FXML private Button exportServersButton;
    @FXML private Button removeServerButton;
    @FXML private SplitPane split;
    @FXML private TableView<ServerRow> serverTable;
    @FXML private TableColumn<ServerRow, Shown> serverColumn;
    @FXML private TableColumn<ServerRow, Shown> stateColumn;
    @FXML private TableColumn<ServerRow, Shown> checksColumn;
    @FXML private TableColumn<ServerRow, Shown> answerColumn;
    @FXML private TableColumn<ServerRow, Shown> speedColumn;
    @FXML private TableColumn<ServerRow, Shown> loadColumn;
    @FXML private TableColumn<ServerRow, Shown> filesColumn;
    @FXML private TableColumn<ServerRow, Shown> failuresColumn;
    @FXML private TableColumn<ServerRow, Shown> fromColumn;
    @FXML private TableColumn<ServerRow, Shown> onColumn;

    public ServersPage(UiContext context) {
        this(context, Background.usual());
    }

    ServersPage(UiContext context, Background background) {
        this.context = context;
        words = new ServerWords(context.messages(), context::format, context.clock());
        model = new ServersViewModel(context.servers(), words, context.navigator(), background);
        detail = new ServerDetail(model, words);
        Views.load("ServersView", this, context.messages());
        context.servers().onChange(context.ticker()::wake);
        context.downloads().onChange(context.ticker()::wake);
        context.ticker().add(this::read);
        serversPage.sceneProperty().subscribe(context.ticker()::wake);
    }

    public Parent root() {
        return serversPage;
    }

    /// Shows one server.
    public void select(String id) {
        model.read();
        serverTable.getItems().stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .ifPresent(row -> {
                    serverTable.getSelectionModel().clearSelection();
                    serverTable.getSelectionModel().select(row);
                    serverTable.scrollTo(row);
                });
    }

    /// Lets the user type the address of a server.
    public void focusAddField() {
        addField.requestFocus();
        addField.selectAll();
    }

    /// Adds servers.
    ///
    /// @param text an address, a link, or the lines of a list
    public void add(String text) {
        model.add(text);
    }

    @FXML
    private void initialize() {
        columns();
        SortedList<ServerRow> sorted = new SortedList<>(model.rows());
        sorted.comparatorProperty().bind(serverTable.comparatorProperty());
        serverTable.setItems(sorted);
        serverTable.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        serverTable.getSelectionModel().selectedItemProperty().subscribe(this::selected);
        serverTable.setRowFactory(_ -> row());
        serverTable.addEventHandler(KeyEvent.KEY_PRESSED, this::tableKey);
        serversPage.addEventHandler(KeyEvent.KEY_PRESSED, this::pageKey);
        addField.setOnList(model::add);
        new ServerDrop(model).install(serversPage);

        summaryLabel.textProperty().bind(model.summaryProperty());
        listProblemLabel.textProperty().bind(model.listProblemProperty());
        model.listProblemProperty().subscribe(text -> show(listProblemBox, !text.isEmpty()));
        model.noticeProperty().subscribe(this::show);
        split.widthProperty().subscribe(this::arrange);
        split.heightProperty().subscribe(this::divide);
        detail.heightProperty().subscribe(this::divide);
        serverTable.heightProperty().subscribe(() -> Platform.runLater(this::keepSelectedInSight));
        selected();
    }

    private void columns() {
        column(serverColumn, ServerCells::server, Shown::name);
        column(stateColumn, ServerCells::state, Shown::state);
        column(checksColumn, () -> ServerCells.checks(words), Shown::name);
        column(
                answerColumn,
                () -> ServerCells.number(Shown::answerTime),
                shown -> shown.view().answerTime().orElse(LONGEST));
        column(
                speedColumn,
                () -> ServerCells.number(Shown::speed),
                shown -> -shown.view().bytesPerSecond());
        column(
                loadColumn,
                () -> ServerCells.text(Shown::load),
                shown -> shown.view().status().map(DaemonStatus::busy).orElse(-1));
        column(
                filesColumn,
                () -> ServerCells.number(Shown::files),
                shown -> -shown.view().files().orElse(-1));
        column(
                failuresColumn,
                () -> ServerCells.number(Shown::failures),
                shown -> -shown.view().failures());
        column(
                fromColumn,
                () -> ServerCells.text(shown -> RemoteText.shown(shown.view().addedFrom())),
                shown -> shown.view().addedFrom());
        column(
                onColumn,
                () -> ServerCells.onOff(model, words),
                shown -> shown.view().isSwitchedOff());
        HeaderTips.add(serverTable, answerColumn, text("column.answer.tip"));
        HeaderTips.add(serverTable, speedColumn, text("column.speed.tip"));
        HeaderTips.add(serverTable, loadColumn, text("column.load.tip"));
        HeaderTips.add(serverTable, failuresColumn, text("column.failures.tip"));
        new FittedColumns<>(serverTable, summaryLabel.fontProperty())
                .addStretched(serverColumn, 11.5, 1)
                .addStretched(stateColumn, 13, 1)
                .addFixed(checksColumn, 200, 1)
                .add(answerColumn, 6, 2)
                .add(speedColumn, 6.4, 2)
                .add(loadColumn, 7, 3)
                .add(filesColumn, 4.6, 5)
                .add(failuresColumn, 5.8, 4)
                .add(fromColumn, 11, 6)
                .add(onColumn, 4.6, 0)
                .install();
    }

    private <C extends Comparable<? super C>> void column(
            TableColumn<ServerRow, Shown> column,
            Supplier<TableCell<ServerRow, Shown>> cell,
            Function<Shown, C> order) {
        column.setCellValueFactory(row -> row.getValue().shownProperty());
        column.setCellFactory(_ -> cell.get());
        column.setComparator(Comparator.comparing(order));
    }

    private TableRow<ServerRow> row() {
        ServerMenu menu = new ServerMenu(model, words, this::remove);
        TableRow<ServerRow> row = new TableRow<>();
        row.setOnContextMenuRequested(event -> {
            if (!row.isEmpty()) {
                menu.of(row.getItem().shown().view())
                        .show(row, event.getScreenX(), event.getScreenY());
            }
        });
        return row;
    }

    /// Reads what is new; true while more is to be expected.
    private boolean read() {
        if (!Showing.of(serversPage)) {
            return false;
        }
        boolean moves = model.read();
        if (!hasSelectedFirst && !model.rows().isEmpty()) {
            hasSelectedFirst = true;
            if (serverTable.getSelectionModel().isEmpty()) {
                serverTable.getSelectionModel().selectFirst();
            }
        }
        showDetail();
        return moves;
    }

    private void showDetail() {
        selectedRow().ifPresent(row -> detail.show(ServerFacts.of(row, words, contribution())));
    }

    private Contribution contribution() {
        List<DownloadEntry> now = context.downloads().entries();
        if (now != entries) {
            entries = now;
            contribution = Contribution.to(now);
        }
        return contribution;
    }

    private Optional<ServerRow> selectedRow() {
        return Optional.ofNullable(serverTable.getSelectionModel().getSelectedItem());
    }

    private void selected() {
        boolean any = selectedRow().isPresent();
        boolean shown = split.getItems().contains(detail.root());
        removeServerButton.setDisable(!any);
        if (any && !shown) {
            split.getItems().add(detail.root());
            arrange();
        } else if (!any && shown) {
            split.getItems().remove(detail.root());
        }
        showDetail();
    }

    /// What is known of one server stands beside the table where there is room, and else below it.
    private void arrange() {
        double em = summaryLabel.getFont().getSize();
        boolean wide = split.getWidth() >= WIDE_EM * em;
        split.setOrientation(wide ? Orientation.HORIZONTAL : Orientation.VERTICAL);
        detail.setWide(!wide);
        divide();
    }

    /// Gives what is known of one server the room it needs, and the table the rest.
    private void divide() {
        boolean wide = split.getOrientation() == Orientation.HORIZONTAL;
        double room = wide ? split.getWidth() : split.getHeight();
        double needed =
                wide
                        ? DETAIL_WIDTH_EM * summaryLabel.getFont().getSize()
                        : detail.heightProperty().get();
        double share = (needed + DIVIDER_PX) / room;
        split.setDividerPositions(room == 0 ? 0.5 : 1 - Math.min(MOST_DETAIL, share));
    }

    private void keepSelectedInSight() {
        int selected = serverTable.getSelectionModel().getSelectedIndex();
        if (selected >= 0 && serverTable.lookup(".virtual-flow") instanceof VirtualFlow<?> rows) {
            rows.scrollTo(selected);
        }
    }

    private void show(ServersViewModel.Notice notice) {
        noticeLabel.setText(notice.text());
        noticeLabel.pseudoClassStateChanged(PROBLEM, notice.isProblem());
        show(undoLink, !notice.added().isEmpty());
        // What was wrong stays to be mended, and what was typed since is left alone.
        if (!notice.isProblem() && addField.getText().equals(submitted)) {
            addField.clear();
        }
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void tableKey(KeyEvent event) {
        if (event.getCode() == KeyCode.DELETE) {
            remove();
            event.consume();
        }
    }

    private void pageKey(KeyEvent event) {
        if (event.getCode() == KeyCode.F5) {
            checkNow();
            event.consume();
        }
    }

    @FXML
    private void add() {
        if (addField.getText().isBlank()) {
            focusAddField();
        } else {
            submitted = addField.getText();
            model.add(submitted);
        }
    }

    @FXML
    private void undoAdding() {
        model.undoAdding();
    }

    @FXML
    private void importList() {
        model.addFiles(context.picker().open(window(), text("import.title")));
    }

    @FXML
    private void export() {
        context.picker()
                .save(window(), text("export.title"), text("export.name"))
                .ifPresent(model::export);
    }

    @FXML
    private void checkNow() {
        model.checkNow();
    }

    @FXML
    private void remove() {
        model.remove(
                serverTable.getSelectionModel().getSelectedItems().stream()
                        .map(ServerRow::id)
                        .toList());
    }

    @FXML
    private void openList() {
        context.os().open(context.servers().listFile());
    }

    private Window window() {
        return serversPage.getScene().getWindow();
    }

    private String text(String key) {
        return words.text(key);
    }
}
