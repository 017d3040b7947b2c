package org.tributary.app.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.tributary.app.settings.Settings;
import org.tributary.app.settings.Settings.Appearance;
import org.tributary.app.settings.SettingsStore;
import org.tributary.app.ui.FxThread;

class ThemeTest {
    private static final Appearance USUAL = Settings.DEFAULT.appearance();

    private final ObjectProperty<ColorScheme> system =
            new SimpleObjectProperty<>(ColorScheme.LIGHT);

    private Theme theme(Appearance appearance) {
        return FxThread.call(() -> new Theme(appearance, system));
    }

    @Test
    void followsTheSystemWhileItRuns() {
        Theme theme = theme(USUAL);
        Scene scene = FxThread.call(() -> new Scene(new StackPane()));
        FxThread.run(() -> theme.add(scene));
        assertFalse(theme.isDark());
        assertFalse(has(scene, "tributary-dark.css"));

        FxThread.run(() -> system.set(ColorScheme.DARK));
        assertTrue(theme.isDark());
        assertTrue(has(scene, "tributary-dark.css"));
    }

    @Test
    void keepsWhatTheSettingsSayWhateverTheSystemDoes() {
        Theme theme = theme(USUAL.withTheme(Settings.Theme.LIGHT));
        FxThread.run(() -> system.set(ColorScheme.DARK));
        assertFalse(theme.isDark());
    }

    @Test
    void takesTheColoursForColourBlindnessInBothThemes() {
        Theme theme = theme(USUAL.withColourBlindSafe(true));
        Scene scene = FxThread.call(() -> new Scene(new StackPane()));
        FxThread.run(() -> theme.add(scene));
        assertTrue(has(scene, "/safe.css"));
        FxThread.run(() -> system.set(ColorScheme.DARK));
        assertTrue(has(scene, "/safe-dark.css"));
        assertFalse(has(scene, "/safe.css"));
    }

    @Test
    void changesTheSizeOfTextInOpenWindows() {
        Theme theme = theme(USUAL);
        Label label = FxThread.call(() -> new Label("text"));
        FxThread.run(() -> {
            Scene scene = new Scene(new StackPane(label));
            theme.add(scene);
            scene.getRoot().applyCss();
        });
        assertEquals(13, label.getFont().getSize());
        FxThread.run(() -> {
            theme.change(USUAL.withTextSize(18));
            label.getScene().getRoot().applyCss();
        });
        assertEquals(18, label.getFont().getSize());
    }

    @Test
    void leavesTheSheetsOfOthersAlone() {
        Theme theme = theme(USUAL);
        Scene scene = FxThread.call(() -> new Scene(new StackPane()));
        String other = "data:text/css,.mine%7B%7D";
        FxThread.run(() -> {
            scene.getStylesheets().add(other);
            theme.add(scene);
        });
        int before = scene.getStylesheets().size();
        FxThread.run(() -> theme.change(USUAL.withTextSize(15)));
        assertEquals(other, scene.getStylesheets().getLast());
        assertEquals(before, scene.getStylesheets().size());
    }

    @Test
    void forgetsScenesThatAreClosed() {
        Theme theme = theme(USUAL);
        Scene scene = FxThread.call(() -> new Scene(new StackPane()));
        FxThread.run(() -> {
            theme.add(scene);
            theme.remove(scene);
            system.set(ColorScheme.DARK);
        });
        assertFalse(has(scene, "tributary-dark.css"));
    }

    @Test
    void followsTheSettings() throws InterruptedException {
        Theme theme = theme(USUAL);
        SettingsStore settings = new SettingsStore(Settings.DEFAULT);
        try (var _ = FxThread.call(() -> theme.follow(settings))) {
            settings.change(s -> s.with(s.appearance().withTheme(Settings.Theme.DARK)));
            FxThread.pulses(1);
            assertTrue(theme.isDark());
        }
        settings.change(s -> s.with(s.appearance().withTheme(Settings.Theme.LIGHT)));
        FxThread.pulses(1);
        assertTrue(theme.isDark());
    }

    @Test
    void settingsDecideAboutMotionBeforeTheSystemDoes() {
        assertTrue(theme(USUAL.withReduceMotion(Optional.of(true))).isMotionReduced());
        assertFalse(theme(USUAL.withReduceMotion(Optional.of(false))).isMotionReduced());
    }

    private static boolean has(Scene scene, String sheet) {
        return scene.getStylesheets().stream().anyMatch(url -> url.endsWith(sheet));
    }
}
