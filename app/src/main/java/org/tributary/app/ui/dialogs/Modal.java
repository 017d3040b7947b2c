package org.tributary.app.ui.dialogs;

import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.tributary.app.ui.common.UiContext;

/// A small window in the theme, in the middle of its owner, that has to be closed before one goes on
/// there. As big as what is in it; Escape closes it. JavaFX thread.
final class Modal {
    private final Stage stage = new Stage();

    Modal(UiContext context, String title, Parent content) {
        Scene scene = new Scene(content);
        context.theme().add(scene);
        stage.setTitle(title);
        stage.setScene(scene);
        stage.setResizable(false);
        scene.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        event.consume();
                        close();
                    }
                });
        stage.setOnHidden(_ -> context.theme().remove(scene));
    }

    void open(Window owner) {
        if (owner != null) {
            stage.initOwner(owner);
            stage.initModality(Modality.WINDOW_MODAL);
            stage.setOnShown(_ -> {
                stage.setX(owner.getX() + (owner.getWidth() - stage.getWidth()) / 2);
                stage.setY(owner.getY() + (owner.getHeight() - stage.getHeight()) / 3);
            });
        }
        stage.sizeToScene();
        stage.show();
    }

    void close() {
        stage.hide();
    }

    Stage stage() {
        return stage;
    }
}
