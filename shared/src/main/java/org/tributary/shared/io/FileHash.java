package org.tributary.shared.io;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.function.LongConsumer;
import org.tributary.shared.format.Sha256;

/// Hashes files as they are read, in constant memory.
public final class FileHash {
    private static final int BUFFER_BYTES = 1 << 18;

    private FileHash() {}

    /// Hashes a whole file.
    public static Sha256 sha256(Path file) throws IOException {
        return sha256(file, _ -> {});
    }

    /// Hashes a whole file.
    ///
    /// @param progress told the bytes done so far, after each read, on the calling thread
    public static Sha256 sha256(Path file, LongConsumer progress) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return sha256(channel, 0, channel.size(), progress);
        }
    }

    /// Hashes `length` bytes of an open file from `offset`; does not move its position.
    ///
    /// @param progress told the bytes done so far, after each read, on the calling thread
    /// @throws EOFException when the file is shorter
    public static Sha256 sha256(FileChannel file, long offset, long length, LongConsumer progress)
            throws IOException {
        MessageDigest digest = Sha256.newDigest();
        ByteBuffer buffer = ByteBuffer.allocate(Math.clamp(length, 1, BUFFER_BYTES));
        for (long done = 0; done < length; ) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), length - done));
            int read = file.read(buffer, offset + done);
            if (read < 0) {
                throw new EOFException(
                        "the file ends " + (length - done) + " bytes before what is hashed");
            }
            digest.update(buffer.flip());
            done += read;
            progress.accept(done);
        }
        return Sha256.ofDigest(digest.digest());
    }
}
