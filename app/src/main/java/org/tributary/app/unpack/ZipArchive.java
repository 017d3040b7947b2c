package org.tributary.app.unpack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/// A .zip file, by its central directory.
final class ZipArchive implements Archive {
    private final ZipFile zip;
    private final Iterator<ZipArchiveEntry> entries;
    private final long totalBytes;
    private long passedBytes;
    private Optional<CountedStream> content = Optional.empty();
    private Optional<ZipArchiveEntry> current = Optional.empty();

    ZipArchive(Path file) throws IOException {
        zip = ZipFile.builder().setPath(file).get();
        long sum = 0;
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            sum += Math.max(0, entry.getSize());
        }
        totalBytes = Math.max(1, sum);
        entries = zip.getEntriesInPhysicalOrder().asIterator();
    }

    @Override
    public Optional<Entry> next() throws IOException {
        passedBytes += content.map(CountedStream::bytes).orElse(0L);
        content = Optional.empty();
        if (!entries.hasNext()) {
            current = Optional.empty();
            return Optional.empty();
        }
        ZipArchiveEntry entry = entries.next();
        current = Optional.of(entry);
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw new UnpackException("it is encrypted");
        }
        if (!entry.isDirectory() && !zip.canReadEntryData(entry)) {
            throw new UnpackException("it is packed in a way that is not known here");
        }
        boolean isOther = entry.isUnixSymlink() || UnixMode.isOther(entry.getUnixMode());
        return Optional.of(
                new Entry(
                        entry.getName(),
                        isOther ? Kind.OTHER : entry.isDirectory() ? Kind.FOLDER : Kind.FILE,
                        UnixMode.isExecutable(entry.getUnixMode()),
                        Optional.ofNullable(entry.getLastModifiedTime()).map(FileTime::toInstant)));
    }

    @Override
    public InputStream content() throws IOException {
        CountedStream stream = new CountedStream(zip.getInputStream(current.orElseThrow()));
        content = Optional.of(stream);
        return stream;
    }

    @Override
    public double progress() {
        long now = passedBytes + content.map(CountedStream::bytes).orElse(0L);
        return Math.min(1, (double) now / totalBytes);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
