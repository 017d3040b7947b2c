package org.tributary.app.ui.preferences;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.tributary.app.settings.Settings;
import org.tributary.app.settings.SettingsStore;
import org.tributary.app.ui.common.Messages;

/// A line with one setting: what its field holds, and what is wrong with what was entered last.
final class PreferenceRow<T> implements Line {
    private final Preference<T> preference;
    private final SettingsStore store;
    private final Messages messages;

    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper usual = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper applies = new ReadOnlyBooleanWrapper();

    PreferenceRow(Preference<T> preference, SettingsStore store, Messages messages) {
        this.preference = preference;
        this.store = store;
        this.messages = messages;
        show(store.get());
    }

    /// Shows what holds now.
    void show(Settings now) {
        T value = preference.get().apply(now);
        text.set(preference.kind().text(value, now, messages));
        usual.set(preference.kind().shown(preference.usual(), now, messages));
        changed.set(!value.equals(preference.usual()));
        applies.set(preference.applies().test(now));
    }

    /// Takes what was entered, at once. What makes no sense is said in [#refusalProperty()] and leaves
    /// the setting as it was.
    void enter(String entry) {
        switch (preference.kind().read(entry, store.get(), messages)) {
            case Entered.Value<T>(T value) -> {
                refusal.set("");
                store.change(settings -> preference.set().apply(settings, value));
                show(store.get());
            }
            case Entered.Refused<T>(String key, var arguments) ->
                    refusal.set(messages.text(key, arguments.toArray()));
        }
    }

    /// Forgets what was entered last and not taken.
    void forgive() {
        refusal.set("");
    }

    /// Goes back to the default.
    void reset() {
        refusal.set("");
        store.change(settings -> preference.set().apply(settings, preference.usual()));
        show(store.get());
    }

    Kind<T> kind() {
        return preference.kind();
    }

    /// Whether it belongs to the line above it.
    boolean depends() {
        return preference.depends();
    }

    /// What the field holds, in the form that [#enter(String)] takes.
    ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    String text() {
        return text.get();
    }

    /// Why the last entry was not taken; empty when it was.
    ReadOnlyStringProperty refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    /// The default, in words.
    ReadOnlyStringProperty usualProperty() {
        return usual.getReadOnlyProperty();
    }

    /// Whether it is not the default.
    ReadOnlyBooleanProperty changedProperty() {
        return changed.getReadOnlyProperty();
    }

    /// Whether it means anything now.
    ReadOnlyBooleanProperty appliesProperty() {
        return applies.getReadOnlyProperty();
    }

    @Override
    public Page page() {
        return preference.page();
    }

    @Override
    public String key() {
        return preference.key();
    }

    @Override
    public String title() {
        return messages.text("settings." + key());
    }

    @Override
    public String help() {
        return messages.text("settings." + key() + ".help");
    }

    @Override
    public String words() {
        StringBuilder words = new StringBuilder(title()).append(' ').append(help());
        if (preference.kind() instanceof Kind.Choice<T>(var options)) {
            options.forEach(option -> words.append(' ').append(option.label()));
        }
        return words.toString();
    }
}
