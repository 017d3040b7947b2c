package org.tributary.app.ui.catalog;

import java.util.List;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.tributary.app.ui.common.Messages;

/// The way from all files to the folder that is shown, each step of it a link.
final class CatalogTrail {
    private static final String STEP = "›";

    private final Messages messages;
    private final CatalogViewModel model;

    CatalogTrail(Messages messages, CatalogViewModel model) {
        this.messages = messages;
        this.model = model;
    }

    void fill(HBox box) {
        Hyperlink all = link(messages.text("catalog.all"), "");
        all.setTooltip(new Tooltip(messages.text("catalog.all.tip")));
        box.getChildren().setAll(all);
        List<String> trail = model.trail();
        for (String path : trail) {
            Label step = new Label(STEP);
            step.getStyleClass().add("muted");
            String name = new CatalogRow.Folder(path, 0, 0).name();
            box.getChildren().add(step);
            if (path.equals(trail.getLast())) {
                Label here = new Label(name);
                here.getStyleClass().add("here");
                box.getChildren().add(here);
            } else {
                box.getChildren().add(link(name, path));
            }
        }
    }

    private Hyperlink link(String text, String path) {
        Hyperlink link = new Hyperlink(text);
        link.setOnAction(_ -> model.open(path));
        return link;
    }
}
