package org.tributary.shared.format;

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
        if (path.isEmpty()) {
            return Optional.of("is empty");
        }
        if (path.length() >= 2 && path.charAt(1) == ':' && isAsciiLetter(path.charAt(0))) {
            return Optional.of("starts like a drive");
        }
        int pathBytes = 0;
        int nameBytes = 0;
        int nameStart = 0;
        for (int at = 0; at < path.length(); ) {
            int c = path.codePointAt(at);
            if (c == '/') {
                Optional<String> problem = nameProblem(path.substring(nameStart, at));
                if (problem.isPresent()) {
                    return problem;
                }
                nameStart = at + 1;
                nameBytes = 0;
            } else {
                nameBytes += utf8Length(c);
            }
            pathBytes += utf8Length(c);
            if (c == 0) {
                return Optional.of("has a NUL character");
            }
            if (c == '\\') {
                return Optional.of("has a backslash");
            }
            if (Character.getType(c) == Character.SURROGATE) {
                return Optional.of("is not valid Unicode");
            }
            if (nameBytes > MAX_NAME_BYTES) {
                return Optional.of("has a name of more than " + MAX_NAME_BYTES + " bytes");
            }
            if (pathBytes > MAX_PATH_BYTES) {
                return Optional.of("has more than " + MAX_PATH_BYTES + " bytes");
            }
            at += Character.charCount(c);
        }
        Optional<String> problem = nameProblem(path.substring(nameStart));
        if (problem.isPresent()) {
            return problem;
        }
        if (!Normalizer.isNormalized(path, Normalizer.Form.NFC)) {
            return Optional.of("is not in Unicode normalization form C");
        }
        return Optional.empty();
    }

    private static Optional<String> nameProblem(String name) {
        return switch (name) {
            case "" -> Optional.of("has an empty name");
            case ".", ".." -> Optional.of("has the name " + name);
            default -> Optional.empty();
        };
    }

    private static boolean isAsciiLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static int utf8Length(int codePoint) {
        if (codePoint < 0x80) {
            return 1;
        }
        if (codePoint < 0x800) {
            return 2;
        }
        return codePoint < 0x10000 ? 3 : 4;
    }
}
