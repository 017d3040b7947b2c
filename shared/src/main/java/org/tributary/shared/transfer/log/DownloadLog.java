package org.tributary.shared.transfer.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tributary.shared.io.PrivateFiles;

/// The append-only journal of one download, beside its part file: enough to go on after any crash.
/// Holding it open is also the lock by which two processes never download to the same target.
///
/// A torn last line, which a crash leaves, is dropped. A bad line before good ones is damage: the
/// log is kept as `.bad-<time>` and nothing it says is believed. Not thread-safe.
public final class DownloadLog implements AutoCloseable {
    /// The format this version writes. A newer one is refused, never rewritten.
    static final int FORMAT = 1;

    private static final long MAX_BYTES = 1L << 30;

    /// The logs open in this process, by what tells their files apart; guarded by itself. On POSIX
    /// systems closing any channel of a file gives up every lock the process has on it, so a log
    /// that is open must not even be opened, and closed, a second time.
    private static final Map<Object, FileChannel> OPEN = new HashMap<>();

    private final Path path;
    private final Object key;
    private final FileChannel channel;
    private final List<LogRecord> found;
    private final Optional<Path> damaged;
    private long seq;

    private DownloadLog(
            Path path,
            Object key,
            FileChannel channel,
            List<LogRecord> found,
            Optional<Path> damaged) {
        this.path = path;
        this.key = key;
        this.channel = channel;
        this.found = found;
        this.damaged = damaged;
        this.seq = found.size();
    }

    /// Opens the log, making it when missing, and reads what it holds.
    ///
    /// @return empty when another process, or another download of this one, has it open
    public static Optional<DownloadLog> open(Path path) throws IOException {
        synchronized (OPEN) {
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && OPEN.containsKey(key(path))) {
                return Optional.empty();
            }
            Set<OpenOption> options =
                    Set.of(
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.CREATE,
                            LinkOption.NOFOLLOW_LINKS);
            FileChannel channel = FileChannel.open(path, options, PrivateFiles.attributes(path));
            try {
                if (channel.tryLock() == null) {
                    channel.close();
                    return Optional.empty();
                }
                Object key = key(path);
                DownloadLog log = read(path, key, channel);
                OPEN.put(key, channel);
                return Optional.of(log);
            } catch (OverlappingFileLockException e) {
                channel.close();
                return Optional.empty();
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        }
    }

    /// What a log holds, for somebody who does not want to go on with the download.
    ///
    /// @param records the lines up to the first that is not right
    /// @param inUse whether it is open, here or in another process
    public record Glance(List<LogRecord> records, boolean inUse) {
        public Glance {
            records = List.copyOf(records);
        }
    }

    /// Reads a log and leaves it as it is, whoever has it open.
    ///
    /// @throws IOException when there is none, or it cannot be read now
    public static Glance glance(Path path) throws IOException {
        synchronized (OPEN) {
            FileChannel open = OPEN.get(key(path));
            if (open != null) {
                return new Glance(records(bytes(path, open)), true);
            }
            Set<OpenOption> options = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
            try (FileChannel channel = FileChannel.open(path, options)) {
                boolean inUse;
                try (FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
                    inUse = lock == null;
                }
                return new Glance(records(bytes(path, channel)), inUse);
            }
        }
    }

    private static List<LogRecord> records(byte[] bytes) {
        List<LogRecord> records = new ArrayList<>();
        int end;
        for (int start = 0; (end = indexOf(bytes, (byte) '\n', start)) < bytes.length; ) {
            String line = new String(bytes, start, end - start, StandardCharsets.UTF_8);
            Optional<LogRecord> record = LogLine.parse(records.size(), line);
            if (record.isEmpty()) {
                break;
            }
            records.add(record.get());
            start = end + 1;
        }
        return records;
    }

