package org.tributary.app.ui.preferences;

import java.io.IOException;
import java.nio.file.Path;
import org.tributary.app.settings.Settings;
import org.tributary.app.settings.SettingsFile;

/// Settings in files as the program itself keeps them.
final class JsonExchange implements SettingsExchange {
    @Override
    public Settings read(Path file) throws IOException {
        return SettingsFile.read(file);
    }

    @Override
    public void write(Path file, Settings settings) throws IOException {
        SettingsFile.write(file, settings);
    }
}
