package org.tributary.daemon.publish;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.tributary.shared.io.Folders;

/// The state folder of one daemon, held for it alone until closed. Others may read in it and append
/// to the index.
final class StateFolder implements AutoCloseable {
    private final Path folder;
    private final FileChannel lockFile;

    private StateFolder(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /// Makes the folder when it is missing and takes it.
    ///
    /// @throws StateInUseException when another daemon has it
    static StateFolder take(Path folder) throws IOException {
        Folders.make(folder);
        FileChannel lockFile =
                FileChannel.open(
                        folder.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        try {
            FileLock lock = lockFile.tryLock();
            if (lock == null) {
                throw new StateInUseException(folder);
            }
            return new StateFolder(folder, lockFile);
        } catch (OverlappingFileLockException _) {
            lockFile.close();
            throw new StateInUseException(folder);
        } catch (IOException e) {
            lockFile.close();
            throw e;
        }
    }

    Path index() {
        return index(folder);
    }

    Path copies() {
        return copies(folder);
    }

    PieceHashes pieceHashes() {
        return new PieceHashes(folder.resolve("sha1"));
    }

    /// Where the memory of what was read is.
    static Path index(Path state) {
        return state.resolve("index");
    }

    /// Where compressed copies of fragments are.
    static Path copies(Path state) {
        return state.resolve("zst");
    }

    /// Gives the folder free.
    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
