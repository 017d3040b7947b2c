package org.tributary.app.ui.add;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads small files that lead elsewhere. Blocks for the disk.
final class LinkFiles {
    /// Largest text file that is looked into, 1 MiB.
    static final int MAX_BYTES = 1 << 20;

    private static final Pattern PLIST_URL =
            Pattern.compile("(?s)<key>\\s*URL\\s*</key>\\s*<string>(.*?)</string>");
    private static final byte[] BINARY_PLIST = "bplist".getBytes(StandardCharsets.US_ASCII);

    private LinkFiles() {}

    /// What a file is by its name.
    enum Kind {
        METALINK,
        /// `.tributary`: links, one a line.
        OWN,
        /// `.url`, `.desktop`: a line `URL=...`.
        SHORTCUT,
        /// `.webloc`: a property list.
        WEBLOC,
        /// Any other text.
        TEXT,
        OTHER
    }

    static Kind kind(Path file) {
        String name = file.getFileName() == null ? "" : file.getFileName().toString();
        if (Line.isMetalinkName(name)) {
            return Kind.METALINK;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        return switch (lower.substring(lower.lastIndexOf('.') + 1)) {
            case "tributary" -> Kind.OWN;
            case "url", "desktop" -> Kind.SHORTCUT;
            case "webloc" -> Kind.WEBLOC;
            case "txt", "list", "text", "md", "csv", "servers" -> Kind.TEXT;
            default -> Kind.OTHER;
        };
    }

    /// Returns a file's bytes; empty when it has more than `most`.
    static Optional<byte[]> read(Path file, int most) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(most + 1);
            return bytes.length > most ? Optional.empty() : Optional.of(bytes);
        }
    }

    static String text(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /// Returns the links, or lines like links, that a file of that kind holds.
    static List<String> lines(Kind kind, byte[] bytes) {
        return switch (kind) {
            case OWN -> ownLinks(text(bytes));
            case SHORTCUT -> shortcut(text(bytes));
            case WEBLOC -> webloc(bytes);
            case METALINK, TEXT, OTHER -> List.of();
        };
    }

    private static List<String> ownLinks(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    private static List<String> shortcut(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> line.regionMatches(true, 0, "URL=", 0, 4))
                .map(line -> line.substring(4).strip())
                .limit(1)
                .toList();
    }

    private static List<String> webloc(byte[] bytes) {
        if (startsWith(bytes, BINARY_PLIST)) {
            return binaryPlistString(bytes).stream().toList();
        }
        List<String> lines = new ArrayList<>();
        Matcher url = PLIST_URL.matcher(text(bytes));
        if (url.find()) {
            lines.add(url.group(1).strip().replace("&amp;", "&"));
        }
        return lines;
    }

    /// Finds the one string of a binary property list that is a link. Its length stands before it: in
    /// the marker's low bits, or as a number of one or two bytes after it.
    private static Optional<String> binaryPlistString(byte[] bytes) {
        String latin = new String(bytes, StandardCharsets.ISO_8859_1);
        int start = latin.indexOf("http");
        if (start < 3) {
            return Optional.empty();
        }
        int before = bytes[start - 1] & 0xff;
        int length = before;
        if ((before & 0xf0) == 0x50 && before != 0x5f) {
            length = before & 0x0f;
        } else if (start >= 4 && (bytes[start - 3] & 0xff) == 0x11) {
            length = (bytes[start - 2] & 0xff) << 8 | before;
        }
        return start + length <= latin.length()
                ? Optional.of(latin.substring(start, start + length))
                : Optional.empty();
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length
                && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }
}
