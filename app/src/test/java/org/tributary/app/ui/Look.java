package org.tributary.app.ui;

import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import org.tributary.app.ui.common.Theme;

/// Shows a view in a window of its own, for pictures and for tests that click. Any thread but
/// JavaFX's.
public final class Look implements AutoCloseable {
    private final Stage stage;

    private Look(Stage stage) {
        this.stage = stage;
    }

    /// Shows `root` in the colours and text size of `theme`.
    public static Look at(Parent root, Theme theme, int width, int height)
            throws InterruptedException {
        Look look =
                FxThread.call(() -> {
                    Scene scene = new Scene(root, width, height);
                    theme.add(scene);
                    Stage stage = new Stage();
                    stage.setScene(scene);
                    stage.show();
                    return new Look(stage);
                });
        FxThread.pulses(3);
        return look;
    }

    /// Takes a window that is open already.
    public static Look of(Stage stage) throws InterruptedException {
        FxThread.pulses(3);
        return new Look(stage);
    }

    public Stage stage() {
        return stage;
    }

    /// Returns how it looks once the newest changes are drawn.
    public WritableImage picture() throws InterruptedException {
        FxThread.pulses(3);
        return FxThread.call(() -> stage.getScene().snapshot(null));
    }

    public void save(Path file) throws IOException, InterruptedException {
        Png.write(picture(), file);
    }

    @Override
    public void close() {
        FxThread.run(stage::close);
    }
}
