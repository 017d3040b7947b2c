package org.tributary.app.unpack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;

/// A .7z file.
final class SevenZipArchive implements Archive {
    private static final int MOST_MEMORY_KIB = 512 << 10;

    /// In the attributes for Windows: the upper half holds the mode for Unix.
    private static final int HAS_UNIX_MODE = 0x8000;

    private final SevenZFile archive;
    private final long totalBytes;
    private final CountedStream content;

    SevenZipArchive(Path file) throws IOException {
        archive = SevenZFile.builder().setPath(file).setMaxMemoryLimitKiB(MOST_MEMORY_KIB).get();
        long sum = 0;
        for (SevenZArchiveEntry entry : archive.getEntries()) {
            sum += entry.getSize();
        }
        totalBytes = Math.max(1, sum);
        content = new CountedStream(new Sequential());
    }

    /// The entries one after the other: to go to one directly is to decode all before it again.
    private final class Sequential extends InputStream {
        @Override
        public int read() throws IOException {
            return archive.read();
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            return archive.read(into, from, length);
        }
    }

    @Override
    public Optional<Entry> next() throws IOException {
        return Optional.ofNullable(archive.getNextEntry()).map(SevenZipArchive::entry);
    }

    private static Entry entry(SevenZArchiveEntry entry) {
        int attributes = entry.getHasWindowsAttributes() ? entry.getWindowsAttributes() : 0;
        int mode = (attributes & HAS_UNIX_MODE) != 0 ? attributes >>> 16 : 0;
        boolean isOther = UnixMode.isOther(mode) || entry.isAntiItem();
        Optional<FileTime> modified =
                entry.getHasLastModifiedDate()
                        ? Optional.of(entry.getLastModifiedTime())
                        : Optional.empty();
        return new Entry(
                entry.getName() == null ? "" : entry.getName(),
                isOther ? Kind.OTHER : entry.isDirectory() ? Kind.FOLDER : Kind.FILE,
                UnixMode.isExecutable(mode),
                modified.map(FileTime::toInstant));
    }

    @Override
    public InputStream content() {
        return content;
    }

    @Override
    public double progress() {
        return Math.min(1, (double) content.bytes() / totalBytes);
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }
}
