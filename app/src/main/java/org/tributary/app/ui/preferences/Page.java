package org.tributary.app.ui.preferences;

import java.util.Locale;
import java.util.Optional;

/// The pages of the window, in their order.
enum Page {
    GENERAL,
    DOWNLOADS,
    SPEED,
    SERVERS,
    APPEARANCE,
    NOTICES,
    ADVANCED;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Returns the page of that name, in any case.
    static Optional<Page> named(String key) {
        for (Page page : values()) {
            if (page.key().equalsIgnoreCase(key)) {
                return Optional.of(page);
            }
        }
        return Optional.empty();
    }
}
