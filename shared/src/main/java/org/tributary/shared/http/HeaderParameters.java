package org.tributary.shared.http;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Reads the `; name=value; name="value"` that header fields end in (RFC 9110, 5.6.6), forgiving
/// what is often sent: spaces around `=`, parameters without value. Of equal names the first
/// counts.
final class HeaderParameters {
    private final String text;
    private final Map<String, String> values = new LinkedHashMap<>();
    private int at;

    /// Reads from the `;` at `start` up to a `,` or the end.
    HeaderParameters(String text, int start) {
        this.text = text;
        this.at = start;
        skipSpace();
        while (at < text.length() && text.charAt(at) == ';') {
            at++;
            readOne();
            skipSpace();
        }
    }

    /// Returns the values by name in lower case.
    Map<String, String> values() {
        return values;
    }

    /// Returns where reading stopped.
    int end() {
        return at;
    }

    private void readOne() {
        skipSpace();
        String name = readUntil(" \t=;,").toLowerCase(Locale.ROOT);
        skipSpace();
        String value = "";
        if (at < text.length() && text.charAt(at) == '=') {
            at++;
            skipSpace();
            value = isAt('"') ? readQuoted() : readUntil(";,").strip();
        }
        if (!name.isEmpty()) {
            values.putIfAbsent(name, value);
        }
        readUntil(";,");
    }

    private String readUntil(String stops) {
        int start = at;
        while (at < text.length() && stops.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private String readQuoted() {
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length() && !isAt('"')) {
            if (isAt('\\') && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at));
            at++;
        }
        at = Math.min(at + 1, text.length());
        return value.toString();
    }

    private boolean isAt(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private void skipSpace() {
        while (isAt(' ') || isAt('\t')) {
            at++;
        }
    }
}
