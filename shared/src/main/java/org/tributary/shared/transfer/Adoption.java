package org.tributary.shared.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.tributary.shared.io.FileHash;
import org.tributary.shared.io.PartFile;
import org.tributary.shared.transfer.log.LogRecord;

/// Takes over from another file, which is only read, what is right of it. Blocks.
final class Adoption {
    private static final int BUFFER = 1 << 20;

    private final Content content;
    private final PartFile part;
    private final BooleanSupplier stopped;

    /// @param stopped looked at now and then, on the calling thread: true ends it
    Adoption(Content content, PartFile part, BooleanSupplier stopped) {
        this.content = content;
        this.part = part;
        this.stopped = stopped;
    }

    /// Copies every segment that is right into the part file and returns which those are.
    ///
    /// @throws PartWriteException when the part file cannot be written
    /// @throws IOException when `copy` cannot be read
    /// @throws CancellationException when it was stopped
    List<LogRecord.Verified> from(Path copy) throws IOException {
        List<LogRecord.Verified> right = new ArrayList<>();
        try (FileChannel in = FileChannel.open(copy, StandardOpenOption.READ)) {
            long size = in.size();
            for (int segment = 0; segment < content.segments(); segment++) {
                if (content.end(segment) <= size && isRight(in, segment)) {
                    copy(in, content.start(segment), content.end(segment));
                    right.add(
                            new LogRecord.Verified(
                                    segment, "", content.length(segment), Instant.now()));
                }
            }
        }
        return right;
    }

    private boolean isRight(FileChannel in, int segment) throws IOException {
        return FileHash.sha256(in, content.start(segment), content.length(segment), _ -> look())
                .equals(content.hash(segment).orElseThrow());
    }

    private void copy(FileChannel in, long start, long end) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BUFFER, end - start));
        for (long at = start; at < end; ) {
            look();
            buffer.clear().limit((int) Math.min(buffer.capacity(), end - at));
            if (in.read(buffer, at) < 0) {
                // It became shorter meanwhile; what is missing shows when the file is hashed.
                return;
            }
            buffer.flip();
            int count = buffer.remaining();
            try {
                part.write(buffer, at);
            } catch (IOException e) {
                throw new PartWriteException(e);
            }
            at += count;
        }
    }

    private void look() {
        if (stopped.getAsBoolean()) {
            throw new CancellationException();
        }
    }
}
