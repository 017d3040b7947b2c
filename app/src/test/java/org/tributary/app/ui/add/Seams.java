package org.tributary.app.ui.add;

import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.Executor;
import org.tributary.app.downloads.Downloads;
import org.tributary.app.servers.Servers;
import org.tributary.app.settings.Settings;
import org.tributary.app.settings.Settings.Unit;
import org.tributary.app.settings.SettingsStore;
import org.tributary.app.ui.common.DiskRoom;
import org.tributary.app.ui.common.Format;
import org.tributary.app.ui.common.Messages;

/// Surroundings of models under test, without a toolkit: what would run in the background waits until
/// the test lets it.
final class Seams {
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final Surroundings surroundings;

    Seams(Downloads downloads, Servers servers, Settings settings) {
        Messages messages = Messages.of(Locale.ENGLISH);
        Executor later = waiting::add;
        surroundings =
                new Surroundings(
                        downloads,
                        servers,
                        new SettingsStore(settings),
                        messages,
                        new Format(messages, ZoneOffset.UTC, Unit.MEGABYTES),
                        DiskRoom::of,
                        later,
                        Runnable::run);
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /// Runs what waits, and what that brings about.
    void runAll() {
        while (!waiting.isEmpty()) {
            waiting.removeFirst().run();
        }
    }

    /// Runs the oldest that waits.
    void runFirst() {
        waiting.removeFirst().run();
    }

    /// Runs the newest that waits.
    void runLast() {
        waiting.removeLast().run();
    }
}
