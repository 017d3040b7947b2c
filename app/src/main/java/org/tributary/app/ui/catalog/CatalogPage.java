package org.tributary.app.ui.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.tributary.app.ui.common.Background;
import org.tributary.app.ui.common.UiContext;
import org.tributary.app.ui.common.Views;
import org.tributary.app.ui.controls.FittedColumns;
import org.tributary.app.ui.controls.HeaderTips;
import org.tributary.app.ui.controls.Showing;

/// The page with all files that the servers offer. JavaFX thread.
public final class CatalogPage {
    private final UiContext context;
    private final CatalogViewModel model;

    @FXML private VBox catalogPage;
    @FXML private Label summaryLabel;
    @FXML private TextField catalogFilter;
    @FXML private Button downloadButton;
    @FXML private HBox folderBox;
    @FXML private HBox trailBox;
    @FXML private Button folderButton;
    @FXML private Tooltip folderTip;
    @FXML private TableView<CatalogRow> catalogTable;
    @FXML private TableColumn<CatalogRow, CatalogRow> nameColumn;
    @FXML private TableColumn<CatalogRow, CatalogRow> sizeColumn;
    @FXML private TableColumn<CatalogRow, CatalogRow> segmentsColumn;
    @FXML private TableColumn<CatalogRow, CatalogRow> serversColumn;
    @FXML private TableColumn<CatalogRow, CatalogRow> changedColumn;
    @FXML private Label emptyLabel;
    @FXML private Hyperlink emptyLink;

    public CatalogPage(UiContext context) {
        this(context, Background.usual());
    }

    CatalogPage(UiContext context, Background background) {
        this.context = context;
        model = new CatalogViewModel(context.servers(), background);
        Views.load("CatalogView", this, context.messages());
        context.servers().onChange(context.ticker()::wake);
        context.ticker().add(this::read);
        catalogPage.sceneProperty().subscribe(context.ticker()::wake);
    }

    public Parent root() {
        return catalogPage;
    }

    /// Takes the keyboard to the files.
    public void focus() {
        catalogTable.requestFocus();
    }

    @FXML
    private void initialize() {
        columns();
        catalogTable.setItems(model.rows());
        catalogTable.setSortPolicy(this::sort);
        catalogTable.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        catalogTable
                .getSelectionModel()
                .getSelectedItems()
                .addListener((ListChangeListener<CatalogRow>) _ -> selected());
        catalogTable.setRowFactory(_ -> row());
        catalogTable.addEventFilter(KeyEvent.KEY_PRESSED, this::tableKey);
        catalogPage.addEventHandler(KeyEvent.KEY_PRESSED, this::pageKey);
        catalogFilter.textProperty().subscribe(this::filter);
        model.rows().subscribe(this::changed);
        model.folderProperty().subscribe(this::changed);
        model.emptyProperty().subscribe(this::showEmpty);
        changed();
    }

    private void columns() {
        CatalogCells cells = new CatalogCells(context, model);
        column(nameColumn, cells::name, Comparator.comparing(CatalogRow::path));
        column(sizeColumn, cells::size, Comparator.comparing(CatalogRow::size));
        column(segmentsColumn, cells::segments, byFile(CatalogRow.File::segments));
        column(serversColumn, cells::servers, byFile(CatalogRow.File::servers));
        column(changedColumn, cells::changed, byFile(CatalogRow.File::changed));
        HeaderTips.add(catalogTable, serversColumn.getId(), text("column.servers.tip"));
        new FittedColumns<>(catalogTable, summaryLabel.fontProperty())
                .addStretched(nameColumn, 18, 1)
                .add(sizeColumn, 6.4, 0)
                .add(segmentsColumn, 7.6, 2)
                .add(serversColumn, 13, 1)
                .add(changedColumn, 12, 3)
                .install();
    }

    private static <C extends Comparable<? super C>> Comparator<CatalogRow> byFile(
            Function<CatalogRow.File, C> order) {
        return (a, b) ->
                a instanceof CatalogRow.File first && b instanceof CatalogRow.File second
                        ? order.apply(first).compareTo(order.apply(second))
                        : 0;
    }

