package org.tributary.app.ui.servers;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;

/// Puts what is known of one server beside the table where there is room, and else below it, and gives
/// it the room it needs.
final class DetailPlace {
    /// From this width on there is room beside the table.
    private static final double WIDE_EM = 110;

    private static final double WIDTH_EM = 34;
    private static final double DIVIDER_PX = 8;

    /// The most that is taken from the table.
    private static final double MOST = 0.62;

    private final SplitPane split;
    private final ServerDetail detail;
    private final ObservableValue<Font> font;

    /// @param split has the table in it, first
    /// @param font what the page is written in
    DetailPlace(SplitPane split, ServerDetail detail, ObservableValue<Font> font) {
        this.split = split;
        this.detail = detail;
        this.font = font;
        split.widthProperty().subscribe(this::arrange);
        split.heightProperty().subscribe(this::divide);
        detail.heightProperty().subscribe(this::divide);
        ((TableView<?>) split.getItems().getFirst())
                .fixedCellSizeProperty()
                .subscribe(this::divide);
    }

    void show(boolean shown) {
        if (!shown) {
            split.getItems().remove(detail.root());
        } else if (!split.getItems().contains(detail.root())) {
            split.getItems().add(detail.root());
            arrange();
        }
    }

    private void arrange() {
        boolean beside = split.getWidth() >= WIDE_EM * font.getValue().getSize();
        split.setOrientation(beside ? Orientation.HORIZONTAL : Orientation.VERTICAL);
        detail.setWide(!beside);
        divide();
    }

    private void divide() {
        boolean beside = split.getOrientation() == Orientation.HORIZONTAL;
        double room = beside ? split.getWidth() : split.getHeight();
        double needed =
                beside ? WIDTH_EM * font.getValue().getSize() : detail.heightProperty().get();
        double rest = room - Math.min(MOST * room, needed + DIVIDER_PX);
        split.setDividerPositions(room == 0 ? 0.5 : (beside ? rest : wholeRows(rest)) / room);
    }

    /// Returns how much of a height the table can use without a row that is cut.
    private double wholeRows(double height) {
        TableView<?> table = (TableView<?>) split.getItems().getFirst();
        double row = table.getFixedCellSize();
        if (row <= 0 || !(table.lookup(".column-header-background") instanceof Region header)) {
            return height;
        }
        double around = header.getHeight() + table.snappedTopInset() + table.snappedBottomInset();
        // The divider stands with its middle where it is put.
        double half = DIVIDER_PX / 2;
        double rows = Math.floor((height - half - around) / row);
        return rows < 1 ? height : around + rows * row + half;
    }
}
