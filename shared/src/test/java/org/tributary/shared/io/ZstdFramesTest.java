package org.tributary.shared.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ZstdFramesTest {
    private static final byte[] TEXT = "All rivers run into the sea. ".repeat(10_000).getBytes();

    @Test
    void decompressesWhatItCompressed() throws Exception {
        for (byte[] raw : new byte[][] {{}, {7}, TEXT}) {
            byte[] frame = compress(raw);
            assertArrayEquals(raw, decompress(frame, raw.length));
        }
        assertTrue(compress(TEXT).length < TEXT.length / 100);
    }

    @Test
    void givesUpWhereTheFrameWouldNotBeSmaller() throws Exception {
        byte[] noise = new byte[300_000];
        new Random(1).nextBytes(noise);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertEquals(
                OptionalLong.empty(),
                ZstdFrames.compress(new ByteArrayInputStream(noise), out, 270_000));
        assertTrue(out.size() <= 270_000);
    }

    @Test
    void takesAFrameOfExactlyTheBytesAllowed() throws Exception {
        int length = compress(TEXT).length;
        ByteArrayInputStream in = new ByteArrayInputStream(TEXT);
        assertEquals(
                OptionalLong.of(length),
                ZstdFrames.compress(in, OutputStream.nullOutputStream(), length));
        in.reset();
        assertEquals(
                OptionalLong.empty(),
                ZstdFrames.compress(in, OutputStream.nullOutputStream(), length - 1));
    }

    @Test
    void refusesAFrameOfAnotherSizeThanAnnounced() throws Exception {
        byte[] frame = compress(TEXT);
        assertThrows(IOException.class, () -> decompress(frame, TEXT.length - 1));
        assertThrows(IOException.class, () -> decompress(frame, TEXT.length + 1));
        assertThrows(IOException.class, () -> decompress(frame, 0));
    }

    @Test
    void refusesABombAfterTheAnnouncedBytes() throws Exception {
        byte[] bomb = compress(new byte[50 << 20]);
        InputStream in = ZstdFrames.decompress(new ByteArrayInputStream(bomb), 1000);
        assertEquals(1000, in.readNBytes(1000).length);
        assertThrows(IOException.class, in::read);
    }

    @Test
    void refusesEveryTruncationAndWhatFollowsTheFrame() throws Exception {
        byte[] frame = compress(TEXT);
        for (int length = 0; length < frame.length; length++) {
            byte[] cut = Arrays.copyOf(frame, length);
            assertThrows(IOException.class, () -> decompress(cut, TEXT.length));
        }
        byte[] longer = Arrays.copyOf(frame, frame.length + 1);
        assertThrows(IOException.class, () -> decompress(longer, TEXT.length));
    }

    @Test
    void refusesAWindowThatCostsMuchMemory() throws Exception {
        // Magic number, no content size, window of 2^27 bytes, one empty last raw block.
        byte[] frame = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0x00, (byte) (17 << 3), 1, 0, 0};
        IOException e = assertThrows(IOException.class, () -> decompress(frame, 0));
        assertTrue(e.getMessage().contains("memory"), e.getMessage());
    }

    @Test
    void readsByteByByteAndSkips() throws Exception {
        byte[] frame = compress(new byte[] {1, 2, 3, (byte) 200});
        InputStream in = ZstdFrames.decompress(new ByteArrayInputStream(frame), 4);
        assertEquals(1, in.read());
        assertEquals(2, in.skip(2));
        assertEquals(200, in.read());
        assertEquals(-1, in.read());
    }

    private static byte[] compress(byte[] raw) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        OptionalLong length =
                ZstdFrames.compress(new ByteArrayInputStream(raw), frame, raw.length + 100);
        assertEquals(OptionalLong.of(frame.size()), length);
        return frame.toByteArray();
    }

    private static byte[] decompress(byte[] frame, long size) throws IOException {
        try (InputStream in = ZstdFrames.decompress(new ByteArrayInputStream(frame), size)) {
            return in.readAllBytes();
        }
    }
}
