package org.tributary.app.ui.add;

import java.util.regex.Pattern;

/// Text that others may see over a shoulder.
final class Shown {
    private static final Pattern LOGIN = Pattern.compile("(?i)^(https?://)[^/?#]*@");

    private Shown() {}

    /// Returns a link without its user name and password.
    static String withoutPassword(String link) {
        return LOGIN.matcher(link).replaceFirst("$1");
    }
}
