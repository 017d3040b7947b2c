package org.tributary.app.ui.inspector;

import java.util.Comparator;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;

/// A cell of a table that says one thing about a row, and says it anew whenever the row tells that
/// something of it changed.
class RowCell<R extends ObservableValue<R>> extends TableCell<R, R> {
    private final Function<R, String> words;

    RowCell(Function<R, String> words) {
        this.words = words;
    }

    /// Lets a column show `words`.
    static <R extends ObservableValue<R>> void install(
            TableColumn<R, R> column, Function<R, String> words, Comparator<R> order) {
        column.setCellValueFactory(row -> row.getValue());
        column.setCellFactory(_ -> new RowCell<>(words));
        column.setComparator(order);
    }

    /// It is the same object when something of it changed.
    @Override
    protected boolean isItemChanged(R before, R now) {
        return true;
    }

    @Override
    protected void updateItem(R row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            clear();
        } else {
            show(row);
        }
    }

    void clear() {
        setText(null);
        setGraphic(null);
    }

    void show(R row) {
        setText(words.apply(row));
    }
}
