package org.tributary.app.ui.preferences;

import java.util.List;

/// What somebody entered, understood or not.
sealed interface Entered<T> {
    record Value<T>(T value) implements Entered<T> {}

    /// @param key of the sentence that says why not
    record Refused<T>(String key, List<Object> arguments) implements Entered<T> {
        public Refused {
            arguments = List.copyOf(arguments);
        }
    }

    static <T> Entered<T> refused(String key, Object... arguments) {
        return new Refused<>(key, List.of(arguments));
    }
}
