package org.tributary.app.ui.servers;

import java.time.Duration;
import java.util.Comparator;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.text.Font;
import org.tributary.app.ui.controls.FittedColumns;
import org.tributary.app.ui.controls.HeaderTips;
import org.tributary.app.ui.servers.ServerRow.Shown;
import org.tributary.shared.servers.DaemonStatus;

/// The columns of the servers' table, and its rows' menus.
final class ServerTable {
    private static final Duration LONGEST = Duration.ofDays(1);

    private final TableView<ServerRow> table;
    private final ServersViewModel model;
    private final ServerWords words;
    private final FittedColumns<ServerRow> fitted;

    /// @param font what the rows are written in
    ServerTable(
            TableView<ServerRow> table,
            ServersViewModel model,
            ServerWords words,
            ObservableValue<Font> font) {
        this.table = table;
        this.model = model;
        this.words = words;
        fitted = new FittedColumns<>(table, font);
    }

    /// Fills the table with what the model has.
    ///
    /// @param remove takes the selected servers out of the list
    void fill(Runnable remove) {
        columns();
        SortedList<ServerRow> sorted = new SortedList<>(model.rows());
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setRowFactory(_ -> row(new ServerMenu(model, words, remove)));
        table.heightProperty().subscribe(() -> Platform.runLater(this::keepSelectedInSight));
    }

    private void columns() {
        fitted.addStretched(column("server", ServerCells::server, Shown::name), 11.5, 1);
        fitted.addStretched(column("state", ServerCells::state, Shown::state), 13, 1);
        TableColumn<ServerRow, Shown> checks =
                column("checks", () -> ServerCells.checks(words), Shown::name);
        checks.setSortable(false);
        fitted.addFixed(checks, 200, 1);
        fitted.add(
                number(
                        "answer",
                        Shown::answerTime,
                        shown -> shown.view().answerTime().orElse(LONGEST)),
                6,
                2);
        fitted.add(number("speed", Shown::speed, shown -> -shown.view().bytesPerSecond()), 6.4, 2);
        fitted.add(
                column(
                        "load",
                        () -> ServerCells.text(Shown::load),
                        shown -> shown.view().status().map(DaemonStatus::busy).orElse(-1)),
                9.6,
                3);
        fitted.add(
                number("files", Shown::files, shown -> -shown.view().files().orElse(-1)), 4.6, 5);
        fitted.add(number("failures", Shown::failures, shown -> -shown.view().failures()), 5.8, 4);
        fitted.add(
                column(
                        "from",
                        () -> ServerCells.text(shown -> words.from(shown.view())),
                        shown -> shown.view().addedFrom()),
                11,
                6);
        fitted.add(
                column(
                        "on",
                        () -> ServerCells.onOff(model, words),
                        shown -> shown.view().isSwitchedOff()),
                4.6,
                0);
        fitted.install();
        for (String name : new String[] {"answer", "speed", "load", "failures"}) {
            HeaderTips.add(table, id(name), words.text("column." + name + ".tip"));
        }
    }

    private <C extends Comparable<? super C>> TableColumn<ServerRow, Shown> number(
            String name, Function<Shown, String> text, Function<Shown, C> order) {
        TableColumn<ServerRow, Shown> column = column(name, () -> ServerCells.number(text), order);
        column.getStyleClass().add("number");
        return column;
    }

    private <C extends Comparable<? super C>> TableColumn<ServerRow, Shown> column(
            String name, Supplier<TableCell<ServerRow, Shown>> cell, Function<Shown, C> order) {
        TableColumn<ServerRow, Shown> column = new TableColumn<>(words.text("column." + name));
        column.setId(id(name));
        column.setCellValueFactory(row -> row.getValue().shownProperty());
        column.setCellFactory(_ -> cell.get());
        column.setComparator(Comparator.comparing(order));
        table.getColumns().add(column);
        return column;
    }

    private static String id(String name) {
        return name + "Column";
    }

    private static TableRow<ServerRow> row(ServerMenu menu) {
        TableRow<ServerRow> row = new TableRow<>();
        row.setOnContextMenuRequested(event -> {
            if (!row.isEmpty()) {
                menu.of(row.getItem().shown().view())
                        .show(row, event.getScreenX(), event.getScreenY());
            }
        });
        return row;
    }

    /// Scrolls as little as is needed to see the selected row.
    void keepSelectedInSight() {
        int selected = table.getSelectionModel().getSelectedIndex();
        if (selected >= 0 && table.lookup(".virtual-flow") instanceof VirtualFlow<?> rows) {
            // A row that is out of sight is brought in by a part at first, one in sight as a whole.
            rows.scrollTo(selected);
            rows.layout();
            rows.scrollTo(selected);
        }
    }
}
