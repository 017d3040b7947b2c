package org.tributary.app.ui.common;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/// What a folder's disk can take.
///
/// @param bytes how much room there is, when the disk says
/// @param folder false when a file is in its place, or in that of a folder around it
/// @param writable whether anything can be written there
public record DiskRoom(OptionalLong bytes, boolean folder, boolean writable) {
    /// Asks the folder, or the one it will be made in. Blocks for the disk.
    public static DiskRoom of(Path folder) {
        Path there = folder;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (there == null || !Files.isDirectory(there)) {
            return new DiskRoom(OptionalLong.empty(), false, false);
        }
        boolean writable = Files.isWritable(there);
        try {
            FileStore store = Files.getFileStore(there);
            // Such as /proc, which lets everything be written by some, but nothing be made.
            boolean isDisk = store.getTotalSpace() > 0 || canBeMadeIn(there);
            return new DiskRoom(OptionalLong.of(store.getUsableSpace()), true, writable && isDisk);
        } catch (IOException _) {
            return new DiskRoom(OptionalLong.empty(), true, writable);
        }
    }

    private static boolean canBeMadeIn(Path folder) {
        try {
            Files.delete(Files.createTempFile(folder, ".tributary", ""));
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
