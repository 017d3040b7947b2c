package org.tributary.app.downloads;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import org.tributary.shared.format.WebLink;

/// Reads what a person types about how servers are spoken to, in the window and on the command line.
public final class NetworkText {
    private NetworkText() {}

    /// Returns the http proxy that `text` names as `host:port` or as a link, with `user:password@`
    /// where it wants a login; empty when it is none.
    public static Optional<URI> proxy(String text) {
        try {
            URI uri = new URI(text.contains("://") ? text : "http://" + text);
            boolean isHttp = "http".equalsIgnoreCase(uri.getScheme());
            return isHttp && WebLink.isUsable(uri) && uri.getPort() > 0
                    ? Optional.of(uri)
                    : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    /// Returns the header in a line like `Name: value`; empty when it cannot be sent.
    public static Optional<Map.Entry<String, String>> header(String line) {
        int colon = line.indexOf(':');
        String field = colon < 0 ? "" : line.substring(0, colon).strip();
        return isToken(field) && isOneLine(line)
                ? Optional.of(Map.entry(field, line.substring(colon + 1).strip()))
                : Optional.empty();
    }

    /// Whether a text can be the value of a header: it has no control characters.
    public static boolean isOneLine(String value) {
        return value.chars().noneMatch(Character::isISOControl);
    }

    /// RFC 9110, 5.6.2.
    private static boolean isToken(String name) {
        return !name.isEmpty()
                && name.chars()
                        .allMatch(c ->
                                c >= 'a' && c <= 'z'
                                        || c >= 'A' && c <= 'Z'
                                        || c >= '0' && c <= '9'
                                        || "!#$%&'*+-.^_`|~".indexOf(c) >= 0);
    }
}
