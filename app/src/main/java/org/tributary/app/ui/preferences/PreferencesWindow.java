package org.tributary.app.ui.preferences;

import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.tributary.app.ui.common.UiContext;
import org.tributary.shared.io.PlatformDirs;

/// The window of settings, at most one. JavaFX thread.
public final class PreferencesWindow {
    private static final double WIDTH_EM = 68;
    private static final double HEIGHT_EM = 50;

    /// Most of the screen's width and height that the window takes by itself.
    private static final double OF_SCREEN = 0.9;

    private static final KeyCodeCombination CLOSE =
            new KeyCodeCombination(KeyCode.W, KeyCombination.SHORTCUT_DOWN);

    private final UiContext context;
    private Optional<Open> open = Optional.empty();

    public PreferencesWindow(UiContext context) {
        this.context = context;
    }

    /// Opens the window, or brings it to front.
    ///
    /// @param page such as `servers`; the one shown last, or the first, when there is none of that name
    public void open(Window owner, String page) {
        Open shown = open.orElseGet(() -> build(owner));
        open = Optional.of(shown);
        Page.named(page).ifPresent(shown.controller()::show);
        shown.stage().show();
        shown.stage().toFront();
        shown.controller().begin();
    }

    /// Says something in the window; false when it is not open.
    public boolean say(String sentence) {
        open.ifPresent(shown -> shown.controller().say(sentence));
        return open.isPresent();
    }

    /// Returns the window while it is open, for tests.
    Optional<Stage> stage() {
        return open.map(Open::stage);
    }

    private Open build(Window owner) {
        PreferencesController controller =
                new PreferencesController(context, PlatformDirs.current());
        Parent root = controller.load();
        int em = context.settings().get().appearance().textSize();
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Scene scene =
                new Scene(
                        root,
                        Math.min(WIDTH_EM * em, OF_SCREEN * screen.getWidth()),
                        Math.min(HEIGHT_EM * em, OF_SCREEN * screen.getHeight()));
        Stage stage = new Stage();
        stage.initOwner(owner);
        stage.setTitle(context.messages().text("settings.title"));
        stage.setScene(scene);
        stage.setMinWidth(40.0 * em);
        stage.setMinHeight(28.0 * em);
        context.theme().add(scene);
        stage.setOnHidden(_ -> {
            controller.close();
            context.theme().remove(scene);
            open = Optional.empty();
        });
        scene.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE || CLOSE.match(event)) {
                        event.consume();
                        stage.hide();
                    }
                });
        return new Open(stage, controller);
    }

    private record Open(Stage stage, PreferencesController controller) {}
}
