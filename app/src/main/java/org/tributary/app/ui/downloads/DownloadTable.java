package org.tributary.app.ui.downloads;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import org.tributary.app.settings.Settings;
import org.tributary.app.ui.common.UiContext;
import org.tributary.app.ui.common.ViewMemory;
import org.tributary.app.ui.downloads.DownloadsViewModel.Sort;

/// The columns of the table: what they are, how wide, in which order, and that all this is the same
/// at the next start.
final class DownloadTable {
    private static final String COLUMNS = "list.columns";
    private static final String SORT = "list.sort";

    /// The style class of a table whose rows have a second line.
    private static final String SENTENCES = "sentences";

    /// Below this width, in letters, the date is left out: the other columns need the room.
    private static final double WIDE_EM = 80;

    private static final double ROW_EM = 46.0 / 13;
    private static final double COMPACT_ROW_EM = 30.0 / 13;

    private final UiContext context;
    private final TableView<DownloadRow> table;
    private final DownloadsViewModel model;
    private final ViewMemory memory;
    private final Map<DownloadColumn, TableColumn<DownloadRow, DownloadRow>> columns =
            new EnumMap<>(DownloadColumn.class);
    private final Map<DownloadColumn, Double> widthsEm = new EnumMap<>(DownloadColumn.class);
    private final Map<DownloadColumn, CheckMenuItem> shown = new EnumMap<>(DownloadColumn.class);
    private final SimpleBooleanProperty compact = new SimpleBooleanProperty();
    private double em;

    DownloadTable(
            UiContext context,
            TableView<DownloadRow> table,
            DownloadsViewModel model,
            RowDeeds deeds) {
        this.context = context;
        this.table = table;
        this.model = model;
        memory = new ViewMemory(context.settings());
        ColumnLayout layout = ColumnLayout.parse(memory.get(COLUMNS).orElse(""));
        for (ColumnLayout.Place place : layout.columns()) {
            add(place, deeds);
        }
        table.setItems(model.rows());
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setColumnResizePolicy(
                new RestToName(
                        columns.get(DownloadColumn.NAME),
                        columns.get(DownloadColumn.PROGRESS),
                        new Widths()));
        table.setSortPolicy(_ -> sort());
        sortAsBefore();
        table.getColumns()
                .addListener((ListChangeListener<TableColumn<DownloadRow, ?>>) _ -> remember());
        table.widthProperty().subscribe(_ -> showColumns());
        take(context.settings().get().appearance());
    }

    /// Takes over text size and height of rows.
    void take(Settings.Appearance appearance) {
        em = appearance.textSize();
        compact.set(appearance.compactRows());
        table.getStyleClass().remove(SENTENCES);
        if (!appearance.compactRows()) {
            table.getStyleClass().add(SENTENCES);
        }
        table.setFixedCellSize(
                Math.rint(em * (appearance.compactRows() ? COMPACT_ROW_EM : ROW_EM)));
        columns.forEach(
                (column, shownAs) -> shownAs.setMinWidth(column.isNumber() ? 3 * em : 4 * em));
        layOutAnew();
        showColumns();
    }

    /// A change of the columns has the table ask its policy again.
    private void layOutAnew() {
        table.getColumnResizePolicy().call(new TableView.ResizeFeatures<>(table, null, 0.0));
        table.requestLayout();
    }

    private void add(ColumnLayout.Place place, RowDeeds deeds) {
        DownloadColumn column = place.column();
        TableColumn<DownloadRow, DownloadRow> shownAs =
                new TableColumn<>(context.messages().text("downloads.column." + column.key()));
        shownAs.setId(column.key());
        shownAs.setUserData(column);
        shownAs.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        shownAs.setCellFactory(_ -> cell(column, deeds, compact));
        shownAs.setComparator(column.order());
        shownAs.setReorderable(true);
        if (column.isNumber()) {
            shownAs.getStyleClass().add("number");
        }
        widthsEm.put(column, place.widthEm());
        columns.put(column, shownAs);
        CheckMenuItem choice = new CheckMenuItem(shownAs.getText());
        choice.setSelected(place.visible());
        choice.setDisable(column == DownloadColumn.NAME);
        choice.selectedProperty().subscribe(_ -> showColumns());
        choice.setOnAction(_ -> remember());
        shown.put(column, choice);
        table.getColumns().add(shownAs);
        shownAs.setContextMenu(new ContextMenu());
        // One item can be in one menu only.
        shownAs.getContextMenu()
                .setOnShowing(_ -> shownAs.getContextMenu().getItems().setAll(menu()));
    }

    private TableCell<DownloadRow, DownloadRow> cell(
            DownloadColumn column, RowDeeds deeds, ObservableValue<Boolean> compact) {
        return switch (column) {
            case NAME -> new NameCell(context.messages(), deeds, compact);
            case PROGRESS -> new StripCell();
            case STATUS -> new PillCell();
            case SIZE,
                    SPEED,
                    TIME_LEFT,
                    ADDED,
                    SERVERS,
                    SEGMENTS,
                    FOLDER,
                    FINISHED,
                    SOURCE,
                    QUEUE,
                    DIGEST ->
                    new TextCell(column);
        };
    }

    /// Returns the choice of columns, to be put into a menu.
    List<MenuItem> menu() {
        return List.copyOf(shown.values());
    }

    private void showColumns() {
        boolean wide = table.getWidth() == 0 || table.getWidth() >= WIDE_EM * em;
        shown.forEach((column, choice) ->
                columns.get(column)
                        .setVisible(
                                choice.isSelected() && (wide || column != DownloadColumn.ADDED)));
    }

    private void remember() {
        List<ColumnLayout.Place> places = new ArrayList<>();
        for (TableColumn<DownloadRow, ?> shownAs : table.getColumns()) {
            DownloadColumn column = (DownloadColumn) shownAs.getUserData();
            places.add(
                    new ColumnLayout.Place(
                            column, widthsEm.get(column), shown.get(column).isSelected()));
        }
        if (places.size() == columns.size()) {
            memory.put(COLUMNS, new ColumnLayout(places).toString());
        }
    }

    private boolean sort() {
        List<Sort> sorts =
                table.getSortOrder().stream()
                        .map(column ->
                                new Sort(
                                        (DownloadColumn) column.getUserData(),
                                        column.getSortType() == SortType.DESCENDING))
                        .toList();
        model.sortBy(sorts);
        memory.put(SORT, ColumnLayout.written(sorts));
        return true;
    }

    private void sortAsBefore() {
        Optional<String> before = memory.get(SORT);
        for (Sort sort : ColumnLayout.sorts(before.orElse(""))) {
            TableColumn<DownloadRow, DownloadRow> column = columns.get(sort.column());
            column.setSortType(sort.falling() ? SortType.DESCENDING : SortType.ASCENDING);
            table.getSortOrder().add(column);
        }
    }

    private final class Widths implements RestToName.ColumnWidths {
        @Override
        public double em() {
            return em;
        }

        @Override
        public double wanted(TableColumnBase<?, ?> column) {
            return widthsEm.get((DownloadColumn) column.getUserData()) * em;
        }

        @Override
        public void want(TableColumnBase<?, ?> column, double width) {
            double least = column.getMinWidth();
            widthsEm.put((DownloadColumn) column.getUserData(), Math.max(least, width) / em);
            remember();
        }
    }
}
