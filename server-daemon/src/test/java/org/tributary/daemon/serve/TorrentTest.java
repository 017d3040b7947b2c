package org.tributary.daemon.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TorrentTest {
    @Test
    void writesItsDictionariesInTheOrderOfTheirKeys() {
        byte[] torrent =
                Torrent.write(
                        "ü.iso",
                        5,
                        "01234567890123456789".getBytes(StandardCharsets.US_ASCII),
                        "http://h/x");

        assertEquals(
                "d4:infod6:lengthi5e4:name6:ü.iso12:piece lengthi262144e"
                        + "6:pieces20:01234567890123456789e"
                        + "8:url-listl10:http://h/xee",
                new String(torrent, StandardCharsets.UTF_8));
    }

    @Test
    void keepsTheNumberOfPiecesInBounds() {
        assertEquals(256 << 10, Torrent.pieceLength(0));
        assertEquals(256 << 10, Torrent.pieceLength(512L << 20));
        assertEquals(1 << 20, Torrent.pieceLength(2L << 30));
        assertEquals(16 << 20, Torrent.pieceLength(1L << 44));
    }
}
