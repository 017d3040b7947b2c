package org.tributary.shared.io;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.tributary.shared.format.InvalidFormatException;

/// Fails unless a stream ends after exactly the bytes it was announced to have. Never asks it for
/// more than one byte beyond them.
final class ExactInput extends FilterInputStream {
    private final long size;
    private long left;

    ExactInput(InputStream in, long size) {
        super(in);
        this.size = size;
        this.left = size;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left == 0) {
            if (in.read() >= 0) {
                throw new InvalidFormatException(
                        "The compressed data holds more than the " + size + " bytes announced");
            }
            return -1;
        }
        int read = in.read(bytes, offset, (int) Math.min(length, left));
        if (read < 0) {
            throw new InvalidFormatException(
                    "The compressed data holds "
                            + (size - left)
                            + " bytes, not the "
                            + size
                            + " announced");
        }
        left -= read;
        return read;
    }

    @Override
    public long skip(long n) throws IOException {
        byte[] buffer = new byte[Math.clamp(n, 0, 1 << 13)];
        return Math.max(0, read(buffer, 0, buffer.length));
    }

    @Override
    public int available() throws IOException {
        return (int) Math.min(left, in.available());
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
