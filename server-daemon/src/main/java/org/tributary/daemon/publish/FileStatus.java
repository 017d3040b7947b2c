package org.tributary.daemon.publish;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// What the file system says of one path without opening it or following a symbolic link.
///
/// @param kind what is there
/// @param stamp the state of its content
/// @param changedNanos when anything of it last changed, in nanoseconds since 1970. Unlike the time
///   of modification nobody can set it back, so an edit in place always shows. Where the platform
///   does not have it: the time of modification.
record FileStatus(Kind kind, FileStamp stamp, long changedNanos) {
    private static final boolean UNIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("unix");
    private static final String UNIX_ATTRIBUTES = "unix:mode,size,ino,lastModifiedTime,ctime";

    /// The bits of `st_mode` that say what a file is (POSIX, sys/stat.h), and three of their
    /// values.
    private static final int S_IFMT = 0xF000;

    private static final int S_IFREG = 0x8000;
    private static final int S_IFDIR = 0x4000;
    private static final int S_IFLNK = 0xA000;

    enum Kind {
        FILE,
        FOLDER,
        LINK,
        /// A pipe, a socket, a device.
        OTHER
    }

    static FileStatus of(Path path) throws IOException {
        return UNIX ? ofUnix(path) : ofAny(path);
    }

    long size() {
        return stamp.size();
    }

    private static FileStatus ofUnix(Path path) throws IOException {
        Map<String, Object> attributes =
                Files.readAttributes(path, UNIX_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
        Kind kind =
                switch ((int) attributes.get("mode") & S_IFMT) {
                    case S_IFREG -> Kind.FILE;
                    case S_IFDIR -> Kind.FOLDER;
                    case S_IFLNK -> Kind.LINK;
                    default -> Kind.OTHER;
                };
        FileStamp stamp =
                new FileStamp(
                        (long) attributes.get("size"),
                        nanos((FileTime) attributes.get("lastModifiedTime")),
                        (long) attributes.get("ino"));
        return new FileStatus(kind, stamp, nanos((FileTime) attributes.get("ctime")));
    }

    private static FileStatus ofAny(Path path) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Kind kind = Kind.OTHER;
        if (attributes.isRegularFile()) {
            kind = Kind.FILE;
        } else if (attributes.isDirectory()) {
            kind = Kind.FOLDER;
        } else if (attributes.isSymbolicLink()) {
            kind = Kind.LINK;
        }
        long modified = nanos(attributes.lastModifiedTime());
        return new FileStatus(kind, new FileStamp(attributes.size(), modified, 0), modified);
    }

    private static long nanos(FileTime time) {
        return time.to(TimeUnit.NANOSECONDS);
    }
}
