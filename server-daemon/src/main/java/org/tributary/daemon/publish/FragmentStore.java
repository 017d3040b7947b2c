package org.tributary.daemon.publish;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.shared.format.Manifest;
import org.tributary.shared.format.PercentEncoding;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.io.AtomicFiles;

/// The memory of what was read: the file `index` in the state folder, so that a restart reads no
/// file again that did not change.
///
/// An append-only text, one line a file, the last line of a name wins:
///
///     tributary index 1
///     <CRC-32C of the rest> <size> <modified> <changed> <inode> <fragment size> <compressible>
///         <SHA-256> <percent-encoded name> <fragments' SHA-256, one after the other>
///
/// (in one line; the fragments are left out where there is only one). Each line is true for ever:
/// it says what a file with that stamp holds, so a line too many does no harm and one too few costs
/// a second reading. Hence a line that is cut or damaged is just passed over. Several processes may
/// append. Not thread-safe.
final class FragmentStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FragmentStore.class);
    private static final String FORMAT = "tributary index ";
    private static final String HEADER = FORMAT + "1";
    private static final int HEX_DIGITS = 2 * Sha256.BYTES;
    private static final int MAX_LINE_BYTES = Manifest.MAX_FRAGMENTS * HEX_DIGITS + (64 << 10);

    /// Rewriting the file is not worth while for fewer superfluous lines.
    private static final int LEAST_SUPERFLUOUS_LINES = 1000;

    private final Path file;
    private final Map<String, KnownFile> known = new HashMap<>();
    private final ByteArrayOutputStream unsaved = new ByteArrayOutputStream();

    /// Where lines are appended; null when nothing is to be written.
    private FileChannel channel;

    private long lines;
    private boolean endsInLine;

    private FragmentStore(Path file) {
        this.file = file;
    }

    /// Reads the memory in `file`; what is there and is no memory of this version is set aside and
    /// the memory starts empty.
    ///
    /// @throws IOException when `file` cannot be read or not be written
    static FragmentStore open(Path file) throws IOException {
        FragmentStore store = new FragmentStore(file);
        Optional<String> problem = store.load();
        if (problem.isPresent()) {
            Path aside = file.resolveSibling(file.getFileName() + ".old");
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            LOG.warn(
                    "{} {}: it is kept as {}, and all files are read again",
                    file,
                    problem.get(),
                    aside.getFileName());
        }
        store.openForAppending();
        return store;
    }

    /// Reads the memory in `file` while a daemon may be using it: nothing is set aside, and what
    /// cannot be written there is forgotten at the end.
    ///
    /// @throws IOException when `file` cannot be read
    static FragmentStore openBeside(Path file) throws IOException {
        FragmentStore store = new FragmentStore(file);
        if (store.load().isEmpty() && Files.isWritable(file.toAbsolutePath().getParent())) {
            store.openForAppending();
        }
        return store;
    }

    /// Returns what is known of the file called `name` in the state `status`, divided into
    /// fragments of `fragmentSize` bytes.
    Optional<KnownFile> find(String name, FileStatus status, long fragmentSize) {
        return Optional.ofNullable(known.get(name))
                .filter(file -> file.status().equals(status))
                .filter(file -> file.manifest().fragmentSize() == fragmentSize);
    }

    /// Remembers what reading a file has told; durable after the next [#save()].
    void put(String name, KnownFile file) {
        known.put(name, file);
        unsaved.writeBytes(line(name, file));
        lines++;
    }

    /// True when something was put that is not on disk yet.
    boolean isUnsaved() {
        return unsaved.size() > 0;
    }

    /// Brings what was put since the last time to the disk. After a failure those lines are
    /// forgotten on disk, at the cost of another reading after a restart.
    void save() throws IOException {
        if (!isUnsaved()) {
            return;
        }
        ByteBuffer bytes = ByteBuffer.wrap(unsaved.toByteArray());
        unsaved.reset();
        if (channel == null) {
            return;
        }
        try {
            if (endsInLine) {
                channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
            }
            endsInLine = true;
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            endsInLine = false;
            channel.force(false);
        } catch (IOException e) {
            throw new IOException("Cannot write " + file + ": " + UploadScanner.reason(e), e);
        }
    }

    /// Writes the file anew without what is no longer of use, when that is the greater part of it.
    ///
    /// @param present the names that are in use
    void compact(Collection<String> present) throws IOException {
        if (present.isEmpty() || lines <= 2L * present.size() + LEAST_SUPERFLUOUS_LINES) {
            return;
        }
        known.keySet().retainAll(present);
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel out =
                FileChannel.open(
                        fresh,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            OutputStream buffered = new BufferedOutputStream(Channels.newOutputStream(out));
            buffered.write(headerLine());
            for (Map.Entry<String, KnownFile> entry : known.entrySet()) {
                buffered.write(line(entry.getKey(), entry.getValue()));
            }
            buffered.flush();
            out.force(true);
        }
        channel.close();
        AtomicFiles.replace(fresh, file);
        unsaved.reset();
        lines = known.size();
        openForAppending();
    }

    @Override
    public void close() throws IOException {
        try {
            save();
        } finally {
            if (channel != null) {
                channel.close();
            }
        }
    }

    private void openForAppending() throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        if (channel.size() == 0) {
            channel.write(ByteBuffer.wrap(headerLine()));
            endsInLine = false;
        }
    }

    /// Reads the file line by line; returns what is wrong with it as a whole, if anything.
    private Optional<String> load() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            LineReader reader = new LineReader(in);
            Optional<byte[]> header = reader.next();
            if (header.isEmpty()) {
                return Optional.empty();
            }
            String first = new String(header.get(), StandardCharsets.ISO_8859_1);
            if (!first.equals(HEADER)) {
                return Optional.of(headerProblem(first, reader.endsInLine()));
            }
            int damaged = 0;
            for (Optional<byte[]> line = reader.next(); line.isPresent(); line = reader.next()) {
                if (line.get().length == 0) {
                    continue;
                }
                lines++;
                boolean torn = reader.endsInLine();
                if (!readLine(line.get()) && !torn) {
                    damaged++;
                }
            }
            endsInLine = reader.endsInLine();
            if (damaged > 0) {
                LOG.warn("Damaged lines in {}: {}. Those files are read again", file, damaged);
            }
            return Optional.empty();
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    private static String headerProblem(String first, boolean torn) {
        if (torn && HEADER.startsWith(first)) {
            return "was cut short when it was made";
        }
        return first.startsWith(FORMAT)
                ? "was written by another version of this program"
                : "is not an index of this program";
    }

    private boolean readLine(byte[] line) {
        String text = new String(line, StandardCharsets.ISO_8859_1);
        int end = text.indexOf(' ');
        if (end < 0 || !text.substring(0, end).equals(checksum(line, end + 1))) {
            return false;
        }
        String[] fields = text.substring(end + 1).split(" ", -1);
        try {
            String name = URLDecoder.decode(fields[7], StandardCharsets.UTF_8);
            known.put(name, knownFile(fields));
            return true;
        } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
            return false;
        }
    }

    private static KnownFile knownFile(String[] fields) {
        long size = Long.parseLong(fields[0]);
        FileStamp stamp = new FileStamp(size, Long.parseLong(fields[1]), Long.parseLong(fields[3]));
        FileStatus status = new FileStatus(FileStatus.Kind.FILE, stamp, Long.parseLong(fields[2]));
        long fragmentSize = Long.parseLong(fields[4]);
        Compressible compressible = Compressible.valueOf(fields[5].toUpperCase(Locale.ROOT));
        Sha256 sha256 = Sha256.parse(fields[6]);
        List<Sha256> fragments = new ArrayList<>();
        if (Manifest.fragmentCount(size, fragmentSize) == 1) {
            fragments.add(sha256);
        } else {
            for (int at = 0; at < fields[8].length(); at += HEX_DIGITS) {
                fragments.add(Sha256.parse(fields[8].substring(at, at + HEX_DIGITS)));
            }
        }
        return new KnownFile(
                status, new Manifest(size, fragmentSize, fragments, sha256), compressible);
    }

    private static byte[] headerLine() {
        return (HEADER + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] line(String name, KnownFile file) {
        FileStamp stamp = file.status().stamp();
        Manifest manifest = file.manifest();
        StringBuilder text = new StringBuilder(256);
        text.append("00000000 ");
        text.append(stamp.size()).append(' ');
        text.append(stamp.modifiedNanos()).append(' ');
        text.append(file.status().changedNanos()).append(' ');
        text.append(stamp.inode()).append(' ');
        text.append(manifest.fragmentSize()).append(' ');
        text.append(file.compressible().name().toLowerCase(Locale.ROOT)).append(' ');
        text.append(manifest.sha256().hex()).append(' ');
        text.append(PercentEncoding.encodePath(name)).append(' ');
        if (manifest.fragments().size() > 1) {
            manifest.fragments().forEach(fragment -> text.append(fragment.hex()));
        }
        byte[] line = text.append('\n').toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] checksum = checksum(line, 9, line.length - 1).getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(checksum, 0, line, 0, checksum.length);
        return line;
    }

    private static String checksum(byte[] line, int from) {
        return checksum(line, from, line.length);
    }

    private static String checksum(byte[] line, int from, int to) {
        CRC32C crc = new CRC32C();
        crc.update(line, from, to - from);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    /// Splits a stream at newlines; what is longer than any line can be is cut there.
    private static final class LineReader {
        private final InputStream in;
        private final byte[] buffer = new byte[1 << 16];
        private final ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 10);
        private int position;
        private int limit;
        private boolean endsInLine;

        LineReader(InputStream in) {
            this.in = in;
        }

        /// Returns the next line without its newline, or empty at the end.
        Optional<byte[]> next() throws IOException {
            line.reset();
            boolean empty = true;
            while (fill()) {
                empty = false;
                int start = position;
                while (position < limit && buffer[position] != '\n') {
                    position++;
                }
                line.write(buffer, start, Math.min(position - start, MAX_LINE_BYTES - line.size()));
                if (position < limit) {
                    position++;
                    endsInLine = false;
                    return Optional.of(line.toByteArray());
                }
            }
            endsInLine |= !empty;
            return empty ? Optional.empty() : Optional.of(line.toByteArray());
        }

        /// True when the last line returned had no newline.
        boolean endsInLine() {
            return endsInLine;
        }

        private boolean fill() throws IOException {
            if (position == limit) {
                position = 0;
                limit = Math.max(0, in.read(buffer));
            }
            return limit > 0;
        }
    }
}
