package org.tributary.shared.io;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tributary.shared.format.CatalogPath;
import org.tributary.shared.format.InvalidFormatException;
import org.tributary.shared.format.PercentEncoding;
import org.tributary.shared.format.RemoteText;
import org.tributary.shared.format.Sha256;

/// Makes names from outside fit to be names on disk, the same on every system. What could lead out
/// of a folder is refused; what some system cannot store or treats as a device is written with
/// percent signs: `CON.txt` becomes `%43ON.txt`, `a:b` becomes `a%3Ab`. A percent sign itself
/// stays.
public final class SafeName {
    private static final String NOT_ON_WINDOWS = "<>:\"|?*";
    private static final Pattern WINDOWS_DEVICE =
            Pattern.compile(
                    "(?i:CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|(?:COM|LPT)[0-9\u00B9\u00B2\u00B3])"
                            + " *(?:\\..*)?",
                    Pattern.DOTALL);
    private static final int DIGITS_OF_CUT_NAME = 8;

    private SafeName() {}

    /// Returns the name on disk for one name that a server chose. It never starts with a dot: no
    /// server hides a file, or writes a shell's start-up file, that way.
    ///
    /// @throws InvalidFormatException when it is no single name
    public static String of(String remote) throws InvalidFormatException {
        String name = Normalizer.normalize(remote, Normalizer.Form.NFC);
        Optional<String> problem = CatalogPath.nameProblem(name);
        if (problem.isPresent()) {
            throw new InvalidFormatException(
                    "The name \"" + RemoteText.shown(remote) + "\" " + problem.get());
        }
        return safe(
                name.startsWith(".")
                        ? PercentEncoding.encodeCodePoint('.') + name.substring(1)
                        : name);
    }

    /// Returns the relative path on disk for a path in a catalog. It stays inside whatever folder
    /// it is resolved against.
    ///
    /// @throws InvalidFormatException when [CatalogPath] refuses it or the system cannot express it
    public static Path relativePath(String catalogPath) throws InvalidFormatException {
        Optional<String> problem = CatalogPath.problem(catalogPath);
        if (problem.isPresent()) {
            throw new InvalidFormatException(
                    "The path \"" + RemoteText.shown(catalogPath) + "\" " + problem.get());
        }
        try {
            Path path = Path.of("");
            for (String name : catalogPath.split("/")) {
                path = path.resolve(safe(name));
            }
            if (path.isAbsolute() || !path.equals(path.normalize())) {
                throw new InvalidFormatException(
                        "The path \"" + RemoteText.shown(catalogPath) + "\" leaves its folder");
            }
            return path;
        } catch (InvalidPathException e) {
            throw new InvalidFormatException(
                    "This system has no file name for \"" + RemoteText.shown(catalogPath) + "\"",
                    e);
        }
    }

    /// Returns `name` when it has at most `maxBytes` in UTF-8; otherwise its start, followed by `~`
    /// and 8 digits of its hash, so that two long names stay two.
    public static String fit(String name, int maxBytes) {
        if (name.getBytes(StandardCharsets.UTF_8).length <= maxBytes) {
            return name;
        }
        int bytesLeft = maxBytes - 1 - DIGITS_OF_CUT_NAME;
        int end = 0;
        while (true) {
            int next = name.offsetByCodePoints(end, 1);
            bytesLeft -= name.substring(end, next).getBytes(StandardCharsets.UTF_8).length;
            if (bytesLeft < 0) {
                break;
            }
            end = next;
        }
        String hash = Sha256.of(name.getBytes(StandardCharsets.UTF_8)).hex();
        return name.substring(0, end) + "~" + hash.substring(0, DIGITS_OF_CUT_NAME);
    }

    private static String safe(String name) {
        boolean isDevice = WINDOWS_DEVICE.matcher(name).matches();
        StringBuilder safe = new StringBuilder(name.length());
        for (int at = 0; at < name.length(); ) {
            int c = name.codePointAt(at);
            int next = at + Character.charCount(c);
            boolean isLast = next == name.length();
            boolean escape =
                    NOT_ON_WINDOWS.indexOf(c) >= 0
                            || changesText(c)
                            || isLast && (c == '.' || c == ' ')
                            || at == 0 && isDevice;
            safe.append(escape ? PercentEncoding.encodeCodePoint(c) : Character.toString(c));
            at = next;
        }
        return fit(safe.toString(), CatalogPath.MAX_NAME_BYTES);
    }

    /// True for control characters and for those that turn the direction of the text around them
    /// (UAX 9, 2): with them a name can be made to look like another one.
    private static boolean changesText(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default ->
                    codePoint >= 0x202A && codePoint <= 0x202E
                            || codePoint >= 0x2066 && codePoint <= 0x2069;
        };
    }
}
