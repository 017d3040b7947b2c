package org.tributary.app.ui.common;

import javafx.application.Platform;
import org.tributary.app.settings.Settings.Appearance;

/// Whether things may move by themselves.
public final class Motion {
    private Motion() {}

    /// Returns what the settings say, or the system where they leave it to that. JavaFX thread.
    public static boolean isReduced(Appearance appearance) {
        return appearance
                .reduceMotion()
                .orElseGet(() -> Platform.getPreferences().isReducedMotion());
    }
}
