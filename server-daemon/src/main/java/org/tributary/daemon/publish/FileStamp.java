package org.tributary.daemon.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.Optional;

/// What tells one state of a file from another without reading it.
///
/// @param size bytes
/// @param modified when the content last changed, as precisely as the file system says
/// @param fileKey which file it is (device and inode); empty where the platform has none
public record FileStamp(long size, FileTime modified, Optional<String> fileKey) {

    /// Returns the stamp of the regular file at `path` as it is now; a symbolic link is not
    /// followed.
    ///
    /// @throws IOException when there is none, or `path` is no regular file
    public static FileStamp of(Path path) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile()) {
            throw new FileChangedException(path);
        }
        return new FileStamp(
                attributes.size(),
                attributes.lastModifiedTime(),
                Optional.ofNullable(attributes.fileKey()).map(Objects::toString));
    }
}
