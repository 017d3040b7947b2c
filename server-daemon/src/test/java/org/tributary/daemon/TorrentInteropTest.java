package org.tributary.daemon;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.format.WirePaths;

/// A daemon's torrents, read by the letter of BEP 3 and BEP 19.
@Timeout(300)
class TorrentInteropTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({"big.bin, 1000000", "one piece, 262144", "dir/\u00fcber #1 %.bin, 262145", "e, 0"})
    void saysWhatTheFileIsAndWhere(String path, int size) throws Exception {
        byte[] content = Lab.bytes(size, 1);
        try (Lab lab = new Lab(folder)) {
            lab.offer(path, content, 1);
            String host = "http://" + Lab.id(lab.daemon(""));
            byte[] document = get(host + WirePaths.meta(Sha256.of(content), ".torrent"));

            Reader reader = new Reader(ByteBuffer.wrap(document));
            Map<?, ?> torrent = assertInstanceOf(Map.class, reader.value());
            assertEquals(0, reader.left());
            Map<?, ?> info = assertInstanceOf(Map.class, torrent.get("info"));
            assertEquals(Set.of("length", "name", "piece length", "pieces"), info.keySet());
            assertEquals((long) size, info.get("length"));
            assertEquals(path.substring(path.lastIndexOf('/') + 1), text(info.get("name")));
            int pieceLength = Math.toIntExact((Long) info.get("piece length"));
            assertArrayEquals(pieces(content, pieceLength), (byte[]) info.get("pieces"));
            List<?> seeds = assertInstanceOf(List.class, torrent.get("url-list"));
            assertEquals(1, seeds.size());
            assertArrayEquals(content, get(text(seeds.getFirst())));
        }
    }

    private static byte[] pieces(byte[] content, int length) throws Exception {
        ByteArrayOutputStream pieces = new ByteArrayOutputStream();
        for (int start = 0; start < content.length; start += length) {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(content, start, Math.min(length, content.length - start));
            pieces.writeBytes(sha1.digest());
        }
        return pieces.toByteArray();
    }

    private static String text(Object bytes) {
        return new String((byte[]) bytes, StandardCharsets.UTF_8);
    }

    private static byte[] get(String url) throws IOException {
        try (InputStream in = URI.create(url).toURL().openStream()) {
            return in.readAllBytes();
        }
    }

    /// Reads bencoded values: a Long, byte[], List or Map. Refuses what is not canonical, which
    /// would give the torrent another identity in other clients.
    private record Reader(ByteBuffer in) {
        int left() {
            return in.remaining();
        }

        Object value() {
            return switch (in.get(in.position())) {
                case 'i' -> {
                    in.get();
                    yield number('e');
                }
                case 'l' -> {
                    in.get();
                    List<Object> list = new ArrayList<>();
                    while (!ends()) {
                        list.add(value());
                    }
                    yield list;
                }
                case 'd' -> {
                    in.get();
                    TreeMap<String, Object> map = new TreeMap<>();
                    while (!ends()) {
                        String key = text(bytes());
                        assertTrue(map.isEmpty() || map.lastKey().compareTo(key) < 0, key);
                        map.put(key, value());
                    }
                    yield map;
                }
                default -> bytes();
            };
        }

        private boolean ends() {
            if (in.get(in.position()) != 'e') {
                return false;
            }
            in.get();
            return true;
        }

        private byte[] bytes() {
            byte[] bytes = new byte[Math.toIntExact(number(':'))];
            in.get(bytes);
            return bytes;
        }

        private long number(char end) {
            StringBuilder digits = new StringBuilder();
            for (byte next = in.get(); next != end; next = in.get()) {
                digits.append((char) next);
            }
            assertTrue(digits.toString().matches("0|[1-9][0-9]*"), digits.toString());
            return Long.parseLong(digits.toString());
        }
    }
}
