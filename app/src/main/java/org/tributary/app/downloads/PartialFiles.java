package org.tributary.app.downloads;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import org.tributary.shared.format.Sizes;
import org.tributary.shared.io.AtomicFiles;
import org.tributary.shared.io.Folders;
import org.tributary.shared.io.PrivateFiles;
import org.tributary.shared.transfer.Obstacle;
import org.tributary.shared.transfer.UnfinishedDownload;

/// What lies on disk of downloads that are not finished. Blocks for the disk. A part that has no log
/// is not ours and stays as it is.
final class PartialFiles {
    private static final int BLOCK = 1 << 20;

    private PartialFiles() {}

    /// Deletes what there is of a download to `target`, unless it is being downloaded.
    static void delete(Path target) throws IOException {
        Path log = UnfinishedDownload.log(target);
        if (!isThere(log) || isInUse(log)) {
            return;
        }
        Files.deleteIfExists(UnfinishedDownload.part(target));
        Files.delete(log);
    }

    /// Moves what there is of a download to `from` so that it goes on to `to`. Interrupted anywhere,
    /// it can be called again.
    ///
    /// @throws BlockedException when something stands in the way; then nothing is lost
    static void move(Path from, Path to) throws IOException {
        Path log = UnfinishedDownload.log(from);
        if (Places.normal(from).equals(Places.normal(to)) || !isThere(log)) {
            return;
        }
        if (isInUse(log)) {
            throw new BlockedException(
                    new Obstacle.InUse(from), "\"" + from + "\" is being downloaded already.");
        }
        try {
            Folders.make(to.toAbsolutePath().getParent());
            requireFree(UnfinishedDownload.part(from), UnfinishedDownload.part(to));
            requireFree(log, UnfinishedDownload.log(to));
            moveOne(UnfinishedDownload.part(from), UnfinishedDownload.part(to), log);
            moveOne(log, UnfinishedDownload.log(to), log);
        } catch (BlockedException e) {
            throw e;
        } catch (IOException e) {
            Path folder = to.toAbsolutePath().getParent();
            String reason = reason(e);
            throw new BlockedException(
                    new Obstacle.NotWritable(folder, reason),
                    "Cannot write to \"" + folder + "\": " + reason + ".");
        }
    }

    static String reason(IOException e) {
        if (e instanceof FileSystemException known) {
            return known.getReason() == null ? "access denied" : known.getReason();
        }
        return String.valueOf(e.getMessage());
    }

    private static boolean isThere(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isInUse(Path log) {
        return UnfinishedDownload.read(log).filter(UnfinishedDownload::inUse).isPresent();
    }

    private static void requireFree(Path from, Path to) throws IOException {
        if (isThere(to) && isThere(from) && Files.mismatch(from, to) >= 0) {
            throw new BlockedException(
                    new Obstacle.PartInTheWay(to), "\"" + to + "\" is in the way; remove it.");
        }
    }

    private static void moveOne(Path from, Path to, Path log) throws IOException {
        if (!isThere(from)) {
            return;
        }
        if (isThere(to)) {
            // Copied before, but not deleted here yet.
            Files.delete(from);
            return;
        }
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException _) {
            requireSpace(to.toAbsolutePath().getParent(), log);
            Path copy = to.resolveSibling(to.getFileName() + AtomicFiles.TEMPORARY_SUFFIX);
            try {
                copy(from, copy);
                AtomicFiles.replace(copy, to);
            } finally {
                Files.deleteIfExists(copy);
            }
            Files.delete(from);
        }
    }

    private static void requireSpace(Path folder, Path log) throws IOException {
        long need = UnfinishedDownload.read(log).map(UnfinishedDownload::receivedBytes).orElse(0L);
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < need) {
            throw new BlockedException(
                    new Obstacle.NoSpace(folder, need - free, free),
                    "Not enough space: "
                            + Sizes.shown(need)
                            + " are to be moved and "
                            + Sizes.shown(free)
                            + " are free in \""
                            + folder
                            + "\".");
        }
    }

    /// Copies a file that may be mostly holes, and keeps them.
    private static void copy(Path from, Path to) throws IOException {
        Files.deleteIfExists(to);
        try (FileChannel in = FileChannel.open(from, StandardOpenOption.READ);
                FileChannel out =
                        FileChannel.open(
                                to,
                                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                                PrivateFiles.attributes(to))) {
            ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
            Optional<ByteBuffer> last = Optional.empty();
            for (long at = 0; in.read(block, at) > 0; ) {
                block.flip();
                int length = block.remaining();
                last = isZero(block) ? Optional.of(block.duplicate()) : Optional.empty();
                if (last.isEmpty()) {
                    writeAll(out, block, at);
                }
                at += length;
                block.clear();
            }
            long size = in.size();
            if (last.isPresent() && size > 0) {
                writeAll(out, ByteBuffer.allocate(1), size - 1);
            }
            out.force(true);
        }
    }

    private static boolean isZero(ByteBuffer block) {
        int at = block.position();
        while (at < block.limit() && block.get(at) == 0) {
            at++;
        }
        return at == block.limit();
    }

    private static void writeAll(FileChannel out, ByteBuffer bytes, long at) throws IOException {
        long position = at;
        while (bytes.hasRemaining()) {
            position += out.write(bytes, position);
        }
    }
}
