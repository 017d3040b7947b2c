package org.tributary.app.unpack;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorInputStream;

/// A .tar file, compressed or not.
final class TarArchive implements Archive {
    private static final int BUFFER = 256 << 10;
    private static final int MOST_MEMORY_KIB = 512 << 10;

    private final CountedStream counter;
    private final TarArchiveInputStream tar;
    private final long totalBytes;

    private TarArchive(CountedStream counter, TarArchiveInputStream tar, long totalBytes) {
        this.counter = counter;
        this.tar = tar;
        this.totalBytes = Math.max(1, totalBytes);
    }

    static TarArchive open(Path file, ArchiveFormat format) throws IOException {
        CountedStream counter = new CountedStream(Files.newInputStream(file));
        try {
            InputStream plain = plain(new BufferedInputStream(counter, BUFFER), format);
            return new TarArchive(
                    counter,
                    new TarArchiveInputStream(plain, StandardCharsets.UTF_8.name()),
                    Files.size(file));
        } catch (IOException | RuntimeException e) {
            counter.close();
            throw e;
        }
    }

    private static InputStream plain(InputStream in, ArchiveFormat format) throws IOException {
        return switch (format) {
            case TAR_GZ ->
                    GzipCompressorInputStream.builder()
                            .setInputStream(in)
                            .setDecompressConcatenated(true)
                            .get();
            case TAR_BZ2 -> new BZip2CompressorInputStream(in, true);
            case TAR_XZ ->
                    XZCompressorInputStream.builder()
                            .setInputStream(in)
                            .setDecompressConcatenated(true)
                            .setMemoryLimitKiB(MOST_MEMORY_KIB)
                            .get();
            case TAR_ZST -> new ZstdCompressorInputStream(in);
            case TAR, ZIP, SEVEN_Z -> in;
        };
    }

    @Override
    public Optional<Entry> next() throws IOException {
        return Optional.ofNullable(tar.getNextEntry()).map(TarArchive::entry);
    }

    private static Entry entry(TarArchiveEntry entry) {
        boolean isOther =
                entry.isSymbolicLink()
                        || entry.isLink()
                        || entry.isFIFO()
                        || entry.isCharacterDevice()
                        || entry.isBlockDevice();
        return new Entry(
                entry.getName(),
                isOther ? Kind.OTHER : entry.isDirectory() ? Kind.FOLDER : Kind.FILE,
                UnixMode.isExecutable(entry.getMode()),
                Optional.ofNullable(entry.getLastModifiedTime()).map(FileTime::toInstant));
    }

    @Override
    public InputStream content() {
        return tar;
    }

    @Override
    public double progress() {
        return Math.min(1, (double) counter.bytes() / totalBytes);
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}
