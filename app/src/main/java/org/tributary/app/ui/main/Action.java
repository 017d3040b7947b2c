package org.tributary.app.ui.main;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.tributary.app.ui.common.KeyNames;
import org.tributary.app.ui.common.Messages;

/// Something the user can do: the same in the menu, the tool bar, the menu of a row and by key.
/// JavaFX thread.
public final class Action {
    private final String key;
    private final Messages messages;
    private final List<KeyCodeCombination> keys;
    private final Function<Situation, Optional<String>> obstacle;
    private final Runnable deed;
    private final ReadOnlyBooleanWrapper disabled = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper hint = new ReadOnlyStringWrapper("");

    /// @param key the end of its keys in the bundle
    /// @param keys by which it is done, the one to be shown first
    /// @param obstacle why it makes no sense, as a key of the bundle
    Action(
            String key,
            Messages messages,
            List<KeyCodeCombination> keys,
            Function<Situation, Optional<String>> obstacle,
            Runnable deed) {
        this.key = key;
        this.messages = messages;
        this.keys = List.copyOf(keys);
        this.obstacle = obstacle;
        this.deed = deed;
    }

    String key() {
        return key;
    }

    /// Returns what it is called, without marks for the keyboard.
    public String name() {
        return menuText().replace("_", "");
    }

    /// Returns its name without the mark that it will ask first.
    String plainName() {
        return name().replace("…", "");
    }

    /// Returns its keys as people read them; empty when it has none.
    public String keyText() {
        return keys.isEmpty() ? "" : new KeyNames(messages).of(keys.getFirst());
    }

    List<KeyCodeCombination> keys() {
        return keys;
    }

    private String menuText() {
        return messages.text("action." + key);
    }

    ReadOnlyBooleanProperty disabledProperty() {
        return disabled.getReadOnlyProperty();
    }

    /// What a tooltip says: what it does and by which key, or why it cannot be done now.
    ReadOnlyStringProperty hintProperty() {
        return hint.getReadOnlyProperty();
    }

    void take(Situation situation) {
        Optional<String> why = obstacle.apply(situation);
        disabled.set(why.isPresent());
        String name = plainName();
        String usual = keyText().isEmpty() ? name : name + "  (" + keyText() + ')';
        hint.set(why.map(reason -> name + " – " + messages.text(reason)).orElse(usual));
    }

    /// Does it, unless it makes no sense now.
    void run() {
        if (!disabled.get()) {
            deed.run();
        }
    }

    boolean matches(KeyEvent event) {
        return keys.stream().anyMatch(combination -> combination.match(event));
    }

    /// Returns an item for a menu.
    ///
    /// @param withKey whether pressing the key does it, besides being shown
    MenuItem item(boolean withKey) {
        MenuItem item = new MenuItem(menuText());
        item.setId(key + "Item");
        icon().ifPresent(item::setGraphic);
        item.disableProperty().bind(disabled);
        item.setOnAction(_ -> run());
        if (withKey && !keys.isEmpty() && !isTypedInto(keys.getFirst())) {
            item.setAccelerator(
                    KeyNames.areSystems()
                            ? keys.getFirst()
                            : new NamedKeys(keys.getFirst(), keyText()));
        }
        return item;
    }

    /// A menu bar that the system itself shows takes its keys before any text field does.
    private static boolean isTypedInto(KeyCombination key) {
        return KeyNames.areSystems() && key.getShortcut() == KeyCombination.ModifierValue.UP;
    }

    private Optional<Region> icon() {
        Optional<String> name =
                switch (key) {
                    case "add",
                            "resume",
                            "pause",
                            "remove",
                            "undo",
                            "limit",
                            "open",
                            "settings",
                            "inspector",
                            "about" ->
                            Optional.of(key);
                    case "resumeAll" -> Optional.of("resume-all");
                    case "pauseAll" -> Optional.of("pause-all");
                    case "openList", "showInFolder" -> Optional.of("folder");
                    case "copyLink" -> Optional.of("link");
                    case "copyDigest" -> Optional.of("copy");
                    case "moveUp" -> Optional.of("up");
                    case "moveDown" -> Optional.of("down");
                    case "moveTop" -> Optional.of("top");
                    case "moveBottom" -> Optional.of("bottom");
                    case "showDownloads" -> Optional.of("list");
                    case "servers" -> Optional.of("server");
                    case "catalog" -> Optional.of("catalog");
                    case "checkServers" -> Optional.of("refresh");
                    case "sideBar" -> Optional.of("side-bar");
                    case "filter" -> Optional.of("search");
                    case "shortcuts" -> Optional.of("help");
                    default -> Optional.empty();
                };
        return name.map(style -> {
            Region icon = new Region();
            icon.getStyleClass().addAll("icon", "muted", "icon-" + style);
            return icon;
        });
    }

    /// Has a button do it.
    void wire(ButtonBase button) {
        button.disableProperty().bind(disabled);
        button.setOnAction(_ -> run());
        button.setAccessibleText(name());
    }
}
