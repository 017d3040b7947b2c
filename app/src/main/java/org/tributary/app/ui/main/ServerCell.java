package org.tributary.app.ui.main;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.tributary.app.ui.controls.HealthBadge;
import org.tributary.app.ui.controls.PortKept;

/// A server in the side bar: shape, name, one word, of which the name gives way.
final class ServerCell extends ListCell<ServerLine> {
    private final HealthBadge badge = new HealthBadge();
    private final Label name = new Label();
    private final Label word = new Label();
    private final HBox all = new HBox(badge, name, word);
    private final Tooltip tooltip = new Tooltip();

    ServerCell() {
        name.setMinWidth(0);
        PortKept.in(name);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        word.setMinWidth(Region.USE_PREF_SIZE);
        word.getStyleClass().add("word");
        all.setAlignment(Pos.CENTER_LEFT);
        all.getStyleClass().add("server-line");
        all.setMinWidth(0);
        all.setPrefWidth(0);
    }

    @Override
    protected void updateItem(ServerLine line, boolean empty) {
        super.updateItem(line, empty);
        if (empty || line == null) {
            setGraphic(null);
            setTooltip(null);
            return;
        }
        badge.show(line.health(), line.word());
        name.setText(line.name());
        word.setText(line.word());
        tooltip.setText(line.sentence());
        setTooltip(tooltip);
        setAccessibleText(line.sentence());
        setGraphic(all);
    }
}
