package org.tributary.daemon.publish;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import org.tributary.shared.format.Manifest;
import org.tributary.shared.format.Sha256;

/// Reads a file once and computes the hashes of its fragments and of the whole.
///
/// Any number of threads may read different files at the same time; all together they keep at most
/// `cores` cores busy. Where a core is idle because fewer files than cores are being read, it takes
/// over the fragments' half of a big file's hashing: SHA-256 of one file cannot be split further.
final class Fragmenter {
    private static final int BLOCK_BYTES = 128 << 10;
    private static final int CHUNK_BYTES = 16 << 10;
    private static final int SHARED_BLOCK_BYTES = 256 << 10;
    private static final int SHARED_BLOCKS = 8;

    /// After so many bytes of one file, whether a core is idle, the file unchanged and all this
    /// still wanted is asked again.
    private static final long STRETCH_BYTES = 256L << 20;

    /// Below this much left to read, a second thread does not pay.
    private static final long LEAST_TO_SHARE = 16L << 20;

    private final Semaphore cores;
    private final Queue<AloneBuffers> idleBuffers = new ConcurrentLinkedQueue<>();
    private final LongAdder bytesRead = new LongAdder();
    private volatile boolean stopped;

    Fragmenter(int cores) {
        if (cores < 1) {
            throw new IllegalArgumentException("cores (" + cores + ") must be positive");
        }
        this.cores = new Semaphore(cores, true);
    }

    /// How reading a file ended.
    sealed interface Outcome {
        /// The file was in the expected state from before the first byte to after the last.
        record Fragmented(Manifest manifest) implements Outcome {}

        /// The file is not, or no longer, in the expected state, or gone.
        record Changed() implements Outcome {}

        /// The file cannot be read.
        ///
        /// @param reason a few words for people
        /// @param atOpening whether not even the first byte could be read, so that to try again
        ///   is cheap
        record Unreadable(String reason, boolean atOpening) implements Outcome {}

        /// [#stop()] was called.
        record Stopped() implements Outcome {}
    }

    /// Reads the file at `path`, which is expected to be in the state `expected`.
    Outcome read(Path path, FileStatus expected, long fragmentSize) throws InterruptedException {
        cores.acquire();
        try {
            return readOnThisCore(path, expected, fragmentSize);
        } finally {
            cores.release();
        }
    }

    /// Makes all reading end within moments.
    void stop() {
        stopped = true;
    }

    /// Returns the bytes read so far.
    long bytesRead() {
        return bytesRead.sum();
    }

    private Outcome readOnThisCore(Path path, FileStatus expected, long fragmentSize)
            throws InterruptedException {
        boolean opened = false;
        // Looked at before it is opened: to open a pipe would wait for a writer.
        try {
            if (!FileStatus.of(path).equals(expected)) {
                return new Outcome.Changed();
            }
            try (FileChannel channel =
                    FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
                opened = true;
                return read(channel, path, expected, fragmentSize);
            }
        } catch (NoSuchFileException _) {
            return new Outcome.Changed();
        } catch (IOException e) {
            return new Outcome.Unreadable(UploadScanner.reason(e), !opened);
        }
    }

    private Outcome read(FileChannel channel, Path path, FileStatus expected, long fragmentSize)
            throws IOException, InterruptedException {
        long size = expected.size();
        Digests digests = new Digests(size, fragmentSize);
        for (long offset = 0; offset < size; ) {
            if (stopped) {
                return new Outcome.Stopped();
            }
            if (offset > 0 && !FileStatus.of(path).equals(expected)) {
                return new Outcome.Changed();
            }
            long length = Math.min(STRETCH_BYTES, size - offset);
            if (!readStretch(channel, length, digests)) {
                return stopped ? new Outcome.Stopped() : new Outcome.Changed();
            }
            offset += length;
        }
        boolean ended = channel.read(ByteBuffer.allocate(1)) < 0;
        if (!ended || !FileStatus.of(path).equals(expected)) {
            return new Outcome.Changed();
        }
        return new Outcome.Fragmented(digests.manifest());
    }

    /// Reads the next `length` bytes; returns false when the file ends before, or on [#stop()].
    private boolean readStretch(FileChannel channel, long length, Digests digests)
            throws IOException, InterruptedException {
        if (digests.hasOneFragment() || length < LEAST_TO_SHARE || !cores.tryAcquire()) {
            return readAlone(channel, length, digests);
        }
        try {
            return readWithHelper(channel, length, digests);
        } finally {
            cores.release();
        }
    }

    private boolean readAlone(FileChannel channel, long length, Digests digests)
            throws IOException {
        AloneBuffers buffers = idleBuffers.poll();
        if (buffers == null) {
            buffers = new AloneBuffers();
        }
        try {
            return readAlone(channel, length, digests, buffers);
        } finally {
            idleBuffers.add(buffers);
        }
    }

