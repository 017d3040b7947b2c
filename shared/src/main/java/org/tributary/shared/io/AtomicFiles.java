package org.tributary.shared.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/// Replaces files so that, whatever is interrupted and whenever, a name holds either all of the old
/// content or all of the new. May be called from any thread.
public final class AtomicFiles {
    /// Ends the names of files that are not finished; one that stays behind after a crash may be
    /// deleted.
    public static final String TEMPORARY_SUFFIX = ".tmp";

    private static final String LOCK_SUFFIX = ".lock";
    private static final int MOVE_TRIES = 10;
    private static final Duration FIRST_MOVE_PAUSE = Duration.ofMillis(100);

    /// Held while a lock file is open: on Linux, closing any channel of a file gives up all locks
    /// this process has on it, so two threads must never have the same one open.
    private static final Object ONE_UPDATE_AT_A_TIME = new Object();

    private AtomicFiles() {}

    /// Writes the content of a file.
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /// Says what a file's content is to become.
    @FunctionalInterface
    public interface Change {
        /// Returns the new content.
        ///
        /// @param before the content now; empty when there is no file
        byte[] apply(Optional<byte[]> before) throws IOException;
    }

    /// Puts `content` into `target`, durably, in place of whatever was there.
    public static void write(Path target, byte[] content) throws IOException {
        write(target, out -> out.write(content));
    }

    /// Puts `content` into `target`, durably, in place of whatever was there.
    public static void write(Path target, Content content) throws IOException {
        write(target, content, new FileAttribute<?>[0]);
    }

    /// Puts `content` into `target`, durably, in place of whatever was there; only its owner may read
    /// it, where the file system knows owners.
    public static void writePrivate(Path target, Content content) throws IOException {
        write(target, content, PrivateFiles.attributes(target));
    }

    private static void write(Path target, Content content, FileAttribute<?>[] attributes)
            throws IOException {
        Path temporary = temporaryBeside(target);
        try {
            try (FileChannel channel =
                    FileChannel.open(
                            temporary,
                            Set.of(
                                    StandardOpenOption.CREATE_NEW,
                                    StandardOpenOption.WRITE,
                                    LinkOption.NOFOLLOW_LINKS),
                            attributes)) {
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
                content.writeTo(out);
                out.flush();
                channel.force(true);
            }
            replace(temporary, target);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /// Moves a finished and forced file to its place in the same folder, over what was there, and
    /// makes that durable.
    public static void replace(Path finished, Path target) throws IOException {
        Duration pause = FIRST_MOVE_PAUSE;
        for (int triesLeft = MOVE_TRIES; ; triesLeft--) {
            try {
                Files.move(
                        finished,
                        target,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
                break;
            } catch (AccessDeniedException e) {
                // On Windows a virus scanner that reads a new file keeps it from being moved.
                if (triesLeft == 1 || !isWindows()) {
                    throw e;
                }
                sleep(pause);
                pause = pause.multipliedBy(3).dividedBy(2);
            }
        }
        forceFolder(target.toAbsolutePath().getParent());
    }

    /// Makes names that were made, moved or deleted in `folder` survive a power cut, where the
    /// system can do that.
    public static void forceFolder(Path folder) throws IOException {
        if (isWindows()) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /// Changes a small file that several processes may change; each sees what the one before it
    /// wrote. Leaves an empty lock file `<name>.lock` beside it.
    public static void update(Path file, Change change) throws IOException {
        Path lockFile = file.resolveSibling(file.getFileName() + LOCK_SUFFIX);
        synchronized (ONE_UPDATE_AT_A_TIME) {
            try (FileChannel channel =
                            FileChannel.open(
                                    lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock _ = channel.lock()) {
                write(file, change.apply(read(file)));
            }
        }
    }

    /// Returns the content of a small file; empty when there is none.
    public static Optional<byte[]> read(Path file) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static Path temporaryBeside(Path target) {
        String unique = Long.toHexString(ThreadLocalRandom.current().nextLong());
        String name = SafeName.fit("." + target.getFileName(), 200);
        return target.resolveSibling(name + "." + unique + TEMPORARY_SUFFIX);
    }

    private static boolean isWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }

    private static void sleep(Duration pause) throws IOException {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting to move a file");
        }
    }
}
