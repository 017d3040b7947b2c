package org.tributary.app.ui.main;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.tributary.app.ui.common.UiContext;
import org.tributary.app.ui.downloads.DownloadGroup;
import org.tributary.app.ui.downloads.Totals;

/// A part of the list with how many are in it; the number is never cut.
final class GroupCell extends ListCell<DownloadGroup> {
    private final UiContext context;
    private final ObservableValue<Totals> totals;
    private final Label name = new Label();
    private final Label count = new Label();
    private final HBox both = new HBox(name, count);

    GroupCell(UiContext context, ObservableValue<Totals> totals) {
        this.context = context;
        this.totals = totals;
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        count.setMinWidth(Region.USE_PREF_SIZE);
        count.getStyleClass().add("count");
        both.setAlignment(Pos.CENTER_LEFT);
        both.setMinWidth(0);
        both.setPrefWidth(0);
    }

    @Override
    protected void updateItem(DownloadGroup group, boolean empty) {
        super.updateItem(group, empty);
        if (empty || group == null) {
            setGraphic(null);
            return;
        }
        name.setText(context.messages().text("main.group." + group.key()));
        count.setText(context.format().count(totals.getValue().count(group)));
        setAccessibleText(name.getText() + ", " + count.getText());
        setGraphic(both);
    }
}
