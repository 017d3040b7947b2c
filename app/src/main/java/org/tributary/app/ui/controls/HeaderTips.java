package org.tributary.app.ui.controls;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;

/// Lets the headers of a table say more than fits into them.
public final class HeaderTips {
    private HeaderTips() {}

    /// Gives the header of a column a tooltip.
    ///
    /// @param column its id
    public static void add(TableView<?> table, String column, String text) {
        Tooltip tip = new Tooltip(text);
        // The headers are made with the skin, each known by the id of its column.
        table.skinProperty()
                .subscribe(() ->
                        Platform.runLater(() -> {
                            Node header = table.lookup(".column-header#" + column);
                            if (header != null) {
                                Tooltip.install(header, tip);
                            }
                        }));
    }
}
