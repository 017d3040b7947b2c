package org.tributary.app.ui.common;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tributary.app.settings.SettingsStore;

/// How the user left the window, kept among the settings by name.
public final class ViewMemory {
    private final SettingsStore settings;

    public ViewMemory(SettingsStore settings) {
        this.settings = settings;
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(settings.get().view().get(name));
    }

    public boolean isSet(String name, boolean usual) {
        return get(name).map(Boolean::parseBoolean).orElse(usual);
    }

    /// Returns a number; `usual` when there is none.
    public double number(String name, double usual) {
        try {
            return get(name).map(Double::parseDouble).filter(Double::isFinite).orElse(usual);
        } catch (NumberFormatException _) {
            // Somebody edited the file: as if nothing were there.
            return usual;
        }
    }

    public void put(String name, Object value) {
        settings.change(now -> {
            Map<String, String> view = new HashMap<>(now.view());
            view.put(name, String.valueOf(value));
            return now.withView(view);
        });
    }
}
