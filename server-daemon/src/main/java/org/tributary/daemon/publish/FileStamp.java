package org.tributary.daemon.publish;

import java.io.IOException;
import java.nio.file.Path;

/// What tells one state of a file from another without reading it.
///
/// @param size bytes
/// @param modifiedNanos when the content last changed, in nanoseconds since 1970
/// @param inode which file of its file system it is; 0 where the platform has no such number
public record FileStamp(long size, long modifiedNanos, long inode) {

    /// Returns the stamp of the regular file at `path` as it is now; a symbolic link is not
    /// followed.
    ///
    /// @throws FileChangedException when something else than a regular file is there
    /// @throws IOException when there is nothing
    public static FileStamp of(Path path) throws IOException {
        FileStatus status = FileStatus.of(path);
        if (status.kind() != FileStatus.Kind.FILE) {
            throw new FileChangedException(path);
        }
        return status.stamp();
    }
}
