package org.tributary.daemon;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// What was set, on the command line or in a file; names without their dashes.
record Flags(Map<String, String> values) {
    Flags {
        values = Map.copyOf(values);
    }

    /// Returns these flags, and those of `others` that these do not set.
    Flags over(Flags others) {
        Map<String, String> all = new TreeMap<>(others.values);
        all.putAll(values);
        return new Flags(all);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /// Returns a flag's value as something else than text.
    ///
    /// @param parse throws IllegalArgumentException with a sentence for people
    <T> Optional<T> value(String name, Function<String, T> parse) throws Failure {
        try {
            return text(name).map(parse);
        } catch (IllegalArgumentException e) {
            throw Failure.usage("--" + name + ": " + e.getMessage() + ".");
        }
    }
}
