package org.tributary.daemon.serve;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.DefaultFileRegion;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import org.tributary.daemon.publish.FileChangedException;
import org.tributary.daemon.publish.Slice;

/// A body cut into what is handed to the socket at a time. Used by one event loop.
sealed interface Pieces extends AutoCloseable {
    /// Bytes not yet given out.
    long remaining();

    /// Gives out the next bytes: at most `most`, at least one. The caller writes or releases them.
    ///
    /// @return a `ByteBuf` or a `FileRegion`
    /// @throws FileChangedException when the file is no longer the one that was asked for
    Object next(long most) throws IOException;

    @Override
    void close();

    /// Opens what `body` consists of.
    ///
    /// @throws FileChangedException when the file is no longer the one that was asked for
    static Pieces open(Body body, OpenFiles files) throws IOException {
        return switch (body) {
            case Body.Bytes bytes -> of(bytes);
            case Body.FileBytes(Slice slice) -> new OfFile(slice, files.open(slice));
        };
    }

    static Pieces of(Body.Bytes bytes) {
        return new OfBytes(bytes);
    }

    /// Opens a body of which one bit will be wrong.
    static Pieces openCorrupt(Body.FileBytes body, OpenFiles files, ByteBufAllocator allocator)
            throws IOException {
        return new Corrupt(body.slice(), files.open(body.slice()), allocator);
    }

    /// Bytes in memory. Small pieces: what is written to a socket is first copied out of the heap.
    final class OfBytes implements Pieces {
        private static final int LARGEST = 64 << 10;

        private final Body.Bytes body;
        private int given;

        private OfBytes(Body.Bytes body) {
            this.body = body;
        }

        @Override
        public long remaining() {
            return body.length() - given;
        }

        @Override
        public Object next(long most) {
            int length = (int) Math.min(Math.min(LARGEST, most), remaining());
            ByteBuf piece = Unpooled.wrappedBuffer(body.bytes(), body.offset() + given, length);
            given += length;
            return piece;
        }

        @Override
        public void close() {}
    }

    /// Bytes of a file, which the system itself moves to the socket. That the file is still the
    /// same is looked at before each piece, so a change cuts the transfer; the last piece is small,
    /// so that next to nothing can change behind the last look.
    final class OfFile implements Pieces {
        private static final int TAIL = 64 << 10;

        private final Slice slice;
        private final OpenFiles.Lease file;
        private long given;

        private OfFile(Slice slice, OpenFiles.Lease file) {
            this.slice = slice;
            this.file = file;
        }

        @Override
        public long remaining() {
            return slice.length() - given;
        }

        @Override
        public Object next(long most) throws IOException {
            if (given > 0) {
                slice.check();
            }
            long length = Math.min(most, remaining());
            if (length == remaining() && length > TAIL) {
                length -= TAIL;
            }
            Object piece = new Region(file.channel(), slice.offset() + given, length);
            given += length;
            return piece;
        }

        @Override
        public void close() {
            file.close();
        }

        /// A part of a file that stays open when the part is sent.
        private static final class Region extends DefaultFileRegion {
            private Region(FileChannel file, long position, long count) {
                super(file, position, count);
            }

            @Override
            protected void deallocate() {
                // Others may be sending it too; OfFile gives it back.
            }
        }
    }

    /// For trying out what clients do about wrong data: the middle byte is changed.
    final class Corrupt implements Pieces {
        private static final int LARGEST = 64 << 10;

        private final Slice slice;
        private final OpenFiles.Lease file;
        private final ByteBufAllocator allocator;
        private long given;

        private Corrupt(Slice slice, OpenFiles.Lease file, ByteBufAllocator allocator) {
            this.slice = slice;
            this.file = file;
            this.allocator = allocator;
        }

        @Override
        public long remaining() {
            return slice.length() - given;
        }

        @Override
        public Object next(long most) throws IOException {
            int length = (int) Math.min(Math.min(LARGEST, most), remaining());
            ByteBuf piece = allocator.buffer(length);
            try {
                while (piece.isWritable()) {
                    long position = slice.offset() + given + piece.writerIndex();
                    if (piece.writeBytes(file.channel(), position, piece.writableBytes()) < 0) {
                        throw new EOFException(slice.path() + " is shorter than it was");
                    }
                }
            } catch (IOException e) {
                piece.release();
                throw e;
            }
            long middle = slice.length() / 2 - given;
            if (middle >= 0 && middle < length) {
                int at = Math.toIntExact(middle);
                piece.setByte(at, piece.getByte(at) ^ 1);
            }
            given += length;
            return piece;
        }

        @Override
        public void close() {
            file.close();
        }
    }
}
