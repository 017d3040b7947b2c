package org.tributary.app.ui.preferences;

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

    /// Its words are `settings.advanced.<key>`, `.help` and `.button`.
    String key() {
        return "advanced." + key;
    }
}
