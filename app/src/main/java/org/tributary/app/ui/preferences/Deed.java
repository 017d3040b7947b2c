package org.tributary.app.ui.preferences;

import java.nio.file.Path;
import java.util.Optional;
import org.tributary.shared.io.PlatformDirs;

/// What stands among the settings but is done rather than chosen.
enum Deed {
    OPEN_SETTINGS("openSettings"),
    OPEN_LOG("openLog"),
    EXPORT("export"),
    IMPORT("import"),
    RESET("reset");

    private final String key;

    Deed(String key) {
        this.key = key;
    }

    /// Its words are `settings.advanced.<key>`, `.help` (unless it is about a place) and `.button`.
    String key() {
        return "advanced." + key;
    }

    /// Returns the folder that it is about.
    Optional<Path> place(PlatformDirs folders) {
        return switch (this) {
            case OPEN_SETTINGS -> Optional.of(folders.config());
            case OPEN_LOG -> Optional.of(folders.state());
            case EXPORT, IMPORT, RESET -> Optional.empty();
        };
    }
}
