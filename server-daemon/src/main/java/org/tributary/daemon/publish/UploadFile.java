package org.tributary.daemon.publish;

import java.nio.file.Path;

/// A regular file found in the upload directory.
///
/// @param name relative path with `/`, as the file system spells it; unlike `path` it is unique
/// @param path the same in NFC, as the catalog spells it
/// @param location where its bytes are; not at `name` when a symbolic link stands there
/// @param status its state when it was looked at
record UploadFile(String name, String path, Path location, FileStatus status) {}
