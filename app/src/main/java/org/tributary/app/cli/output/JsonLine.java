package org.tributary.app.cli.output;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.tributary.shared.format.RemoteText;
import org.tributary.shared.servers.WrongData;

/// One line of `--json`: an object that starts with `event` and `time`. Characters that could upset
/// a terminal are escaped, so a line is safe to look at and still gives every name exactly.
public final class JsonLine {
    private final StringBuilder out = new StringBuilder(200);

    private JsonLine() {}

    /// Starts the line of one event.
    public static JsonLine of(String event, Instant time) {
        return object().put("event", event).put("time", time.toString());
    }

    /// Starts an object that stands inside a line.
    static JsonLine object() {
        return new JsonLine();
    }

    public JsonLine put(String name, String value) {
        name(name);
        string(value);
        return this;
    }

    public JsonLine put(String name, long value) {
        name(name);
        out.append(value);
        return this;
    }

    public JsonLine put(String name, boolean value) {
        name(name);
        out.append(value);
        return this;
    }

    /// Writes a duration as seconds with three decimals.
    public JsonLine putSeconds(String name, Duration value) {
        name(name);
        long millis = value.toMillis();
        String fraction = Long.toString(1000 + Math.abs(millis % 1000)).substring(1);
        out.append(millis / 1000).append('.').append(fraction);
        return this;
    }

    public JsonLine putStrings(String name, List<String> values) {
        name(name);
        out.append('[');
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            string(values.get(i));
        }
        out.append(']');
        return this;
    }

    public JsonLine putNumbers(String name, Map<String, Long> values) {
        JsonLine inner = object();
        values.forEach(inner::put);
        name(name);
        out.append(inner);
        return this;
    }

    /// Adds what a server is accused of.
    public JsonLine putEvidence(WrongData evidence) {
        return put("fragment", evidence.segment())
                .put("first", evidence.first())
                .put("length", evidence.length())
                .put("expected", evidence.expected().hex())
                .put("got", evidence.got().hex());
    }

    JsonLine putObjects(String name, List<JsonLine> values) {
        name(name);
        out.append('[');
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            out.append(values.get(i));
        }
        out.append(']');
        return this;
    }

    private void name(String name) {
        out.append(out.isEmpty() ? '{' : ',');
        string(name);
        out.append(':');
    }

    private void string(String value) {
        out.append('"');
        for (int i = 0; i < value.length(); ) {
            int c = value.codePointAt(i);
            i += Character.charCount(c);
            if (c == '"' || c == '\\') {
                out.append('\\').append((char) c);
            } else if (c >= ' ' && c <= '~' || c > '~' && RemoteText.isHarmless(c)) {
                out.appendCodePoint(c);
            } else {
                for (char unit : Character.toChars(c)) {
                    out.append("\\u").append(Integer.toHexString(0x10000 + unit), 1, 5);
                }
            }
        }
        out.append('"');
    }

    /// Returns the object without a line end.
    @Override
    public String toString() {
        return out.isEmpty() ? "{}" : out + "}";
    }
}
