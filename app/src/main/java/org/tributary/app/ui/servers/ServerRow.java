package org.tributary.app.ui.servers;

import java.time.Duration;
import java.time.Instant;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.tributary.app.servers.ServerView;
import org.tributary.app.ui.common.Format;
import org.tributary.shared.format.RemoteText;

/// One line of the table. It stays the same object while its server is in the list, and tells only of
/// what can be seen to change. JavaFX thread.
final class ServerRow {
    /// A speed that changed more often could not be read.
    private static final Duration SPEED_STANDS = Duration.ofMillis(500);

    private final String id;
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>();
    private Instant speedRead = Instant.MIN;

    /// What the line says; empty where there is nothing to say.
    ///
    /// @param address empty when the name is the address
    /// @param more second line of the state
    /// @param sentence the state in whole sentences
    record Shown(
            ServerView view,
            String name,
            String address,
            String state,
            String more,
            String sentence,
            String answerTime,
            String speed,
            String load,
            String files,
            String failures) {

        String id() {
            return view.id();
        }
    }

    ServerRow(ServerView view, ServerWords words) {
        id = view.id();
        show(view, words);
    }

    String id() {
        return id;
    }

    ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    Shown shown() {
        return shown.get();
    }

    void show(ServerView view, ServerWords words) {
        Format format = words.format().get();
        Shown now =
                new Shown(
                        view,
                        view.server().name().map(RemoteText::shown).orElse(id),
                        view.server().name().isPresent() ? id : "",
                        words.state(view.health()),
                        words.more(view.health()),
                        words.sentence(view.health()),
                        view.answerTime().map(format::milliseconds).orElse(""),
                        speed(view, words),
                        view.status().map(words::load).orElse(""),
                        view.files().isPresent() ? format.count(view.files().getAsInt()) : "",
                        format.count(view.failures()));
        if (!now.equals(shown.get())) {
            shown.set(now);
        }
    }

    private String speed(ServerView view, ServerWords words) {
        if (view.bytesPerSecond() < 1) {
            return "";
        }
        Instant now = words.clock().instant();
        boolean stands =
                shown.get() != null
                        && !shown.get().speed().isEmpty()
                        && now.isBefore(speedRead.plus(SPEED_STANDS));
        if (stands) {
            return shown.get().speed();
        }
        speedRead = now;
        return words.format().get().speed(view.bytesPerSecond());
    }
}
