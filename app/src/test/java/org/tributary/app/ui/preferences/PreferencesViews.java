package org.tributary.app.ui.preferences;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import javafx.scene.Parent;
import org.tributary.app.ui.common.UiContext;
import org.tributary.shared.io.PlatformDirs;

/// The pages of settings, for tests that look at all views.
public final class PreferencesViews {
    private static final Path HOME = Path.of("/home/ann");

    private PreferencesViews() {}

    public static Map<String, Function<UiContext, Parent>> all() {
        Map<String, Function<UiContext, Parent>> views = new LinkedHashMap<>();
        for (Page page : Page.values()) {
            views.put("settings, " + page.key(), context -> page(context, page.key()));
        }
        return views;
    }

    /// Returns the window's content with a page open.
    public static Parent page(UiContext context, String page) {
        PreferencesController controller =
                new PreferencesController(
                        context,
                        new PlatformDirs(
                                HOME.resolve(".config/tributary"),
                                HOME.resolve(".local/state/tributary"),
                                HOME.resolve(".cache/tributary")));
        Parent root = controller.load();
        controller.show(Page.named(page).orElseThrow());
        return root;
    }
}
