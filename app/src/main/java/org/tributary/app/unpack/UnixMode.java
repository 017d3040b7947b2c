package org.tributary.app.unpack;

/// The mode of a file as Unix has it (POSIX, sys/stat.h).
final class UnixMode {
    private static final int TYPE = 0170000;
    private static final int FILE = 0100000;
    private static final int FOLDER = 0040000;
    private static final int OWNER_RUNS = 0100;

    private UnixMode() {}

    /// True when `mode` says that it is a link, a device or a pipe. Archives that know nothing of
    /// Unix have no type there.
    static boolean isOther(int mode) {
        int type = mode & TYPE;
        return type != 0 && type != FILE && type != FOLDER;
    }

    static boolean isExecutable(int mode) {
        return (mode & OWNER_RUNS) != 0;
    }
}
