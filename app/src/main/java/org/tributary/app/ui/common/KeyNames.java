package org.tributary.app.ui.common;

import java.util.Map;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination.ModifierValue;

/// What is written on keys, in the language of the window. A Mac writes signs, which need none.
public final class KeyNames {
    private static final boolean MAC = System.getProperty("os.name").startsWith("Mac");

    /// The keys that bear a word.
    private static final Map<KeyCode, String> WORDS =
            Map.of(
                    KeyCode.SPACE, "key.space",
                    KeyCode.ENTER, "key.enter",
                    KeyCode.ESCAPE, "key.escape",
                    KeyCode.DELETE, "key.delete",
                    KeyCode.HOME, "key.home",
                    KeyCode.END, "key.end");

    private final Messages messages;

    public KeyNames(Messages messages) {
        this.messages = messages;
    }

    /// Returns such as `Ctrl+Shift+Delete`.
    public String of(KeyCodeCombination keys) {
        if (MAC) {
            return keys.getDisplayText();
        }
        StringBuilder name = new StringBuilder();
        if (keys.getShortcut() == ModifierValue.DOWN) {
            name.append(messages.text("key.control")).append('+');
        }
        if (keys.getShift() == ModifierValue.DOWN) {
            name.append(messages.text("key.shift")).append('+');
        }
        String word = WORDS.get(keys.getCode());
        return name.append(
                        word == null
                                ? new KeyCodeCombination(keys.getCode()).getDisplayText()
                                : messages.text(word))
                .toString();
    }

    /// True where the system itself writes the keys into its menus.
    public static boolean areSystems() {
        return MAC;
    }
}
