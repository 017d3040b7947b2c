package org.tributary.shared.io;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// How files are made that only their owner may read, where the file system knows owners.
public final class PrivateFiles {
    private PrivateFiles() {}

    /// Returns what to pass when a file in the file system of `path` is made: mode 0600 on POSIX.
    public static FileAttribute<?>[] attributes(Path path) {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
