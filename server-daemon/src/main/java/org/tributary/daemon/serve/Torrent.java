package org.tributary.daemon.serve;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Writes a `.torrent` (BEP 3) whose only peers, to begin with, are web servers (BEP 19). Its info
/// hash depends on name and content alone, so the same file gives the same torrent everywhere.
final class Torrent {
    private static final long SMALLEST_PIECE = 256 << 10;
    private static final long LARGEST_PIECE = 16 << 20;
    private static final long USUAL_PIECES = 2048;

    private Torrent() {}

    /// Returns the usual size of pieces for a file of `size` bytes.
    static int pieceLength(long size) {
        long length = SMALLEST_PIECE;
        while (size / length > USUAL_PIECES && length < LARGEST_PIECE) {
            length <<= 1;
        }
        return (int) length;
    }

    /// @param name the file's name
    /// @param size its bytes
    /// @param pieces SHA-1 of each [#pieceLength(long)] bytes, one after the other
    /// @param webSeed a URL of the file
    static byte[] write(String name, long size, byte[] pieces, String webSeed) {
        Bencode out = new Bencode();
        out.raw("d").text("info");
        out.raw("d").text("length").number(size);
        out.text("name").text(name);
        out.text("piece length").number(pieceLength(size));
        out.text("pieces").bytes(pieces);
        out.raw("e");
        out.text("url-list").raw("l").text(webSeed).raw("e");
        out.raw("e");
        return out.toByteArray();
    }

    /// The encoding of BEP 3; whoever writes a dictionary writes its keys in order.
    private static final class Bencode {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Bencode text(String text) {
            return bytes(text.getBytes(StandardCharsets.UTF_8));
        }

        Bencode bytes(byte[] bytes) {
            raw(bytes.length + ":");
            out.writeBytes(bytes);
            return this;
        }

        Bencode number(long number) {
            return raw("i" + number + "e");
        }

        Bencode raw(String ascii) {
            out.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
            return this;
        }

        byte[] toByteArray() {
            return out.toByteArray();
        }
    }
}
