package org.tributary.shared.format;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;

/// The rules for a path in a catalog. They keep a path inside the folder it is joined to on every
/// system; what only one system dislikes (`CON`, a colon, a newline) is allowed here and made safe
/// where a file gets its name on disk.
public final class CatalogPath {
    /// Most bytes of one name in UTF-8.
    public static final int MAX_NAME_BYTES = 255;

    /// Most bytes of a whole path in UTF-8.
    public static final int MAX_PATH_BYTES = 4096;

    private CatalogPath() {}

    /// Returns why `path` cannot stand in a catalog, as the end of a sentence ("has an empty
    /// name"), or empty when it can.
    public static Optional<String> problem(String path) {
        for (String name : path.split("/", -1)) {
            Optional<String> problem = nameProblem(name);
            if (problem.isPresent()) {
                return problem;
            }
        }
        if (utf8Length(path) > MAX_PATH_BYTES) {
            return Optional.of("has more than " + MAX_PATH_BYTES + " bytes");
        }
        if (path.length() >= 2 && path.charAt(1) == ':' && isAsciiLetter(path.charAt(0))) {
            return Optional.of("starts like a drive");
        }
        if (!Normalizer.isNormalized(path, Normalizer.Form.NFC)) {
            return Optional.of("is not in Unicode normalization form C");
        }
        return Optional.empty();
    }

    /// Returns why `name` cannot be one name of a path, as the end of a sentence, or empty when it
    /// can.
    public static Optional<String> nameProblem(String name) {
        if (name.isEmpty()) {
            return Optional.of("has an empty name");
        }
        if (name.equals(".") || name.equals("..")) {
            return Optional.of("has the name " + name);
        }
        if (name.indexOf('/') >= 0) {
            return Optional.of("has a slash");
        }
        if (name.indexOf('\\') >= 0) {
            return Optional.of("has a backslash");
        }
        if (name.indexOf(0) >= 0) {
            return Optional.of("has a NUL character");
        }
        if (name.codePoints().anyMatch(CatalogPath::isLoneSurrogate)) {
            return Optional.of("is not valid Unicode");
        }
        if (utf8Length(name) > MAX_NAME_BYTES) {
            return Optional.of("has a name of more than " + MAX_NAME_BYTES + " bytes");
        }
        return Optional.empty();
    }

    private static boolean isLoneSurrogate(int codePoint) {
        return Character.getType(codePoint) == Character.SURROGATE;
    }

    private static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static boolean isAsciiLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
