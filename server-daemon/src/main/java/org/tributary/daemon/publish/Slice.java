package org.tributary.daemon.publish;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Bytes to serve: a part of a file on disk, and the state the file must be in for them to be
/// right.
///
/// @param path the file
/// @param offset first byte
/// @param length bytes; 0 only for an empty file
/// @param stamp the state of the file when its bytes were hashed
public record Slice(Path path, long offset, long length, FileStamp stamp) {

    /// Opens the file for reading and makes sure that it is the one meant. The caller closes it.
    ///
    /// @throws FileChangedException when the file is no longer what was hashed
    /// @throws IOException when it is gone or cannot be read
    public FileChannel open() throws IOException {
        // First without opening it: to open a pipe would wait for a writer.
        check();
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        try {
            check();
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /// Makes sure, without reading it, that the file is still what was hashed. Asked again after
    /// the bytes were read, it tells whether those were right.
    ///
    /// @throws FileChangedException when it is not
    public void check() throws IOException {
        if (!FileStamp.of(path).equals(stamp)) {
            throw new FileChangedException(path);
        }
    }
}
