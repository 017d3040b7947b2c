package org.tributary.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.app.settings.SettingsStore;
import org.tributary.app.ui.common.LoginStart;

/// Keeps the setting and what the system does at login the same. At first the system is right: people
/// change that by other programs, too. From then on the setting is. Thread-safe.
final class StartWithSystem {
    private static final Logger LOG = LoggerFactory.getLogger(StartWithSystem.class);

    private final SettingsStore settings;
    private final LoginStart start;
    private final Consumer<Path> onFailure;

    /// What the system does. Guarded by this.
    private boolean isOn;

    private StartWithSystem(SettingsStore settings, LoginStart start, Consumer<Path> onFailure) {
        this.settings = settings;
        this.start = start;
        this.onFailure = onFailure;
    }

    /// @param disk runs what blocks for the disk
    /// @param onFailure told the file that cannot be written, on a thread of `disk`
    static void keep(
            SettingsStore settings, LoginStart start, Executor disk, Consumer<Path> onFailure) {
        StartWithSystem kept = new StartWithSystem(settings, start, onFailure);
        kept.take();
        settings.onChange(_ -> disk.execute(kept::bring));
    }

    private synchronized void take() {
        isOn = start.isOn();
        if (isOn && start.isStale()) {
            try {
                // The program lies elsewhere since.
                start.set(true);
            } catch (IOException e) {
                LOG.warn("{} stays as it is: {}", start.file(), String.valueOf(e.getMessage()));
            }
        }
        show(isOn);
    }

    private void show(boolean on) {
        settings.change(now -> now.with(now.general().withStartWithSystem(on)));
    }

    private void bring() {
        boolean on;
        synchronized (this) {
            boolean wanted = settings.get().general().startWithSystem();
            if (wanted == isOn) {
                return;
            }
            try {
                start.set(wanted);
                isOn = wanted;
                return;
            } catch (IOException e) {
                LOG.warn("{} cannot be written: {}", start.file(), String.valueOf(e.getMessage()));
                isOn = start.isOn();
                if (isOn == wanted) {
                    return;
                }
                on = isOn;
            }
        }
        show(on);
        onFailure.accept(start.file());
    }
}
