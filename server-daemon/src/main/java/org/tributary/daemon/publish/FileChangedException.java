package org.tributary.daemon.publish;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/// A file is no longer the one that was fragmented: its bytes must not be sent under the old names.
public final class FileChangedException extends FileSystemException {
    private static final long serialVersionUID = 1;

    public FileChangedException(Path path) {
        super(path.toString(), null, "changed since it was read");
    }
}
