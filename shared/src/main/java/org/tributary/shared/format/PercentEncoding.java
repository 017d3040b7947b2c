package org.tributary.shared.format;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Percent-encoding of names in URL paths (RFC 3986, 2.1): every byte of the UTF-8 form but the
/// unreserved ones.
public final class PercentEncoding {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private PercentEncoding() {}

    /// Encodes one path segment; a `/` in it is encoded too.
    public static String encodeSegment(String segment) {
        return encode(segment, false);
    }

    /// Encodes a path and keeps its `/`.
    public static String encodePath(String path) {
        return encode(path, true);
    }

    private static String encode(String text, boolean keepSlash) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (isUnreserved(c) || keepSlash && c == '/') {
                out.append(c);
            } else {
                out.append('%').append(HEX.toHexDigits(b));
            }
        }
        return out.toString();
    }

    private static boolean isUnreserved(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || "-._~".indexOf(c) >= 0;
    }
}
