package org.tributary.app.ui;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import javafx.scene.Parent;
import org.tributary.app.ui.catalog.CatalogPage;
import org.tributary.app.ui.common.UiContext;
import org.tributary.app.ui.dialogs.DialogViews;
import org.tributary.app.ui.preferences.PreferencesViews;
import org.tributary.app.ui.servers.ServersPage;

/// Everything that the window can show, for tests that look at all of it. Whoever adds a pane adds it
/// here.
public final class AllViews {
    private AllViews() {}

    /// Returns what makes each view, by a name for the test's report.
    public static Map<String, Function<UiContext, Parent>> all() {
        Map<String, Function<UiContext, Parent>> views = new LinkedHashMap<>();
        views.putAll(PreferencesViews.all());
        views.putAll(DialogViews.all());
        views.put("servers", context -> new ServersPage(context).root());
        views.put("catalog", context -> new CatalogPage(context).root());
        return views;
    }
}
