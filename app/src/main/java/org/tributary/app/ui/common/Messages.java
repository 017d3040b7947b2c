package org.tributary.app.ui.common;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// All text of the window in one language.
public final class Messages {
    private static final String BUNDLE = "org.tributary.app.ui.messages";

    private final ResourceBundle bundle;
    private final Locale locale;

    private Messages(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    /// Returns the text for a language; English where there is none for it.
    public static Messages of(Locale locale) {
        return new Messages(bundle(locale), locale);
    }

    /// Text from elsewhere, for tests.
    public static Messages of(ResourceBundle bundle, Locale locale) {
        return new Messages(bundle, locale);
    }

    private static ResourceBundle bundle(Locale locale) {
        // Only English needs no file of its own; without this the system's language would come
        // before it.
        Locale wanted = locale.getLanguage().equals("en") ? Locale.ROOT : locale;
        return ResourceBundle.getBundle(BUNDLE, wanted, Messages.class.getModule());
    }

    /// Returns the bundle, for FXML.
    public ResourceBundle bundle() {
        return bundle;
    }

    public Locale locale() {
        return locale;
    }

    /// Returns a text.
    ///
    /// @param key in the bundle
    /// @param arguments for its `{0}`, `{1}` ... ([MessageFormat])
    public String text(String key, Object... arguments) {
        String pattern = bundle.getString(key);
        return arguments.length == 0
                ? pattern
                : new MessageFormat(pattern, locale).format(arguments);
    }
}
