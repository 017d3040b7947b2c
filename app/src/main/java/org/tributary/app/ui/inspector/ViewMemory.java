package org.tributary.app.ui.inspector;

import java.util.HashMap;
import java.util.Map;
import org.tributary.app.ui.common.UiContext;

/// Remembers how a pane was left, in the settings.
final class ViewMemory {
    private ViewMemory() {}

    static void put(UiContext context, String name, String value) {
        context.settings()
                .change(settings -> {
                    Map<String, String> view = new HashMap<>(settings.view());
                    view.put(name, value);
                    return settings.withView(view);
                });
    }
}