    private static void column(
            TableColumn<CatalogRow, CatalogRow> column,
            Supplier<TableCell<CatalogRow, CatalogRow>> cell,
            Comparator<CatalogRow> order) {
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> cell.get());
        column.setComparator(order);
    }

    private TableRow<CatalogRow> row() {
        TableRow<CatalogRow> row = new TableRow<>();
        CatalogMenu menu = new CatalogMenu(context, this::download, model::open);
        row.setOnMouseClicked(event -> clicked(row, event));
        row.setOnContextMenuRequested(event -> {
            if (!row.isEmpty()) {
                menu.of(row.getItem()).show(row, event.getScreenX(), event.getScreenY());
            }
        });
        return row;
    }

    private void clicked(TableRow<CatalogRow> row, MouseEvent event) {
        if (!row.isEmpty()
                && event.getButton() == MouseButton.PRIMARY
                && event.getClickCount() == 2) {
            choose(row.getItem());
        }
    }

    /// Goes into a folder, or adds a file.
    private void choose(CatalogRow row) {
        switch (row) {
            case CatalogRow.Folder folder -> model.open(folder.path());
            case CatalogRow.File file -> context.navigator().add(List.of(file.path()));
        }
    }

    private boolean sort(TableView<CatalogRow> table) {
        model.sort(Optional.ofNullable(table.getComparator()));
        return true;
    }

    private boolean read() {
        return Showing.of(catalogPage) && model.read();
    }

    private void filter(String text) {
        model.filter(text);
        showEmpty();
    }

    private List<CatalogRow> chosen() {
        return List.copyOf(catalogTable.getSelectionModel().getSelectedItems());
    }

    private void selected() {
        downloadButton.setDisable(chosen().isEmpty());
        summary();
    }

    private void changed() {
        boolean inFolder = !model.folderProperty().get().isEmpty();
        show(folderBox, inFolder);
        if (inFolder) {
            CatalogRow.Folder here = model.here();
            folderButton.setText(
                    text("folder.download", here.files(), context.format().size(here.size())));
            folderTip.setText(text("folder.download.tip", here.name()));
            new CatalogTrail(context.messages(), model).fill(trailBox);
        }
        selected();
    }

    private void summary() {
        List<CatalogRow> chosen = chosen();
        if (chosen.size() > 1) {
            String size = context.format().size(CatalogContents.size(chosen));
            summaryLabel.setText(text("summary.selected", chosen.size(), size));
            return;
        }
        List<CatalogRow.File> files = model.matching();
        String size = context.format().size(CatalogContents.size(files));
        if (model.isFiltered()) {
            summaryLabel.setText(text("summary.matching", files.size(), model.files(), size));
        } else {
            summaryLabel.setText(files.isEmpty() ? "" : text("summary", files.size(), size));
        }
    }

    private void showEmpty() {
        emptyLabel.setText(
                switch (model.emptyProperty().get()) {
                    case LOADING -> text("empty.loading");
                    case NO_SERVERS -> text("empty.noServers");
                    case NO_ANSWER -> text("empty.noAnswer");
                    case NOTHING_OFFERED -> text("empty.nothing", model.serversAnswering());
                    case NOTHING_MATCHES -> text("empty.filter", catalogFilter.getText().strip());
                });
        emptyLink.setText(text(isFilterToBlame() ? "empty.clear" : "empty.servers"));
    }

    private boolean isFilterToBlame() {
        return model.emptyProperty().get() == CatalogViewModel.Empty.NOTHING_MATCHES;
    }

    @FXML
    private void helpEmpty() {
        if (isFilterToBlame()) {
            catalogFilter.clear();
        } else {
            context.navigator().showServers();
        }
    }

    @FXML
    private void download() {
        List<String> lines = CatalogViewModel.lines(chosen());
        if (!lines.isEmpty()) {
            context.navigator().add(lines);
        }
    }

    @FXML
    private void downloadFolder() {
        context.navigator().add(List.of(model.here().path()));
    }

    private void tableKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            List<CatalogRow> chosen = chosen();
            if (chosen.size() == 1) {
                choose(chosen.getFirst());
            } else {
                download();
            }
            event.consume();
        } else if (event.getCode() == KeyCode.BACK_SPACE
                && !model.folderProperty().get().isEmpty()) {
            up();
            event.consume();
        }
    }

    private void up() {
        List<String> trail = model.trail();
        model.open(trail.size() > 1 ? trail.get(trail.size() - 2) : "");
    }

    private void pageKey(KeyEvent event) {
        if (event.getCode() == KeyCode.F && event.isShortcutDown()) {
            catalogFilter.requestFocus();
            catalogFilter.selectAll();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && !catalogFilter.getText().isEmpty()) {
            catalogFilter.clear();
            event.consume();
        } else if (event.getCode() == KeyCode.F5) {
            context.servers().checkNow();
            event.consume();
        }
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private String text(String key, Object... arguments) {
        return context.messages().text("catalog." + key, arguments);
    }
}
