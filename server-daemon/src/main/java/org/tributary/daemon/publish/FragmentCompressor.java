package org.tributary.daemon.publish;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.io.AtomicFiles;
import org.tributary.shared.io.ZstdFrames;

/// Decides what is worth compressing, and compresses it.
final class FragmentCompressor {
    /// Less than this travels in a few packets however it is packed.
    static final long LEAST_BYTES = 16 << 10;

    private static final int SAMPLES = 8;
    private static final int SAMPLE_BYTES = 16 << 10;

    private FragmentCompressor() {}

    /// Tells from samples spread over a file whether it shrinks by a tenth or more.
    ///
    /// @param file the whole file
    static Compressible sample(Slice file) throws IOException {
        long size = file.length();
        if (size < LEAST_BYTES) {
            return Compressible.NO;
        }
        try (FileChannel channel = file.open()) {
            int samples = (int) Math.min(SAMPLES, Math.ceilDiv(size, SAMPLE_BYTES));
            long raw = 0;
            long compressed = 0;
            for (int i = 0; i < samples; i++) {
                byte[] sample = read(channel, (size - SAMPLE_BYTES) / samples * i);
                raw += sample.length;
                compressed +=
                        ZstdFrames.compress(
                                        new ByteArrayInputStream(sample),
                                        OutputStream.nullOutputStream(),
                                        sample.length)
                                .orElse(sample.length);
            }
            return compressed <= worthwhile(raw) ? Compressible.YES : Compressible.NO;
        }
    }

    /// Compresses a fragment into `target`, durably, over what was there.
    ///
    /// @param raw the fragment's bytes
    /// @param name its hash; other bytes are not compressed under it
    /// @return false when it does not shrink by a tenth; `target` is then left alone
    /// @throws FileChangedException when the bytes are not the fragment's any more
    static boolean compress(Slice raw, Sha256 name, Path target) throws IOException {
        String unique = Long.toHexString(ThreadLocalRandom.current().nextLong());
        Path temporary = target.resolveSibling("." + unique + AtomicFiles.TEMPORARY_SUFFIX);
        try {
            MessageDigest digest = Sha256.newDigest();
            OptionalLong length;
            try (FileChannel from = raw.open();
                    FileChannel to =
                            FileChannel.open(
                                    temporary,
                                    StandardOpenOption.CREATE_NEW,
                                    StandardOpenOption.WRITE)) {
                from.position(raw.offset());
                InputStream bytes = new Limited(Channels.newInputStream(from), raw.length());
                length =
                        ZstdFrames.compress(
                                new DigestInputStream(bytes, digest),
                                Channels.newOutputStream(to),
                                worthwhile(raw.length()));
                if (length.isEmpty()) {
                    return false;
                }
                to.force(true);
            }
            if (!Sha256.ofDigest(digest.digest()).equals(name)) {
                throw new FileChangedException(raw.path());
            }
            AtomicFiles.replace(temporary, target);
            return true;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /// Returns the most bytes that `rawBytes` may become for a copy to be worth its room.
    private static long worthwhile(long rawBytes) {
        return rawBytes - Math.ceilDiv(rawBytes, 10);
    }

    private static byte[] read(FileChannel channel, long offset) throws IOException {
        ByteBuffer sample = ByteBuffer.allocate(SAMPLE_BYTES);
        while (sample.hasRemaining() && channel.read(sample, offset + sample.position()) >= 0) {
            // Until the sample is whole or the file ends.
        }
        byte[] bytes = new byte[sample.position()];
        sample.get(0, bytes);
        return bytes;
    }

    /// The first bytes of a stream.
    private static final class Limited extends FilterInputStream {
        private long left;

        Limited(InputStream in, long length) {
            super(in);
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            throw new UnsupportedOperationException("read in blocks");
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = left == 0 ? -1 : in.read(bytes, offset, (int) Math.min(length, left));
            left -= Math.max(0, count);
            return count;
        }
    }
}
