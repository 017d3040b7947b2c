package org.tributary.app.ui.preferences;

import java.io.IOException;
import java.nio.file.Path;
import org.tributary.app.settings.Settings;

/// Settings in files that people carry from one machine to another.
interface SettingsExchange {
    /// @throws IOException when the file cannot be read or holds no settings
    Settings read(Path file) throws IOException;

    void write(Path file, Settings settings) throws IOException;
}
