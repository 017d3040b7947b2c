package org.tributary.shared.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.io.PartFile;
import org.tributary.shared.transfer.SegmentTable.Piece;

/// Hashes what is in a part file. Blocks; thread-safe.
final class Checker {
    private static final int BUFFER = 256 << 10;

    private final Content content;
    private final PartFile part;
    private final BooleanSupplier stopped;

    Checker(Content content, PartFile part) {
        this(content, part, () -> false);
    }

    /// @param stopped looked at now and then, on the thread that hashes: true ends it with a
    ///     [CancellationException]
    Checker(Content content, PartFile part, BooleanSupplier stopped) {
        this.stopped = stopped;
        this.content = content;
        this.part = part;
    }

    /// Hashes the bytes from `start` to before `end`; empty when the file ends before.
    Optional<Sha256> hash(long start, long end) throws IOException {
        MessageDigest digest = Sha256.newDigest();
        return update(start, end, List.of(digest))
                ? Optional.of(Sha256.ofDigest(digest.digest()))
                : Optional.empty();
    }

    /// True when the segment on disk is what it must be. Segments without a hash never are.
    boolean isRight(int segment) throws IOException {
        Optional<Sha256> expected = content.hash(segment);
        return expected.isPresent()
                && hash(content.start(segment), content.end(segment)).equals(expected);
    }

    /// True when nothing was ever written where the segment belongs, as far as its bytes tell.
    boolean isHole(int segment) throws IOException {
        long end = content.end(segment);
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        for (long at = content.start(segment); at < end; at += buffer.limit()) {
            look();
            buffer.clear().limit((int) Math.min(buffer.capacity(), end - at));
            part.read(buffer, at);
            for (int i = 0; i < buffer.limit(); i++) {
                if (buffer.get(i) != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /// True when every segment on disk is what it must be.
    boolean isAllRight() throws IOException {
        for (int segment = 0; segment < content.segments(); segment++) {
            if (!isRight(segment)) {
                return false;
            }
        }
        return true;
    }

    /// Hashes what each server sent of a segment.
    List<Sent> hash(List<Piece> pieces) throws IOException {
        List<Sent> sent = new ArrayList<>();
        for (Piece piece : pieces) {
            Optional<Sha256> hash = hash(piece.start(), piece.end());
            hash.ifPresent(value -> sent.add(new Sent(piece, value)));
        }
        return sent;
    }

    /// Reads from `start` to before `end` into all digests; false when the file ends before.
    boolean update(long start, long end, List<MessageDigest> digests) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BUFFER, end - start));
        for (long at = start; at < end; at += buffer.limit()) {
            look();
            buffer.clear().limit((int) Math.min(buffer.capacity(), end - at));
            if (!part.read(buffer, at)) {
                return false;
            }
            for (MessageDigest digest : digests) {
                digest.update(buffer.array(), 0, buffer.limit());
            }
        }
        return true;
    }

    private void look() {
        if (stopped.getAsBoolean()) {
            throw new CancellationException();
        }
    }

    /// What a server sent, and what that hashes to.
    record Sent(Piece piece, Sha256 hash) {}
}
