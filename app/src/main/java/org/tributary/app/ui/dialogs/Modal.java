package org.tributary.app.ui.dialogs;

import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Modality;
import javafx.stage.Screen;
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
        Rectangle2D screen = screen(owner);
        // On a small screen, what is in it is scrolled.
        stage.setMaxWidth(screen.getWidth());
        stage.setMaxHeight(screen.getHeight());
        if (owner != null) {
            stage.initOwner(owner);
            stage.initModality(Modality.WINDOW_MODAL);
            stage.setOnShown(_ -> {
                double x = owner.getX() + (owner.getWidth() - stage.getWidth()) / 2;
                double y = owner.getY() + (owner.getHeight() - stage.getHeight()) / 3;
                stage.setX(within(x, screen.getMinX(), screen.getMaxX() - stage.getWidth()));
                stage.setY(within(y, screen.getMinY(), screen.getMaxY() - stage.getHeight()));
            });
        }
        stage.sizeToScene();
        stage.show();
    }

    private static Rectangle2D screen(Window owner) {
        List<Screen> all =
                owner == null
                        ? List.of()
                        : Screen.getScreensForRectangle(
                                owner.getX(), owner.getY(), owner.getWidth(), owner.getHeight());
        return (all.isEmpty() ? Screen.getPrimary() : all.getFirst()).getVisualBounds();
    }

    private static double within(double wanted, double least, double most) {
        return Math.max(least, Math.min(wanted, most));
    }

    void close() {
        stage.hide();
    }

    Stage stage() {
        return stage;
    }
}
