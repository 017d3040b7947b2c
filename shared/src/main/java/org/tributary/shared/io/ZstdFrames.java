package org.tributary.shared.io;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.OptionalLong;

/// Fragments as zstd frames (RFC 8878). Neither direction takes more memory or makes more output
/// than its caller allows, whatever comes in.
public final class ZstdFrames {
    private static final int LEVEL = 3;

    /// Largest window a frame may ask its reader to keep, as a power of two: 8 MiB.
    private static final int MAX_WINDOW_LOG = 23;

    private ZstdFrames() {}

    /// Compresses `raw` up to its end into one frame. Returns the frame's length; empty, as soon as
    /// that is certain, when it would pass `maxBytes`: then what was written is of no use.
    public static OptionalLong compress(InputStream raw, OutputStream out, long maxBytes)
            throws IOException {
        CappedOutput capped = new CappedOutput(out, maxBytes);
        try (ZstdOutputStreamNoFinalizer zstd = new ZstdOutputStreamNoFinalizer(capped, LEVEL)) {
            byte[] buffer = new byte[1 << 16];
            for (int read; !capped.isPassed() && (read = raw.read(buffer)) >= 0; ) {
                zstd.write(buffer, 0, read);
            }
        }
        return capped.isPassed() ? OptionalLong.empty() : OptionalLong.of(capped.written());
    }

    /// Returns the raw bytes of `frame`, which must be exactly `size`: a frame that is longer,
    /// shorter, damaged or followed by anything fails with an `IOException`, at the latest where
    /// the stream ends. Closing it closes `frame`.
    public static InputStream decompress(InputStream frame, long size) throws IOException {
        ZstdInputStreamNoFinalizer zstd = new ZstdInputStreamNoFinalizer(frame);
        zstd.setLongMax(MAX_WINDOW_LOG);
        return new ExactInput(zstd, size);
    }
}
