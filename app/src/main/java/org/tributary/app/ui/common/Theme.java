package org.tributary.app.ui.common;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Scene;
import org.tributary.app.settings.Settings.Appearance;

/// Colours and text size of all scenes, as the settings or the system want them. JavaFX thread.
public final class Theme {
    private static final String FOLDER = "/org/tributary/app/ui/common/";

    private final List<Scene> scenes = new ArrayList<>();
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
    private Appearance appearance;

    public Theme(Appearance appearance) {
        this.appearance = appearance;
        Platform.getPreferences().colorSchemeProperty().subscribe(_ -> apply());
        apply();
    }

    /// Whether the colours are dark now; whoever draws by hand draws anew when it changes.
    public ReadOnlyBooleanProperty darkProperty() {
        return dark.getReadOnlyProperty();
    }

    public boolean isDark() {
        return dark.get();
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
        appearance = wanted;
        apply();
    }

    private void apply() {
        boolean nowDark =
                switch (appearance.theme()) {
                    case LIGHT -> false;
                    case DARK -> true;
                    case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
                };
        String sheet =
                nowDark
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet();
        Application.setUserAgentStylesheet(sheet);
        dark.set(nowDark);
        scenes.forEach(this::apply);
    }

    private void apply(Scene scene) {
        List<String> sheets = new ArrayList<>();
        sheets.add(sheet("tributary.css"));
        sheets.add(sheet("icons.css"));
        if (dark.get()) {
            sheets.add(sheet("tributary-dark.css"));
        }
        if (appearance.colourBlindSafe()) {
            sheets.add(sheet(dark.get() ? "safe-dark.css" : "safe.css"));
        }
        scene.getStylesheets().removeIf(url -> url.contains(FOLDER));
        scene.getStylesheets().addAll(0, sheets);
        scene.getPreferences().setColorScheme(dark.get() ? ColorScheme.DARK : ColorScheme.LIGHT);
        scene.getRoot().setStyle("-fx-font-size: " + appearance.textSize() + "px;");
    }

    private static String sheet(String name) {
        return Theme.class.getResource(FOLDER + name).toExternalForm();
    }
}
