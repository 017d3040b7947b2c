package org.tributary.daemon.serve;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.tributary.daemon.publish.OfferedFile;
import org.tributary.daemon.publish.PieceHashes;
import org.tributary.daemon.publish.Slice;
import org.tributary.shared.format.Sha256;

/// The SHA-1 values that torrents need, made when they are first asked for: one file after the
/// other on one thread, since few will ask. May be asked from any thread.
final class TorrentPieces implements AutoCloseable {
    private static final int MOST_KEPT = 256;
    private static final int BUFFER = 256 << 10;

    private final PieceHashes kept;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("torrent-pieces").factory());

    /// By the file's hash; the one asked for last at the end. Guarded by `this`.
    private final Map<Sha256, FutureTask<byte[]>> made = new LinkedHashMap<>(16, 0.75f, true);

    /// @param kept where they outlive the daemon
    TorrentPieces(PieceHashes kept) {
        this.kept = kept;
    }

    /// Returns the hashes of a file's pieces, which may take as long as reading it. A failure is
    /// forgotten: the next one who asks starts anew.
    synchronized Future<byte[]> of(OfferedFile file) {
        Sha256 sha256 = file.sha256();
        FutureTask<byte[]> known = made.get(sha256);
        if (known != null && known.state() != Future.State.FAILED) {
            return known;
        }
        FutureTask<byte[]> task = new FutureTask<>(() -> keptOrMade(file));
        made.put(sha256, task);
        if (made.size() > MOST_KEPT) {
            made.remove(made.keySet().iterator().next());
        }
        thread.execute(task);
        return task;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private byte[] keptOrMade(OfferedFile file) throws IOException {
        int pieceLength = Torrent.pieceLength(file.size());
        Optional<byte[]> known = kept.find(file.sha256(), pieceLength);
        if (known.isPresent()) {
            return known.get();
        }
        byte[] hashes = hash(file.whole());
        kept.keep(file.sha256(), pieceLength, hashes);
        return hashes;
    }

    static byte[] hash(Slice file) throws IOException {
        int pieceLength = Torrent.pieceLength(file.length());
        int count = Math.toIntExact(Math.ceilDiv(file.length(), pieceLength));
        MessageDigest sha1 = newSha1();
        ByteBuffer hashes = ByteBuffer.allocate(count * sha1.getDigestLength());
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        try (FileChannel in = file.open()) {
            for (int piece = 0; piece < count; piece++) {
                long start = (long) piece * pieceLength;
                long end = Math.min(start + pieceLength, file.length());
                for (long at = start; at < end; at += buffer.limit()) {
                    buffer.clear().limit((int) Math.min(BUFFER, end - at));
                    readFully(in, buffer, file.offset() + at);
                    sha1.update(buffer.flip());
                }
                hashes.put(sha1.digest());
            }
            file.check();
        }
        return hashes.array();
    }

    private static void readFully(FileChannel in, ByteBuffer buffer, long start)
            throws IOException {
        while (buffer.hasRemaining()) {
            if (in.read(buffer, start + buffer.position()) < 0) {
                throw new EOFException("The file is shorter than it was");
            }
        }
    }

    private static MessageDigest newSha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-1", e);
        }
    }
}
