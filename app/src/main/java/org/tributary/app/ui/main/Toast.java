package org.tributary.app.ui.main;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.tributary.app.ui.common.Messages;

/// Something said for a few seconds at the bottom of the window. JavaFX thread.
final class Toast {
    private final Label text = new Label();
    private final Hyperlink action = new Hyperlink();
    private final HBox root = new HBox(text, action);
    private final PauseTransition wait = new PauseTransition(Undo.TIME);

    Toast(Messages messages) {
        Region cross = new Region();
        cross.getStyleClass().addAll("icon", "icon-close");
        Button close = new Button();
        close.setGraphic(cross);
        close.getStyleClass().addAll("flat", "small");
        close.setAccessibleText(messages.text("main.close"));
        close.setOnAction(_ -> hide());
        root.getChildren().add(close);
        root.setId("toast");
        root.getStyleClass().add("toast");
        root.setAlignment(Pos.CENTER_LEFT);
        root.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        root.setAccessibleRole(AccessibleRole.TEXT);
        text.setWrapText(true);
        action.setMinWidth(Region.USE_PREF_SIZE);
        action.managedProperty().bind(action.visibleProperty());
        wait.setOnFinished(_ -> hide());
        hide();
    }

    Parent root() {
        return root;
    }

    void say(String sentence, String actionText, Runnable onAction) {
        text.setText(sentence);
        root.setAccessibleText(sentence);
        action.setText(actionText);
        action.setVisible(!actionText.isEmpty());
        action.setOnAction(_ -> {
            hide();
            onAction.run();
        });
        root.setVisible(true);
        wait.playFromStart();
    }

    private void hide() {
        wait.stop();
        root.setVisible(false);
    }
}
