package org.tributary.daemon.publish;

import org.tributary.shared.format.Manifest;

/// What reading a file in one state has told.
///
/// @param status that state
/// @param manifest its fragments
/// @param compressible whether its fragments are worth compressing
record KnownFile(FileStatus status, Manifest manifest, Compressible compressible) {}
