package org.tributary.shared.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/// The file a download fills before it gets its final name: sparse, written at many places at once.
/// Thread-safe. Threads that use it must never be interrupted: that would close it for all.
public final class PartFile implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;

    private PartFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /// Opens the file, making it when missing; a symbolic link in its place is refused.
    public static PartFile open(Path path) throws IOException {
        Set<StandardOpenOption> options =
                new HashSet<>(Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE));
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            options.add(StandardOpenOption.CREATE_NEW);
            options.add(StandardOpenOption.SPARSE);
        }
        Set<java.nio.file.OpenOption> all = new HashSet<>(options);
        all.add(LinkOption.NOFOLLOW_LINKS);
        return new PartFile(path, FileChannel.open(path, all, PrivateFiles.attributes(path)));
    }

    public Path path() {
        return path;
    }

    /// Returns how long the file is; bytes never written before that read as zero.
    public long size() throws IOException {
        return channel.size();
    }

    /// Writes all of `bytes` from `position` of the file on.
    public void write(ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    /// Reads from `position` until `bytes` is full; returns false when the file ends before.
    public boolean read(ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            int count = channel.read(bytes, at);
            if (count < 0) {
                return false;
            }
            at += count;
        }
        return true;
    }

    /// Returns when everything written before is safe from a power cut. A failure is final: what
    /// was not safe before may be lost, and forcing again would not tell.
    public void force() throws IOException {
        channel.force(false);
    }

    /// Cuts the file to `size` bytes or makes it that long.
    public void setSize(long size) throws IOException {
        long now = channel.size();
        if (now > size) {
            channel.truncate(size);
        } else if (now < size) {
            channel.write(ByteBuffer.allocate(1), size - 1);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
