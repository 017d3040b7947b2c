package org.tributary.app.ui.inspector;

import atlantafx.base.controls.ToggleSwitch;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import org.tributary.app.ui.common.Messages;
import org.tributary.app.ui.common.ProblemAction;
import org.tributary.app.ui.common.UiContext;
import org.tributary.app.ui.common.Views;
import org.tributary.app.ui.controls.FittedColumns;
import org.tributary.app.ui.controls.HealthBadge;
import org.tributary.app.ui.controls.PortKept;
import org.tributary.app.ui.controls.SegmentStrip;
import org.tributary.app.ui.controls.StripLook;
import org.tributary.app.ui.inspector.DownloadServersViewModel.Trouble;
import org.tributary.app.ui.servers.ServerWords;
import org.tributary.shared.format.RemoteText;

/// The servers of a download: how each of them is and what it does for it.
final class ServersTab {
    private final UiContext context;
    private final Messages messages;
    private final ProblemActions actions;
    private final DownloadServersViewModel model;
    private final Parent root;
    private Optional<Trouble> trouble = Optional.empty();

    @FXML private TableView<DownloadServerRow> downloadServerTable;
    @FXML private TableColumn<DownloadServerRow, DownloadServerRow> serverColumn;
    @FXML private TableColumn<DownloadServerRow, DownloadServerRow> stateColumn;
    @FXML private TableColumn<DownloadServerRow, DownloadServerRow> segmentsColumn;
    @FXML private TableColumn<DownloadServerRow, DownloadServerRow> bytesColumn;
    @FXML private TableColumn<DownloadServerRow, DownloadServerRow> speedColumn;
    @FXML private TableColumn<DownloadServerRow, DownloadServerRow> connectionsColumn;
    @FXML private TableColumn<DownloadServerRow, DownloadServerRow> answerColumn;
    @FXML private TableColumn<DownloadServerRow, DownloadServerRow> errorsColumn;
    @FXML private TableColumn<DownloadServerRow, DownloadServerRow> useColumn;
    @FXML private HBox troubleBox;
    @FXML private Label troubleText;
    @FXML private HBox troubleButtons;

    ServersTab(UiContext context, ProblemActions actions) {
        this.context = context;
        this.actions = actions;
        messages = context.messages();
        ServerWords words = new ServerWords(messages, context::format, context.clock());
        model =
                new DownloadServersViewModel(
                        messages, context::format, context.servers(), words::line);
        root = Views.load("ServersView", this, messages);
    }

    @FXML
    private void initialize() {
        downloadServerTable.setItems(model.rows());
        column(serverColumn, row -> RemoteText.shown(row.server()), DownloadServerRow::server);
        serverColumn.setCellFactory(_ -> new NamedCell());
        column(stateColumn, row -> row.words().state(), row -> row.words().state());
        column(segmentsColumn, row -> row.words().has(), row -> row.held().size());
        segmentsColumn.setCellFactory(_ -> new HasCell());
        column(bytesColumn, row -> row.words().bytes(), row -> row.share().bytes());
        column(speedColumn, row -> row.words().speed(), row -> row.share().bytesPerSecond());
        column(
                connectionsColumn,
                row -> row.words().connections(),
                row -> row.share().connections());
        column(answerColumn, row -> row.words().answerTime(), row -> row.words().answerTime());
        column(errorsColumn, row -> row.words().errors(), row -> row.words().errors());
        column(useColumn, _ -> "", row -> row.words().isOn());
        useColumn.setCellFactory(_ -> new SwitchCell());
        Label nothing = new Label(messages.text("inspector.servers.none"));
        nothing.getStyleClass().add("muted");
        downloadServerTable.setPlaceholder(nothing);
        downloadServerTable
                .getSelectionModel()
                .selectedItemProperty()
                .subscribe(_ -> showTrouble());
        downloadServerTable.setOnMouseClicked(event -> {
            DownloadServerRow row = downloadServerTable.getSelectionModel().getSelectedItem();
            if (row != null
                    && event.getButton() == MouseButton.PRIMARY
                    && event.getClickCount() == 2) {
                context.navigator().showServer(row.server());
            }
        });
        new FittedColumns<>(downloadServerTable, troubleText.fontProperty())
                .add(serverColumn, 12.4, 0)
                .addStretched(stateColumn, 18.9, 1)
                .add(segmentsColumn, 11.4, 1)
                .add(bytesColumn, 7, 3)
                .add(speedColumn, 6.8, 2)
                .add(connectionsColumn, 4.8, 4)
                .add(answerColumn, 6.4, 5)
                .add(errorsColumn, 6.2, 6)
                .add(useColumn, 4.5, 0)
                .install();
    }

