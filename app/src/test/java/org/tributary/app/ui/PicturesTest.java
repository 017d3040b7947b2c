package org.tributary.app.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Parent;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.tributary.app.settings.Settings;
import org.tributary.app.settings.Settings.Theme;
import org.tributary.app.ui.add.SampleAdding;
import org.tributary.app.ui.common.UiContext;
import org.tributary.app.ui.main.SampleWindow;

/// Takes the pictures of the window in the folder `screenshots`, always of the same moment of the
/// same data.
class PicturesTest {
    private static final Path FOLDER = Path.of("..", "screenshots");
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 760;

    /// Fewer are a sign of an empty window.
    private static final int LEAST_COLOURS = 50;

    private static Settings settings(Theme theme, int textSize) {
        Settings usual = Settings.DEFAULT;
        return usual.with(usual.appearance().withTheme(theme).withTextSize(textSize))
                .with(usual.downloads().withFolder(Optional.of(Path.of("/home/ann/Downloads"))));
    }

    private static SampleWindow window(
            SampleDownloads downloads, SampleServers servers, Theme theme)
            throws InterruptedException {
        return SampleWindow.open(
                new SampleContext(downloads, servers), settings(theme, 13), WIDTH, HEIGHT);
    }

    private static void save(WritableImage picture, String name) throws Exception {
        assertEquals(WIDTH, (int) picture.getWidth());
        assertEquals(HEIGHT, (int) picture.getHeight());
        PixelReader pixels = picture.getPixelReader();
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < HEIGHT; y += 3) {
            for (int x = 0; x < WIDTH; x += 3) {
                colours.add(pixels.getArgb(x, y));
            }
        }
        assertTrue(colours.size() >= LEAST_COLOURS, name + " has only " + colours.size());
        Png.write(picture, FOLDER.resolve(name + ".png"));
    }

    private static void busy(Theme theme, String name) throws Exception {
        try (SampleWindow window = window(SampleDownloads.busy(), SampleServers.four(), theme)) {
            window.select(SampleDownloads.DEBIAN);
            window.tab(1);
            save(window.picture(), name);
        }
    }

    @Test
    void busyInLight() throws Exception {
        busy(Theme.LIGHT, "01-main-busy-light");
    }

    @Test
    void busyInDark() throws Exception {
        busy(Theme.DARK, "02-main-busy-dark");
    }

    @Test
    void aDeadServer() throws Exception {
        try (SampleWindow window =
                window(SampleDownloads.withoutProblem(), SampleServers.four(), Theme.LIGHT)) {
            window.select(SampleDownloads.DEBIAN);
            window.tab(2);
            window.divideDownloads(0.38);
            save(window.picture(), "03-server-dead");
        }
    }

    @Test
    void segmentsByServer() throws Exception {
        try (SampleWindow window =
                window(SampleDownloads.busy(), SampleServers.four(), Theme.DARK)) {
            window.select(SampleDownloads.DEBIAN);
            window.tab(1);
            FxThread.run(() -> ((ToggleButton) window.find("#byServerButton")).fire());
            save(window.picture(), "04-segments-by-server");
        }
    }

    @Test
    void healthOfServers() throws Exception {
        try (SampleWindow window =
                window(SampleDownloads.busy(), SampleServers.six(), Theme.LIGHT)) {
            FxThread.run(() -> window.context().navigator().showServer("node-e:8005"));
            save(window.picture(), "05-servers-health");
        }
    }

    @Test
    void firstStart() throws Exception {
        try (SampleWindow window =
                window(SampleDownloads.none(), SampleServers.four(), Theme.LIGHT)) {
            save(window.picture(), "06-empty-first-start");
        }
    }

    @Test
    void addDialogWithMixedLinks() throws Exception {
        UiContext context =
                FxThread.call(() ->
                        new SampleContext(SampleAdding.downloads(), SampleServers.four())
                                .with(settings(Theme.LIGHT, 13))
                                .make());
        Parent root = SampleAdding.dialog(context);
        try (Look look = Look.at(root, context.theme(), WIDTH, HEIGHT)) {
            save(look.picture(), "07-add-dialog-mixed-links");
        }
    }

    @Test
    void dropOverlay() throws Exception {
        try (SampleWindow window =
                window(SampleDownloads.busy(), SampleServers.four(), Theme.LIGHT)) {
            FxThread.run(() -> {
                StackPane over = (StackPane) window.find("#dropOverlay");
                over.getChildren().setAll(SampleAdding.overlay(window.context()));
                over.setVisible(true);
            });
            save(window.picture(), "08-drop-overlay");
        }
    }

    @Test
    void whoSentWhat() throws Exception {
        try (SampleWindow window =
                window(SampleDownloads.finishedWithLiar(), SampleServers.four(), Theme.LIGHT)) {
            window.select(SampleDownloads.DEBIAN);
            window.tab(0);
            save(window.picture(), "09-finished-who-sent-what");
        }
    }

    @Test
    void needsAttentionInGermanWithLargeText() throws Exception {
        SampleContext german =
                new SampleContext(SampleDownloads.busy(), SampleServers.four()).in(Locale.GERMAN);
        try (SampleWindow window =
                SampleWindow.open(german, settings(Theme.LIGHT, 16), WIDTH, HEIGHT)) {
            window.select(SampleDownloads.NIGHTLY);
            window.tab(0);
            save(window.picture(), "10-needs-attention-repair");
        }
    }
}
