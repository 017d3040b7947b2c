package org.tributary.app.ui.common;

import java.io.IOException;
import java.nio.file.Path;

/// Has the system start this program, with its window, when its user logs in. Blocks for the disk;
/// thread-safe.
public interface LoginStart {
    /// Whether the system does so now.
    boolean isOn();

    /// Whether it would start a program that is not there any more.
    boolean isStale();

    /// Has it do so, or no more.
    ///
    /// @throws IOException when that cannot be written
    void set(boolean on) throws IOException;

    /// Where that is written.
    Path file();
}
