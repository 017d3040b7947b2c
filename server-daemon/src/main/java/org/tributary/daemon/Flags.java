package org.tributary.daemon;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// What was set, on the command line or in a file; names without their dashes.
record Flags(Map<String, Flag> values) {
    Flags {
        values = Map.copyOf(values);
    }

    /// One value.
    ///
    /// @param origin what people call the place where they set it
    record Flag(String text, String origin) {}

    /// Returns these flags, and those of `others` that these do not set.
    Flags over(Flags others) {
        Map<String, Flag> all = new TreeMap<>(others.values);
        all.putAll(values);
        return new Flags(all);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(Flag::text);
    }

    /// Returns what people call the place where a flag is set, or could be.
    String origin(String name) {
        return Optional.ofNullable(values.get(name)).map(Flag::origin).orElse("--" + name);
    }

    /// Returns a flag's value as something else than text.
    ///
    /// @param parse throws IllegalArgumentException with a sentence for people
    <T> Optional<T> value(String name, Function<String, T> parse) throws Failure {
        try {
            return text(name).map(parse);
        } catch (IllegalArgumentException e) {
            throw wrong(name, e.getMessage());
        }
    }

    /// Says what is wrong with a flag's value.
    Failure wrong(String name, String problem) {
        return Failure.usage(origin(name) + ": " + problem + ".");
    }
}
