package org.tributary.shared.format;

import java.nio.charset.StandardCharsets;

/// Writes Metalink documents. The whitespace is for people.
final class MetalinkWriter {
    private final StringBuilder xml = new StringBuilder(1 << 12);

    private MetalinkWriter() {}

    static byte[] write(Metalink metalink) {
        MetalinkWriter writer = new MetalinkWriter();
        writer.document(metalink);
        return writer.xml.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void document(Metalink metalink) {
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<metalink xmlns=\"");
        xml.append(MetalinkReader.VERSION_4).append("\">\n");
        metalink.files().forEach(this::file);
        xml.append("</metalink>\n");
    }

    private void file(Metalink.File file) {
        xml.append("  <file name=\"").append(escaped(file.name())).append("\">\n");
        file.size().ifPresent(size -> xml.append("    <size>").append(size).append("</size>\n"));
        file.sha256()
                .ifPresent(sha256 -> line("    <hash type=\"sha-256\">", sha256.hex(), "hash"));
        file.pieces().ifPresent(this::pieces);
        for (Metalink.Link link : file.links()) {
            String start = "    <url priority=\"" + link.priority() + "\">";
            line(start, escaped(link.uri().toASCIIString()), "url");
        }
        xml.append("  </file>\n");
    }

    private void pieces(Metalink.Pieces pieces) {
        xml.append("    <pieces length=\"").append(pieces.length());
        xml.append("\" type=\"sha-256\">\n");
        pieces.hashes().forEach(hash -> line("      <hash>", hash.hex(), "hash"));
        xml.append("    </pieces>\n");
    }

    private void line(String start, String content, String end) {
        xml.append(start).append(content).append("</").append(end).append(">\n");
    }

    /// Escapes what has a meaning in text or in an attribute; what XML cannot hold at all becomes
    /// U+FFFD (XML 1.0, 2.2).
    private static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c -> {
                    switch (c) {
                        case '<' -> out.append("&lt;");
                        case '>' -> out.append("&gt;");
                        case '&' -> out.append("&amp;");
                        case '"' -> out.append("&quot;");
                        case '\t', '\n', '\r' -> out.append("&#").append(c).append(';');
                        default -> out.appendCodePoint(isXml(c) ? c : 0xFFFD);
                    }
                });
        return out.toString();
    }

    private static boolean isXml(int c) {
        return c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
    }
}
