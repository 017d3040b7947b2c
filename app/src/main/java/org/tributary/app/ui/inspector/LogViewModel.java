package org.tributary.app.ui.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tributary.app.ui.common.Format;
import org.tributary.app.ui.common.Messages;
import org.tributary.shared.transfer.DownloadEvent;

/// What happened in a download, a line each; what is old falls out at the top.
final class LogViewModel {
    /// Most lines kept.
    static final int MOST_LINES = 2000;

    private final ObservableList<String> lines = FXCollections.observableArrayList();
    private final Messages messages;
    private final Supplier<Format> format;
    private String id = "";
    private Optional<DownloadEvent> last = Optional.empty();

    LogViewModel(Messages messages, Supplier<Format> format) {
        this.messages = messages;
        this.format = format;
    }

    ObservableList<String> lines() {
        return lines;
    }

    /// Shows the events of a download, oldest first; adds only what is new.
    void show(String download, List<DownloadEvent> events) {
        if (!download.equals(id)) {
            id = download;
            last = Optional.empty();
            lines.clear();
        }
        if (events.isEmpty()) {
            lines.clear();
            last = Optional.empty();
            return;
        }
        if (last.isPresent() && events.getLast() == last.get()) {
            return;
        }
        int known = last.map(events::lastIndexOf).orElse(-1);
        if (known < 0) {
            lines.clear();
        }
        List<String> added = new ArrayList<>();
        EventWords words = new EventWords(messages, format.get());
        for (DownloadEvent event : events.subList(known + 1, events.size())) {
            words.sentence(event)
                    .ifPresent(text -> added.add(format.get().clock(event.time()) + "  " + text));
        }
        last = Optional.of(events.getLast());
        lines.addAll(added);
        if (lines.size() > MOST_LINES) {
            lines.remove(0, lines.size() - MOST_LINES);
        }
    }

    /// Returns all lines, to be copied.
    String text() {
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }
}