    private <T extends Comparable<T>> void column(
            TableColumn<DownloadServerRow, DownloadServerRow> column,
            Function<DownloadServerRow, String> text,
            Function<DownloadServerRow, T> order) {
        RowCell.install(column, text, Comparator.comparing(order));
    }

    Parent root() {
        return root;
    }

    void show(Inspected inspected) {
        model.show(inspected);
        showTrouble();
    }

    private void showTrouble() {
        Optional<Trouble> now =
                model.trouble(
                        Optional.ofNullable(
                                downloadServerTable.getSelectionModel().getSelectedItem()));
        if (now.equals(trouble)) {
            return;
        }
        boolean sameButtons =
                now.map(it -> it.text().actions()).equals(trouble.map(it -> it.text().actions()));
        trouble = now;
        troubleBox.setVisible(now.isPresent());
        troubleBox.setManaged(now.isPresent());
        troubleText.setText(now.map(it -> it.text().line()).orElse(""));
        if (!sameButtons) {
            List<ProblemAction> wanted = now.map(it -> it.text().actions()).orElse(List.of());
            troubleButtons.getChildren().setAll(wanted.stream().map(this::button).toList());
        }
    }

    private Node button(ProblemAction action) {
        Button button = new Button(messages.text(action.key()));
        button.setTooltip(new Tooltip(messages.text(action.key() + ".tip")));
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setOnAction(_ -> trouble.ifPresent(it -> actions.run(action, it.server())));
        return button;
    }

    /// The server's name with a shape for how it is.
    private static final class NamedCell extends RowCell<DownloadServerRow> {
        private final HealthBadge badge = new HealthBadge();
        private final Tooltip whole = new Tooltip();

        NamedCell() {
            super(row -> RemoteText.shown(row.server()));
            setGraphicTextGap(8);
            PortKept.in(this);
            setTooltip(whole);
        }

        @Override
        void show(DownloadServerRow row) {
            super.show(row);
            whole.setText(getText());
            badge.show(row.health(), row.words().state());
            setGraphic(badge);
        }
    }

    /// Which segments the server has and which came from it: where in the file, and how many.
    private final class HasCell extends RowCell<DownloadServerRow> {
        private static final int GAP = 8;

        private final SegmentStrip strip = new SegmentStrip();
        private final Tooltip tip = new Tooltip();
        private final Text longest = new Text();

        HasCell() {
            super(row -> row.words().has());
            setGraphicTextGap(GAP);
            longest.fontProperty().bind(fontProperty());
            widthProperty().subscribe(this::fit);
        }

        /// All strips are as long as the longest text leaves them.
        private void fit() {
            double text = Math.ceil(longest.getLayoutBounds().getWidth());
            double insets = snappedLeftInset() + snappedRightInset();
            strip.setPrefWidth(Math.max(0, getWidth() - insets - text - GAP - 1));
        }

        @Override
        void show(DownloadServerRow row) {
            super.show(row);
            longest.setText(row.words().hasAll());
            fit();
            strip.show(new StripLook.From(row.states(), row.index(), row.held()));
            setGraphic(strip);
            tip.setText(row.words().strip());
            setTooltip(tip);
            setAccessibleText(row.words().strip());
        }

        @Override
        void clear() {
            super.clear();
            setTooltip(null);
            setAccessibleText(null);
        }
    }

    private final class SwitchCell extends RowCell<DownloadServerRow> {
        private final ToggleSwitch serverSwitch = new ToggleSwitch();
        private boolean filling;

        SwitchCell() {
            super(_ -> "");
            setAlignment(Pos.CENTER);
            serverSwitch.setTooltip(new Tooltip());
            serverSwitch
                    .selectedProperty()
                    .subscribe(on -> {
                        if (!filling && getItem() != null) {
                            context.servers().switchOff(getItem().server(), !on);
                        }
                    });
        }

        @Override
        void show(DownloadServerRow row) {
            filling = true;
            serverSwitch.setSelected(row.words().isOn());
            filling = false;
            String tip =
                    messages.text(
                            row.words().isOn()
                                    ? "inspector.servers.switchOff"
                                    : "inspector.servers.switchOn",
                            RemoteText.shown(row.server()));
            serverSwitch.getTooltip().setText(tip);
            serverSwitch.setAccessibleText(tip);
            setGraphic(serverSwitch);
        }
    }
}