    private boolean readAlone(
            FileChannel channel, long length, Digests digests, AloneBuffers buffers)
            throws IOException {
        byte[] chunk = buffers.chunk();
        for (long left = length; left > 0; ) {
            int count = readBlock(channel, buffers.block(), left);
            if (count < 0) {
                return false;
            }
            buffers.block().flip();
            while (buffers.block().hasRemaining()) {
                int chunkLength = Math.min(chunk.length, buffers.block().remaining());
                buffers.block().get(chunk, 0, chunkLength);
                digests.updateWhole(chunk, chunkLength);
                digests.updateFragments(chunk, chunkLength);
            }
            left -= count;
        }
        return true;
    }

    private boolean readWithHelper(FileChannel channel, long length, Digests digests)
            throws IOException, InterruptedException {
        BlockingQueue<ByteBuffer> filled = new ArrayBlockingQueue<>(SHARED_BLOCKS + 1);
        BlockingQueue<ByteBuffer> free = new ArrayBlockingQueue<>(SHARED_BLOCKS);
        for (int i = 0; i < SHARED_BLOCKS; i++) {
            free.add(ByteBuffer.allocate(SHARED_BLOCK_BYTES));
        }
        ByteBuffer end = ByteBuffer.allocate(0);
        Thread helper =
                Thread.ofPlatform()
                        .name("fragment-helper")
                        .daemon()
                        .start(() -> updateFragments(filled, free, end, digests));
        try {
            for (long left = length; left > 0; ) {
                ByteBuffer block = free.take();
                int count = readBlock(channel, block, left);
                if (count < 0) {
                    return false;
                }
                filled.add(block);
                digests.updateWhole(block.array(), count);
                left -= count;
            }
            return true;
        } finally {
            filled.add(end);
            helper.join();
        }
    }

    private static void updateFragments(
            BlockingQueue<ByteBuffer> filled,
            BlockingQueue<ByteBuffer> free,
            ByteBuffer end,
            Digests digests) {
        try {
            for (ByteBuffer block = filled.take(); block != end; block = filled.take()) {
                digests.updateFragments(block.array(), block.position());
                free.add(block);
            }
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts the helper", e);
        }
    }

    /// Fills `block` from its start with up to `limit` bytes; returns how many, or -1 when there
    /// are none or on [#stop()].
    private int readBlock(FileChannel channel, ByteBuffer block, long limit) throws IOException {
        block.clear().limit((int) Math.min(block.capacity(), limit));
        int count = stopped ? -1 : channel.read(block);
        if (count > 0) {
            bytesRead.add(count);
        }
        return count;
    }

    /// What one thread needs to read a file alone: the block is filled by the system without a copy
    /// on the way, and the chunk is small enough to be hashed twice from the first-level cache.
    private record AloneBuffers(ByteBuffer block, byte[] chunk) {
        AloneBuffers() {
            this(ByteBuffer.allocateDirect(BLOCK_BYTES), new byte[CHUNK_BYTES]);
        }
    }

    /// The hashes of one file as its bytes arrive. The two `update` methods share no state, so they
    /// may run on two threads.
    private static final class Digests {
        private final long size;
        private final long fragmentSize;
        private final MessageDigest whole = Sha256.newDigest();
        private final MessageDigest fragment = Sha256.newDigest();
        private final List<Sha256> fragments = new ArrayList<>();
        private long fragmentLeft;
        private long left;

        Digests(long size, long fragmentSize) {
            this.size = size;
            this.fragmentSize = fragmentSize;
            this.left = size;
            this.fragmentLeft = Math.min(fragmentSize, size);
        }

        /// A file of one fragment has that one's hash: there is only one to compute.
        boolean hasOneFragment() {
            return size <= fragmentSize;
        }

        void updateWhole(byte[] bytes, int length) {
            whole.update(bytes, 0, length);
        }

        void updateFragments(byte[] bytes, int length) {
            if (hasOneFragment()) {
                return;
            }
            for (int at = 0; at < length; ) {
                int count = (int) Math.min(fragmentLeft, length - at);
                fragment.update(bytes, at, count);
                at += count;
                fragmentLeft -= count;
                left -= count;
                if (fragmentLeft == 0) {
                    fragments.add(Sha256.ofDigest(fragment.digest()));
                    fragmentLeft = Math.min(fragmentSize, left);
                }
            }
        }

        Manifest manifest() {
            Sha256 sha256 = Sha256.ofDigest(whole.digest());
            if (size == 0) {
                return new Manifest(0, fragmentSize, List.of(), sha256);
            }
            List<Sha256> names = hasOneFragment() ? List.of(sha256) : fragments;
            return new Manifest(size, fragmentSize, names, sha256);
        }
    }
}
