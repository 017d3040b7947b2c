package org.tributary.app.ui.preferences;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tributary.app.settings.Settings;
import org.tributary.app.settings.SettingsStore;
import org.tributary.app.ui.common.Messages;
import org.tributary.shared.io.PlatformDirs;

/// Which lines of settings are shown, and what is done with all of them at once. Used on one thread,
/// which `ui` leads to.
final class PreferencesViewModel {
    private final SettingsStore store;
    private final Messages messages;
    private final SettingsExchange exchange;
    private final List<Line> lines = new ArrayList<>();
    private final SettingsStore.Listening listening;

    private final StringProperty search = new SimpleStringProperty("");
    private final ObjectProperty<Page> page = new SimpleObjectProperty<>(Page.GENERAL);
    private final ObservableList<Line> shown = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");

    /// @param ui runs what it is given on the thread that uses this
    PreferencesViewModel(
            SettingsStore store,
            Messages messages,
            List<Preference<?>> preferences,
            SettingsExchange exchange,
            PlatformDirs folders,
            Executor ui) {
        this.store = store;
        this.messages = messages;
        this.exchange = exchange;
        preferences.forEach(preference -> lines.add(row(preference)));
        for (Deed deed : Deed.values()) {
            String key = "settings." + deed.key();
            lines.add(
                    new DeedRow(
                            deed,
                            messages.text(key),
                            deed.place(folders)
                                    .map(Path::toString)
                                    .orElseGet(() -> messages.text(key + ".help")),
                            messages.text(key + ".button")));
        }
        search.addListener((_, _, _) -> choose());
        page.addListener((_, _, _) -> choose());
        choose();
        listening = store.onChange(settings -> ui.execute(() -> show(settings)));
    }

    private <T> PreferenceRow<T> row(Preference<T> preference) {
        return new PreferenceRow<>(preference, store, messages);
    }

    private void show(Settings now) {
        for (Line line : lines) {
            if (line instanceof PreferenceRow<?> row) {
                row.show(now);
            }
        }
    }

    private void choose() {
        said.set("");
        shown.setAll(
                lines.stream()
                        .filter(line ->
                                isSearching()
                                        ? line.matches(
                                                search.get(),
                                                pageName(line.page()),
                                                messages.locale())
                                        : line.page() == page.get())
                        .toList());
    }

    /// What is searched for, over all pages; blank shows [#pageProperty()].
    StringProperty searchProperty() {
        return search;
    }

    boolean isSearching() {
        return !search.get().isBlank();
    }

    ObjectProperty<Page> pageProperty() {
        return page;
    }

    String pageName(Page of) {
        return messages.text("settings.page." + of.key());
    }

    /// The lines to show, in order.
    ObservableList<Line> shown() {
        return shown;
    }

    /// What came of the last deed; empty for nothing to tell.
    ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }

    /// Says what others have to tell.
    void say(String sentence) {
        said.set(sentence);
    }

    /// Writes all settings into a file.
    void exportTo(Path file) {
        try {
            exchange.write(file, store.get());
            said.set(messages.text("settings.exported", file.toString()));
        } catch (IOException e) {
            said.set(messages.text("settings.notExported", file.toString()));
        }
    }

    /// Takes all settings from a file; how the window was left stays.
    void importFrom(Path file) {
        try {
            Settings read = exchange.read(file);
            store.change(settings -> read.withView(settings.view()));
            show(store.get());
            said.set(messages.text("settings.imported", file.toString()));
        } catch (IOException e) {
            said.set(messages.text("settings.notImported", file.toString()));
        }
    }

    /// Brings back all defaults. Which servers are switched off, and how the window was left, stays.
    void resetAll() {
        store.change(settings ->
                Settings.DEFAULT
                        .with(
                                Settings.DEFAULT
                                        .servers()
                                        .withSwitchedOff(settings.servers().switchedOff()))
                        .withView(settings.view()));
        show(store.get());
        said.set(messages.text("settings.wasReset"));
    }

    /// Hears no more of changes.
    void close() {
        listening.close();
    }
}