    private static byte[] bytes(Path path, FileChannel channel) throws IOException {
        if (channel.size() > MAX_BYTES) {
            throw new IOException(path + " is too long to be a download log");
        }
        byte[] bytes = new byte[Math.toIntExact(channel.size())];
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining() && channel.read(buffer, buffer.position()) >= 0) {
            // Reads on until everything is here.
        }
        return bytes;
    }

    private static Object key(Path path) throws IOException {
        Object inode =
                Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                        .fileKey();
        return inode == null ? path.toRealPath() : inode;
    }

    private static DownloadLog read(Path path, Object key, FileChannel channel) throws IOException {
        byte[] bytes = bytes(path, channel);
        List<LogRecord> records = new ArrayList<>();
        int good = 0;
        boolean damaged = false;
        for (int start = 0; start < bytes.length; ) {
            int end = indexOf(bytes, (byte) '\n', start);
            String line =
                    new String(bytes, start, Math.max(end - start, 0), StandardCharsets.UTF_8);
            Optional<LogRecord> record =
                    end < bytes.length ? LogLine.parse(records.size(), line) : Optional.empty();
            if (record.isPresent()) {
                records.add(record.get());
                good = end + 1;
            } else {
                refuseNewer(path, records.size(), line);
                damaged = hasGoodLineAfter(bytes, end + 1);
                break;
            }
            start = end + 1;
        }
        Optional<Path> kept = Optional.empty();
        if (damaged) {
            kept = Optional.of(keep(path, bytes));
            records.clear();
            good = 0;
        }
        channel.truncate(good);
        channel.position(good);
        return new DownloadLog(path, key, channel, List.copyOf(records), kept);
    }

    private static Path keep(Path path, byte[] damaged) throws IOException {
        String name = path.getFileName() + ".bad-" + Instant.now().getEpochSecond();
        Path bad = path.resolveSibling(name);
        for (int more = 2; Files.exists(bad, LinkOption.NOFOLLOW_LINKS); more++) {
            bad = path.resolveSibling(name + "-" + more);
        }
        return Files.write(bad, damaged, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    private static int indexOf(byte[] bytes, byte wanted, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != wanted) {
            at++;
        }
        return at;
    }

    private static void refuseNewer(Path path, int line, String text) throws IOException {
        if (line == 0 && LogLine.isHeaderOfNewerFormat(text)) {
            throw new IOException(
                    path + " was written by a newer Tributary; update this one to go on with it");
        }
    }

    /// Tells damage in the middle from a torn end: only a torn end has nothing good behind it.
    private static boolean hasGoodLineAfter(byte[] bytes, int from) {
        for (int start = from; start < bytes.length; ) {
            int end = indexOf(bytes, (byte) '\n', start);
            String line = new String(bytes, start, end - start, StandardCharsets.UTF_8);
            int bar = line.indexOf('|');
            if (end < bytes.length && bar > 0 && line.substring(0, bar).matches("\\d{1,18}")) {
                long seq = Long.parseLong(line.substring(0, bar));
                if (LogLine.parse(seq, line).isPresent()) {
                    return true;
                }
            }
            start = end + 1;
        }
        return false;
    }

    /// Returns what was in the log when it was opened, in order.
    public List<LogRecord> found() {
        return found;
    }

    /// Returns where the log is kept that was damaged, so that nothing it said was believed.
    public Optional<Path> damaged() {
        return damaged;
    }

    /// True when nothing is in the log.
    public boolean isEmpty() {
        return seq == 0;
    }

    /// Appends the records and returns when they are safe from a power cut.
    public void append(List<? extends LogRecord> records) throws IOException {
        if (records.isEmpty()) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        for (LogRecord record : records) {
            lines.append(LogLine.print(seq++, record));
        }
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(lines.toString());
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(false);
    }

    /// Throws away what is in the log, to begin anew.
    public void clear() throws IOException {
        channel.truncate(0);
        channel.position(0);
        seq = 0;
    }

    /// Removes the log and closes it; the download is over. The lock is held until the name is gone,
    /// so that nobody finds the log of a finished download free.
    public void delete() throws IOException {
        try {
            Files.deleteIfExists(path);
        } finally {
            close();
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (OPEN) {
            if (channel.isOpen()) {
                OPEN.remove(key);
                channel.close();
            }
        }
    }
}
