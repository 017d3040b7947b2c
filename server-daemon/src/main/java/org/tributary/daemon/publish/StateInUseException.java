package org.tributary.daemon.publish;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/// Another daemon works on the same state folder.
public final class StateInUseException extends FileSystemException {
    private static final long serialVersionUID = 1;

    public StateInUseException(Path state) {
        super(state.toString(), null, "another daemon uses this state folder");
    }
}
