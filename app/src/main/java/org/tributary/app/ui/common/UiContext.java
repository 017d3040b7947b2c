package org.tributary.app.ui.common;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import org.tributary.app.downloads.Downloads;
import org.tributary.app.servers.Servers;
import org.tributary.app.settings.Settings;
import org.tributary.app.settings.SettingsStore;

/// What every pane of the window may need. Made once, by hand, in the one place that wires things.
///
/// @param clock wall-clock time
/// @param stateFolder where logs and state are
public record UiContext(
        Downloads downloads,
        Servers servers,
        SettingsStore settings,
        Messages messages,
        InstantSource clock,
        ZoneId zone,
        Path stateFolder,
        UiTicker ticker,
        Theme theme,
        Navigator navigator,
        FilePicker picker,
        OsIntegration os) {

    /// Returns how numbers are written now.
    public Format format() {
        Settings now = settings.get();
        return new Format(messages, zone, now.speed().unit(), now.appearance().relativeDates());
    }
}
