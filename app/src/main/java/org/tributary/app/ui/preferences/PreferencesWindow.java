package org.tributary.app.ui.preferences;

import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.tributary.app.ui.common.UiContext;
import org.tributary.shared.io.PlatformDirs;

/// The window of settings, at most one. JavaFX thread.
public final class PreferencesWindow {
    private static final double WIDTH_EM = 68;
    private static final double HEIGHT_EM = 50;

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

    /// Returns what is in the window, for tests and pictures.
    static Parent content(UiContext context, PlatformDirs folders) {
        return new PreferencesController(context, folders).load();
    }

    private Open build(Window owner) {
        PreferencesController controller =
                new PreferencesController(context, PlatformDirs.current());
        Parent root = controller.load();
        int em = context.settings().get().appearance().textSize();
        Scene scene = new Scene(root, WIDTH_EM * em, HEIGHT_EM * em);
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
        close(scene, stage, KeyCode.W, KeyCombination.SHORTCUT_DOWN);
        close(scene, stage, KeyCode.ESCAPE);
        return new Open(stage, controller);
    }

    private static void close(
            Scene scene, Stage stage, KeyCode key, KeyCombination.Modifier... modifiers) {
        scene.getAccelerators().put(new KeyCodeCombination(key, modifiers), stage::hide);
    }

    private record Open(Stage stage, PreferencesController controller) {}
}
