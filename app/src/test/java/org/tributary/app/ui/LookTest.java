package org.tributary.app.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.app.ui.common.UiContext;

class LookTest {
    @TempDir private Path folder;

    @Test
    void takesPicturesWithoutADisplay() throws Exception {
        UiContext context =
                FxThread.call(() ->
                        new SampleContext(SampleDownloads.busy(), SampleServers.four()).make());
        Path picture = folder.resolve("label.png");
        try (Look look =
                Look.at(
                        FxThread.call(() -> new VBox(new Label("Tributary"))),
                        context.theme(),
                        400,
                        100)) {
            look.save(picture);
        }
        assertTrue(Files.size(picture) > 300);
    }
}
