package org.tributary.app.ui.common;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import org.tributary.app.settings.Settings.Appearance;
import org.tributary.app.settings.SettingsStore;

/// Colours and text size of all scenes, as the settings or the system want them. JavaFX thread.
public final class Theme {
    private static final String FOLDER = "/org/tributary/app/ui/common/";
    private static final String TEXT_SIZE = "data:text/css;base64,";

    private final List<Scene> scenes = new ArrayList<>();
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
    private final ObservableValue<ColorScheme> system;
    private Appearance appearance;

    public Theme(Appearance appearance) {
        this(appearance, Platform.getPreferences().colorSchemeProperty());
    }

    /// @param system the colours of the system
    Theme(Appearance appearance, ObservableValue<ColorScheme> system) {
        this.appearance = appearance;
        this.system = system;
        system.addListener((_, _, _) -> apply());
        apply();
    }

    /// Whether the colours are dark now; whoever draws by hand draws anew when it changes. The scenes
    /// have the new colours at their next pulse.
    public ReadOnlyBooleanProperty darkProperty() {
        return dark.getReadOnlyProperty();
    }

    public boolean isDark() {
        return dark.get();
    }

    /// Whether nothing should flash or glide, because the settings or the system say so.
    public boolean isMotionReduced() {
        return Motion.isReduced(appearance);
    }

    /// Keeps a scene in the theme, until its window is closed.
    public void add(Scene scene) {
        scenes.add(scene);
        apply(scene);
    }

    public void remove(Scene scene) {
        scenes.remove(scene);
    }

    public void change(Appearance wanted) {
        if (!wanted.equals(appearance)) {
            appearance = wanted;
            apply();
        }
    }

    /// Looks from now on as these settings say, whoever changes them.
    public SettingsStore.Listening follow(SettingsStore settings) {
        change(settings.get().appearance());
        return settings.onChange(now -> Platform.runLater(() -> change(now.appearance())));
    }

    private void apply() {
        boolean nowDark =
                switch (appearance.theme()) {
                    case LIGHT -> false;
                    case DARK -> true;
                    case SYSTEM -> system.getValue() == ColorScheme.DARK;
                };
        String sheet =
                nowDark
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet();
        if (!Objects.equals(Application.getUserAgentStylesheet(), sheet)) {
            Application.setUserAgentStylesheet(sheet);
        }
        scenes.forEach(scene -> apply(scene, nowDark));
        dark.set(nowDark);
    }

    private void apply(Scene scene) {
        apply(scene, dark.get());
    }

    private void apply(Scene scene, boolean nowDark) {
        List<String> sheets = new ArrayList<>();
        sheets.add(sheet("tributary.css"));
        sheets.add(sheet("icons.css"));
        if (nowDark) {
            sheets.add(sheet("tributary-dark.css"));
        }
        if (appearance.colourBlindSafe()) {
            sheets.add(sheet(nowDark ? "safe-dark.css" : "safe.css"));
        }
        sheets.add(textSize(appearance.textSize()));
        List<String> others =
                scene.getStylesheets().stream()
                        .filter(url -> !url.contains(FOLDER) && !url.startsWith(TEXT_SIZE))
                        .toList();
        sheets.addAll(others);
        if (!scene.getStylesheets().equals(sheets)) {
            scene.getStylesheets().setAll(sheets);
        }
        scene.getPreferences().setColorScheme(nowDark ? ColorScheme.DARK : ColorScheme.LIGHT);
        scene.getPreferences().setReducedMotion(isMotionReduced());
    }

    /// A style sheet, and not a style of the root: menus and lists that pop up have a root of their own,
    /// and the sheets of the scene they belong to.
    private static String textSize(int pixels) {
        String css = ".root { -fx-font-size: " + pixels + "px; }";
        return TEXT_SIZE + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }

    private static String sheet(String name) {
        return Theme.class.getResource(FOLDER + name).toExternalForm();
    }
}
