package org.tributary.app;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.tributary.app.settings.SettingsStore;

/// Has an icon in the tray for as long as the settings want the program to stay there when its window
/// is closed, and brings the setting back when there can be none. Thread-safe.
///
/// @param <T> the icon
final class TrayWish<T> {
    /// Somebody waits to see whether there will be an icon.
    private static final Duration CHOSEN = Duration.ofSeconds(2);

    /// Nobody waits, and there is much else to do.
    private static final Duration AT_START = Duration.ofSeconds(30);

    private final SettingsStore settings;
    private final Function<Duration, Optional<T>> opener;
    private final Port<T> port;

    /// Held while an icon is made or taken away, which may take a while.
    private final Object bringing = new Object();

    private final AtomicBoolean wantedBefore = new AtomicBoolean();
    private volatile Optional<T> icon = Optional.empty();

    /// What to do with icons, and whom to tell.
    interface Port<T> {
        boolean isThere(T icon);

        void close(T icon);

        /// It was just chosen, and there can be no icon.
        void impossible();
    }

    /// @param opener makes the icon, if it takes no longer than that; blocks
    TrayWish(SettingsStore settings, Function<Duration, Optional<T>> opener, Port<T> port) {
        this.settings = settings;
        this.opener = opener;
        this.port = port;
    }

    /// Begins.
    ///
    /// @param worker runs what blocks
    void follow(Executor worker) {
        wantedBefore.set(isWanted());
        if (isWanted()) {
            worker.execute(() -> bring(false));
        }
        settings.onChange(_ -> {
            boolean wanted = isWanted();
            if (wantedBefore.getAndSet(wanted) != wanted) {
                worker.execute(() -> bring(true));
            }
        });
    }

    private boolean isWanted() {
        return !settings.get().general().quitOnClose();
    }

    /// @param chosen false at the start: where there is no tray today there may be one tomorrow
    private void bring(boolean chosen) {
        boolean impossible;
        synchronized (bringing) {
            boolean wanted = isWanted();
            if (!wanted) {
                icon.ifPresent(port::close);
                icon = Optional.empty();
            } else if (icon().isEmpty()) {
                icon = opener.apply(chosen ? CHOSEN : AT_START);
            }
            impossible = wanted && icon.isEmpty();
        }
        if (impossible && chosen) {
            settings.change(now -> now.with(now.general().withQuitOnClose(true)));
            port.impossible();
        }
    }

    /// Returns the icon that can be seen now.
    Optional<T> icon() {
        return icon.filter(port::isThere);
    }

    /// Whether closing the window leaves the program in the tray.
    boolean holds() {
        return isWanted() && icon().isPresent();
    }

    void close() {
        icon.ifPresent(port::close);
    }
}
