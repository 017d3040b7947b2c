package org.tributary.app.ui.preferences;

import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.tributary.app.settings.Settings;

/// One setting that people may choose.
///
/// @param key such as `downloads.atOnce`; its words are `settings.<key>` and `settings.<key>.help`
/// @param depends whether it belongs to the one before it
/// @param applies whether it means anything beside the other settings
record Preference<T>(
        String key,
        Page page,
        Kind<T> kind,
        Function<Settings, T> get,
        BiFunction<Settings, T, Settings> set,
        boolean depends,
        Predicate<Settings> applies) {

    static <T> Preference<T> of(
            String key,
            Page page,
            Kind<T> kind,
            Function<Settings, T> get,
            BiFunction<Settings, T, Settings> set) {
        return new Preference<>(key, page, kind, get, set, false, _ -> true);
    }

    /// Belongs to the setting before it, and means nothing unless `condition` holds.
    Preference<T> onlyIf(Predicate<Settings> condition) {
        return new Preference<>(key, page, kind, get, set, true, condition);
    }

    T usual() {
        return get.apply(Settings.DEFAULT);
    }
}
