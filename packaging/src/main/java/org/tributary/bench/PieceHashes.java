package org.tributary.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// SHA-256 of a file and of each MiB of it, as aria2 wants them for `-k1M`.
record PieceHashes(String name, long size, String whole, List<String> pieces) {
    private static final int PIECE = 1 << 20;

    PieceHashes {
        pieces = List.copyOf(pieces);
    }

    static PieceHashes of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest whole = MessageDigest.getInstance("SHA-256");
            MessageDigest piece = MessageDigest.getInstance("SHA-256");
            List<String> pieces = new ArrayList<>();
            byte[] block = new byte[PIECE];
            for (int length; (length = in.readNBytes(block, 0, PIECE)) > 0; ) {
                whole.update(block, 0, length);
                piece.update(block, 0, length);
                pieces.add(HexFormat.of().formatHex(piece.digest()));
            }
            String name = file.getFileName().toString();
            return new PieceHashes(
                    name, Files.size(file), HexFormat.of().formatHex(whole.digest()), pieces);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /// Writes Metalink 4 (RFC 5854) that names the URLs as equal mirrors.
    void writeMetalink(Path target, List<String> urls) throws IOException {
        StringBuilder xml =
                new StringBuilder("<metalink xmlns=\"urn:ietf:params:xml:ns:metalink\">\n");
        xml.append("<file name=\"%s\"><size>%d</size>\n".formatted(name, size));
        xml.append("<hash type=\"sha-256\">%s</hash>\n".formatted(whole));
        xml.append("<pieces length=\"%d\" type=\"sha-256\">\n".formatted(PIECE));
        for (String piece : pieces) xml.append("<hash>").append(piece).append("</hash>\n");
        xml.append("</pieces>\n");
        for (String url : urls) xml.append("<url priority=\"1\">").append(url).append("</url>\n");
        Files.writeString(target, xml.append("</file></metalink>\n"));
    }
}
