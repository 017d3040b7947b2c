package org.tributary.app.ui.preferences;

import java.io.IOException;
import java.nio.file.Path;
import org.tributary.app.settings.Settings;

/// Settings in files as the program itself keeps them.
final class JsonExchange implements SettingsExchange {
    @Override
    public Settings read(Path file) throws IOException {
        throw new IOException("not there yet");
    }

    @Override
    public void write(Path file, Settings settings) throws IOException {
        throw new IOException("not there yet");
    }
}
