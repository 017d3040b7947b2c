package org.tributary.app.ui.servers;

import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.app.ui.common.Background;
import org.tributary.app.ui.common.UiContext;
import org.tributary.app.ui.common.Views;
import org.tributary.app.ui.controls.Showing;

/// The page about all servers. JavaFX thread.
public final class ServersPage {
    private static final PseudoClass PROBLEM = PseudoClass.getPseudoClass("problem");

    private final UiContext context;
    private final ServerWords words;
    private final ServersViewModel model;
    private final ServerDetail detail;
    private ServerTable table;
    private DetailPlace place;
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
    @FXML private Button removeServerButton;
    @FXML private SplitPane split;
    @FXML private TableView<ServerRow> serverTable;

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
                    table.keepSelectedInSight();
                });
    }

    /// Takes the keyboard where one goes on: to the servers, or where the first is added.
    public void focus() {
        model.read();
        if (model.rows().isEmpty()) {
            focusAddField();
        } else {
            serverTable.requestFocus();
        }
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
        table = new ServerTable(serverTable, model, words, summaryLabel.fontProperty());
        table.fill(this::remove);
        serverTable.getSelectionModel().selectedItemProperty().subscribe(this::selected);
        serverTable.addEventHandler(KeyEvent.KEY_PRESSED, this::tableKey);
        serversPage.addEventHandler(KeyEvent.KEY_PRESSED, this::pageKey);
        addField.setOnList(model::add);
        new ServerDrop(model).install(serversPage);

        summaryLabel.textProperty().bind(model.summaryProperty());
        listProblemLabel.textProperty().bind(model.listProblemProperty());
        model.listProblemProperty().subscribe(text -> show(listProblemBox, !text.isEmpty()));
        model.noticeProperty().subscribe(this::show);
        place = new DetailPlace(split, detail, summaryLabel.fontProperty());
        selected();
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
        removeServerButton.setDisable(selectedRow().isEmpty());
        place.show(selectedRow().isPresent());
        showDetail();
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
