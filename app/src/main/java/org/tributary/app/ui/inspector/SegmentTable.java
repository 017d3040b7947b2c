package org.tributary.app.ui.inspector;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.comparingLong;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.text.Font;
import org.tributary.app.ui.common.Messages;
import org.tributary.app.ui.common.UiContext;
import org.tributary.app.ui.controls.FittedColumns;
import org.tributary.shared.transfer.DownloadSnapshot;
import org.tributary.shared.transfer.Layout;
import org.tributary.shared.transfer.SegmentStates.State;

/// The columns and the menu of the segments table.
final class SegmentTable {
    private final UiContext context;
    private final Messages messages;
    private final TableView<SegmentRow> table;
    private final SegmentsViewModel model;
    private final SegmentWords words;
    private final Label whyEmpty = new Label();
    private Optional<Inspected> shown = Optional.empty();

    SegmentTable(
            UiContext context,
            TableView<SegmentRow> table,
            ObservableValue<Font> font,
            SegmentsViewModel model,
            SegmentWords words) {
        this.context = context;
        this.table = table;
        this.model = model;
        this.words = words;
        messages = context.messages();
        SortedList<SegmentRow> sorted = new SortedList<>(model.shown());
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        whyEmpty.getStyleClass().add("muted");
        table.setPlaceholder(whyEmpty);
        table.setRowFactory(_ -> row());
        addColumns(font);
    }

    private void addColumns(ObservableValue<Font> font) {
        Comparator<SegmentRow> byPlace = comparingInt(SegmentRow::index);
        FittedColumns<SegmentRow> fitted = new FittedColumns<>(table, font);
        fitted.add(number("inspector.segments.number", words::number, byPlace), 3.8, 0);
        fitted.add(column("inspector.segments.range", words::range, byPlace), 12.2, 4);
        fitted.add(
                number("inspector.segments.size", words::size, comparingLong(this::length)), 6, 2);
        TableColumn<SegmentRow, SegmentRow> progress =
                column(
                        "inspector.segments.progress",
                        this::percent,
                        comparingInt(SegmentRow::percent));
        progress.setCellFactory(_ -> new SegmentProgressCell(this::percent));
        fitted.addStretched(progress, 10, 1);
        TableColumn<SegmentRow, SegmentRow> state =
                column("inspector.segments.state", words::state, comparing(SegmentRow::state));
        state.setCellFactory(_ -> new SegmentStateCell(words::state));
        fitted.add(state, 9.5, 0);
        fitted.add(
                column(
                        "inspector.segments.server",
                        words::server,
                        comparingInt(SegmentRow::server)),
                9.2,
                1);
        fitted.add(
                number(
                        "inspector.segments.speed",
                        words::speed,
                        comparingDouble(SegmentRow::bytesPerSecond)),
                6.5,
                1);
        fitted.add(
                number("inspector.segments.tries", words::tries, comparingInt(SegmentRow::tries)),
                5.4,
                3);
        fitted.add(
                number(
                        "inspector.segments.took",
                        words::took,
                        comparingLong(SegmentRow::tookMillis)),
                5,
                6);
        TableColumn<SegmentRow, SegmentRow> digest =
                column("inspector.segments.digest", words::hash, comparing(words::hash));
        digest.getStyleClass().add("digest");
        fitted.add(digest, 8.5, 5);
        fitted.install();
    }

    private TableColumn<SegmentRow, SegmentRow> number(
            String key, Function<SegmentRow, String> text, Comparator<SegmentRow> order) {
        TableColumn<SegmentRow, SegmentRow> column = column(key, text, order);
        column.getStyleClass().add("number");
        return column;
    }

    private TableColumn<SegmentRow, SegmentRow> column(
            String key, Function<SegmentRow, String> text, Comparator<SegmentRow> order) {
        TableColumn<SegmentRow, SegmentRow> column = new TableColumn<>(messages.text(key));
        RowCell.install(column, text, order);
        table.getColumns().add(column);
        return column;
    }

    private String percent(SegmentRow row) {
        return context.format().percent(row.percent(), 100);
    }

    private long length(SegmentRow row) {
        return model.layout().map((Layout layout) -> layout.length(row.index())).orElse(0L);
    }

    private TableRow<SegmentRow> row() {
        MenuItem copy = new MenuItem(messages.text("inspector.segment.copyDigest"));
        MenuItem again = new MenuItem(messages.text("inspector.segment.fetchAgain"));
        MenuItem another = new MenuItem();
        another.setId("preferAnother");
        TableRow<SegmentRow> row = new TableRow<>();
        copy.setOnAction(_ -> copyDigest(row.getItem().index()));
        again.setOnAction(_ -> fetchAgain(row.getItem().index()));
        another.setOnAction(_ -> preferAnother(row.getItem().index()));
        ContextMenu menu = new ContextMenu(copy, again, another);
        menu.setOnShowing(_ -> {
            copy.setDisable(words.wholeHash(row.getItem().index()).isEmpty());
            again.setDisable(!canFetchAgain(row.getItem()));
            OtherServers others = others(row.getItem().index());
            another.setDisable(!others.isAny());
            another.setText(others.label());
        });
        row.emptyProperty().subscribe(empty -> row.setContextMenu(empty ? null : menu));
        return row;
    }

    /// Says what download the rows belong to.
    void show(Inspected inspected) {
        shown = Optional.of(inspected);
    }

    /// Says in the empty table why it is empty.
    void sayWhyEmpty() {
        boolean onlyActive = model.isOnlyActive() && model.wanted().isEmpty();
        whyEmpty.setText(
                messages.text(
                        onlyActive ? "inspector.segments.noneActive" : "inspector.segments.none"));
    }

    boolean canFetchAgain(SegmentRow row) {
        return row.state() == State.VERIFIED
                && shown.filter(Inspected::isRunning).isPresent()
                && words.wholeHash(row.index()).isPresent();
    }

    private OtherServers others(int segment) {
        return OtherServers.of(
                segment,
                shown.filter(Inspected::isRunning).isPresent(),
                model.states(),
                shown.flatMap(Inspected::snapshot).map(DownloadSnapshot::servers).orElse(List.of()),
                messages);
    }

    private void preferAnother(int segment) {
        shown.ifPresent(now -> context.downloads().preferAnother(now.id(), segment));
    }

    void fetchAgain(int segment) {
        shown.ifPresent(now -> context.downloads().fetchAgain(now.id(), segment));
    }

    void copyDigest(int segment) {
        words.wholeHash(segment)
                .ifPresent(hash ->
                        Clipboard.getSystemClipboard()
                                .setContent(Map.of(DataFormat.PLAIN_TEXT, hash)));
    }
}
