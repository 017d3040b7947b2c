package org.tributary.app.ui.main;

import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// Keys that a menu writes as we call them.
final class NamedKeys extends KeyCombination {
    private final KeyCodeCombination keys;
    private final String name;

    NamedKeys(KeyCodeCombination keys, String name) {
        super(
                keys.getShift(),
                keys.getControl(),
                keys.getAlt(),
                keys.getMeta(),
                keys.getShortcut());
        this.keys = keys;
        this.name = name;
    }

    @Override
    public boolean match(KeyEvent event) {
        return keys.match(event);
    }

    @Override
    public String getName() {
        return keys.getName();
    }

    @Override
    public String getDisplayText() {
        return name;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NamedKeys same && same.keys.equals(keys);
    }

    @Override
    public int hashCode() {
        return keys.hashCode();
    }
}
