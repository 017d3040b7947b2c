package org.tributary.app.ui.controls;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.text.Font;
import javafx.util.Callback;

/// Gives the columns of a table widths that follow the text size, and hides the least important ones
/// while the table is too narrow for all. The width that is left over goes to those that can use it.
///
/// @param <T> the rows
public final class FittedColumns<T> {
    private final TableView<T> table;
    private final ObservableValue<Font> font;
    private final List<Fit<T>> columns = new ArrayList<>();

    /// @param width least width in em, or in px when it is fixed
    /// @param rank 0 is never hidden; the highest goes first
    /// @param stretch its share of what is left over
    private record Fit<T>(
            TableColumn<T, ?> column, double width, boolean fixed, int rank, double stretch) {
        double px(double em) {
            return fixed ? width : width * em;
        }
    }

    /// @param font what the rows are written in
    public FittedColumns(TableView<T> table, ObservableValue<Font> font) {
        this.table = table;
        this.font = font;
    }

    /// Adds a column that is hidden in the order of its rank, the highest first; 0 is
    /// never hidden.
    public FittedColumns<T> add(TableColumn<T, ?> column, double widthEm, int rank) {
        columns.add(new Fit<>(column, widthEm, false, rank, 0));
        return this;
    }

    /// Adds a column whose width has nothing to do with the text size; see [#add].
    public FittedColumns<T> addFixed(TableColumn<T, ?> column, double widthPx, int rank) {
        columns.add(new Fit<>(column, widthPx, true, rank, 0));
        return this;
    }

    /// Adds a column that is never hidden and takes a share of what is left over.
    public FittedColumns<T> addStretched(
            TableColumn<T, ?> column, double leastWidthEm, double share) {
        columns.add(new Fit<>(column, leastWidthEm, false, 0, share));
        return this;
    }

    /// Fits the columns from now on.
    public void install() {
        table.setColumnResizePolicy(policy());
        table.widthProperty().subscribe(this::hide);
        font.subscribe(() -> {
            hide();
            widths(table.getWidth());
        });
    }

    @SuppressWarnings("rawtypes")
    private Callback<TableView.ResizeFeatures, Boolean> policy() {
        return features -> {
            if (features.getColumn() == null) {
                widths(features.getContentWidth());
                return true;
            }
            return TableView.UNCONSTRAINED_RESIZE_POLICY.call(features);
        };
    }

    private double em() {
        return font.getValue().getSize();
    }

    private void hide() {
        double room = table.getWidth();
        if (room == 0) {
            return;
        }
        List<Fit<T>> byRank =
                columns.stream().sorted(Comparator.comparingInt(Fit<T>::rank)).toList();
        boolean full = false;
        for (Fit<T> fit : byRank) {
            room -= fit.px(em());
            full |= room < 0;
            fit.column().setVisible(fit.rank() == 0 || !full);
        }
    }

    private void widths(double width) {
        List<Fit<T>> shown = columns.stream().filter(fit -> fit.column().isVisible()).toList();
        double least = shown.stream().mapToDouble(fit -> fit.px(em())).sum();
        double stretch = shown.stream().mapToDouble(Fit::stretch).sum();
        double left = Math.max(0, width - least);
        for (Fit<T> fit : shown) {
            double more = stretch == 0 ? 0 : left * fit.stretch() / stretch;
            fit.column().setPrefWidth(Math.floor(fit.px(em()) + more));
        }
    }
}
