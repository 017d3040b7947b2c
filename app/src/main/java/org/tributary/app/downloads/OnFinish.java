package org.tributary.app.downloads;

import java.util.Optional;

/// What is done once a download is complete and proved.
///
/// @param unpack take an archive apart, into a folder beside it
/// @param open open it with the system's program for it
/// @param command a program to run, with the file's path as its last argument
public record OnFinish(boolean unpack, boolean open, Optional<String> command) {
    public static final OnFinish NOTHING = new OnFinish(false, false, Optional.empty());
}
