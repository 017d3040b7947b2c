package org.tributary.shared.format;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/// Percent-encoding of names in URL paths and headers (RFC 3986, 2.1): every byte of the UTF-8 form
/// but the unreserved ones.
public final class PercentEncoding {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private PercentEncoding() {}

    /// Encodes one character, whichever it is.
    public static String encodeCodePoint(int codePoint) {
        StringBuilder out = new StringBuilder();
        for (byte b : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
            out.append('%').append(HEX.toHexDigits(b));
        }
        return out.toString();
    }

    /// Encodes one path segment; a `/` in it is encoded too.
    public static String encodeSegment(String segment) {
        return encode(segment, false);
    }

    /// Encodes a path and keeps its `/`.
    public static String encodePath(String path) {
        return encode(path, true);
    }

    /// Decodes a path or a segment; empty when an escape is malformed or the bytes are not UTF-8.
    /// A `+` is a plus.
    public static Optional<String> decode(String text) {
        return decodeBytes(text).flatMap(PercentEncoding::utf8);
    }

    /// Decodes to bytes; empty when an escape is malformed. What is not escaped stands for its
    /// UTF-8 form.
    public static Optional<byte[]> decodeBytes(String text) {
        byte[] in = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
        for (int at = 0; at < in.length; at++) {
            if (in[at] != '%') {
                out.write(in[at]);
            } else if (at + 2 < in.length
                    && HexFormat.isHexDigit(in[at + 1])
                    && HexFormat.isHexDigit(in[at + 2])) {
                int high = HexFormat.fromHexDigit(in[at + 1]);
                out.write(high << 4 | HexFormat.fromHexDigit(in[at + 2]));
                at += 2;
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(out.toByteArray());
    }

    /// Returns the text whose UTF-8 form `bytes` are; empty when they are none.
    public static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
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
