package org.tributary.app.unpack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// An archive being read from its first entry to its last. Blocks; used by one thread.
interface Archive extends AutoCloseable {
    /// Goes to the next entry; empty at the end.
    ///
    /// @throws UnpackException with the reason when it cannot be read although it may be whole
    /// @throws IOException when it is damaged or the disk fails
    Optional<Entry> next() throws IOException;

    /// Returns the bytes of the entry gone to last, which is a file.
    InputStream content() throws IOException;

    /// Returns how much of the archive has been read, 0 to 1.
    double progress();

    @Override
    void close() throws IOException;

    /// Opens an archive.
    static Archive open(Path file, ArchiveFormat format) throws IOException {
        return switch (format) {
            case ZIP -> new ZipArchive(file);
            case SEVEN_Z -> new SevenZipArchive(file);
            case TAR, TAR_GZ, TAR_ZST, TAR_XZ, TAR_BZ2 -> TarArchive.open(file, format);
        };
    }

    /// What is in an archive.
    ///
    /// @param path as it stands there; not to be trusted
    /// @param executable whether its owner may run it
    record Entry(String path, Kind kind, boolean executable, Optional<Instant> modified) {}

    enum Kind {
        FILE,
        FOLDER,
        /// A link, a device or a pipe.
        OTHER
    }
}
