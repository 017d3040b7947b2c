package org.tributary.shared.http;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tributary.shared.format.PercentEncoding;

/// The `Content-Disposition` header (RFC 6266): the name a server proposes for a file.
public final class ContentDisposition {
    private ContentDisposition() {}

    /// Returns the proposed name without the folders in front of it (RFC 6266, 4.3); empty when
    /// there is none. It is still what the server says: it must be made safe before it is used.
    public static Optional<String> fileName(String header) {
        int parameters = header.indexOf(';');
        if (parameters < 0) {
            return Optional.empty();
        }
        Map<String, String> values = new HeaderParameters(header, parameters).values();
        return Optional.ofNullable(values.get("filename*"))
                .flatMap(ContentDisposition::decodeExtended)
                .or(() ->
                        Optional.ofNullable(values.get("filename"))
                                .map(ContentDisposition::repaired))
                .map(ContentDisposition::lastPart)
                .filter(name -> !name.isBlank());
    }

    private static String lastPart(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    /// Reads `UTF-8''%e2%82%ac%20rates` (RFC 8187, 3.2).
    private static Optional<String> decodeExtended(String value) {
        String[] parts = value.split("'", 3);
        if (parts.length < 3) {
            return Optional.empty();
        }
        return switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "utf-8" -> PercentEncoding.decode(parts[2]);
            case "iso-8859-1" ->
                    PercentEncoding.decodeBytes(parts[2])
                            .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1));
            default -> Optional.empty();
        };
    }

    /// Many servers put raw UTF-8 into `filename`; a header reader sees each byte as a character.
    private static String repaired(String name) {
        boolean onlyBytes = name.chars().allMatch(c -> c <= 0xFF);
        return onlyBytes
                ? PercentEncoding.utf8(name.getBytes(StandardCharsets.ISO_8859_1)).orElse(name)
                : name;
    }
}
