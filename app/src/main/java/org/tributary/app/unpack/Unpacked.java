package org.tributary.app.unpack;

import java.nio.file.Path;

/// What came of taking an archive apart.
public sealed interface Unpacked {
    /// It is in a new folder.
    ///
    /// @param leftOut links, devices and pipes, which are not made
    record Done(Path folder, int leftOut) implements Unpacked {}

    /// Nothing of it is on disk.
    ///
    /// @param reason the rest of a sentence about the archive, such as "it is encrypted"; may hold
    ///   text from outside, fit to be shown
    record Refused(String reason) implements Unpacked {}

    /// Nothing of it is on disk, because it was told to stop.
    record Cancelled() implements Unpacked {}
}
