package org.tributary.shared.io;

import java.io.IOException;
import java.io.OutputStream;

/// Passes on what is written up to a number of bytes, and then nothing more. Does not close what it
/// writes to.
final class CappedOutput extends OutputStream {
    private final OutputStream out;
    private final long maxBytes;
    private long written;
    private boolean passed;

    CappedOutput(OutputStream out, long maxBytes) {
        this.out = out;
        this.maxBytes = maxBytes;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        passed |= length > maxBytes - written;
        if (!passed) {
            out.write(bytes, offset, length);
            written += length;
        }
    }

    /// True when more was written than allowed.
    boolean isPassed() {
        return passed;
    }

    /// Returns the bytes passed on.
    long written() {
        return written;
    }
}
