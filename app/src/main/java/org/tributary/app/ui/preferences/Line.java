package org.tributary.app.ui.preferences;

import java.util.Locale;
import java.util.stream.Stream;

/// One line of a page.
sealed interface Line permits PreferenceRow, DeedRow {
    Page page();

    /// Such as `downloads.atOnce`.
    String key();

    String title();

    String help();

    /// Returns all words of the line that a search looks at.
    String words();

    /// Whether every word of `search` is in this line or in the name of its page.
    default boolean matches(String search, String pageName, Locale locale) {
        String words = (pageName + ' ' + words()).toLowerCase(locale);
        return Stream.of(search.strip().toLowerCase(locale).split("\\s+"))
                .allMatch(words::contains);
    }
}
