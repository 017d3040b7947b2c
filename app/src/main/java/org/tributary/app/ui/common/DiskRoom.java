package org.tributary.app.ui.common;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/// What a folder's disk can take.
///
/// @param bytes how much room there is, when the disk says
/// @param writable whether anything can be written there
public record DiskRoom(OptionalLong bytes, boolean writable) {
    /// Asks the folder, or the one it will be made in. Blocks for the disk.
    public static DiskRoom of(Path folder) {
        Path there = folder;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (there == null || !Files.isDirectory(there)) {
            return new DiskRoom(OptionalLong.empty(), false);
        }
        boolean writable = Files.isWritable(there);
        try {
            long bytes = Files.getFileStore(there).getUsableSpace();
            return new DiskRoom(OptionalLong.of(bytes), writable);
        } catch (IOException _) {
            return new DiskRoom(OptionalLong.empty(), writable);
        }
    }
}
