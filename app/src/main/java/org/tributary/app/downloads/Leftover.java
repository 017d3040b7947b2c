package org.tributary.app.downloads;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.OptionalLong;

/// What is to be deleted of a download that was taken out of the list.
///
/// @param target where it was or was to be
/// @param finishedSize bytes of the finished file that is to go; empty to delete partial data alone
record Leftover(Path target, OptionalLong finishedSize) {
    /// Deletes it. A finished file goes only while it is the one that was made: a regular file of the
    /// same size. Blocks for the disk.
    void delete() throws IOException {
        if (finishedSize.isEmpty()) {
            PartialFiles.delete(target);
            return;
        }
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        BasicFileAttributes now =
                Files.readAttributes(target, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (now.isRegularFile() && now.size() == finishedSize.getAsLong()) {
            Files.delete(target);
        }
    }
}
