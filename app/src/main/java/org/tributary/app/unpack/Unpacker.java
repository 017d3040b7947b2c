package org.tributary.app.unpack;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.apache.commons.compress.MemoryLimitException;
import org.apache.commons.compress.PasswordRequiredException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.shared.format.InvalidFormatException;
import org.tributary.shared.format.RemoteText;
import org.tributary.shared.format.Sizes;
import org.tributary.shared.io.SafeName;

/// Takes one archive apart, into a new folder beside it that is named after it. Nothing that exists
/// is touched, nothing is written outside of the folder, and the folder gets its name when all is in
/// it. What comes out is bounded: an archive may be made to fill the disk.
public final class Unpacker {
    private static final Logger LOG = LoggerFactory.getLogger(Unpacker.class);

    /// What is left free on the disk.
    private static final long SPARE_BYTES = 64L << 20;

    private static final int BUFFER = 256 << 10;
    private static final String TEMPORARY = ".unpacking";

    private final Path archive;
    private final ArchiveFormat format;
    private final Limits limits;
    private final byte[] buffer = new byte[BUFFER];
    private long bytesLeft;
    private boolean isDiskTheLimit;
    private int leftOut;
    private volatile double progress;
    private volatile boolean cancelled;

    /// How much may come out of an archive.
    ///
    /// @param entries most files and folders
    /// @param ratio so many times its size
    /// @param besides so many bytes more, for small ones
    record Limits(int entries, long ratio, long besides) {
        static final Limits USUAL = new Limits(1_000_000, 100, 1L << 30);
    }

    private Unpacker(Path archive, ArchiveFormat format, Limits limits) {
        this.archive = archive.toAbsolutePath();
        this.format = format;
        this.limits = limits;
    }

    /// Returns what takes an archive apart; empty for a file that is none by its name.
    public static Optional<Unpacker> of(Path archive) {
        return of(archive, Limits.USUAL);
    }

    static Optional<Unpacker> of(Path archive, Limits limits) {
        return ArchiveFormat.of(archive.getFileName().toString())
                .map(format -> new Unpacker(archive, format, limits));
    }

    /// Returns how much of the archive is read, 0 to 1. Any thread.
    public double progress() {
        return progress;
    }

    /// Makes [#run()] end soon. Any thread.
    public void cancel() {
        cancelled = true;
    }

    /// Does it. Blocks for the disk, perhaps for long; called once.
    public Unpacked run() {
        Path temporary = temporary(Long.toHexString(ThreadLocalRandom.current().nextLong()));
        try {
            deleteOld();
            bound();
            Files.createDirectory(temporary);
            unpack(temporary);
            return cancelled
                    ? new Unpacked.Cancelled()
                    : new Unpacked.Done(publish(temporary), leftOut);
        } catch (IOException e) {
            LOG.info("{} cannot be taken apart", archive, e);
            return new Unpacked.Refused(reason(e));
        } catch (RuntimeException e) {
            // The libraries' answer to some damaged archives.
            LOG.warn("{} cannot be taken apart", archive, e);
            return new Unpacked.Refused("it is damaged");
        } finally {
            delete(temporary);
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case UnpackException known -> known.getMessage();
            case PasswordRequiredException _ -> "it is encrypted";
            case MemoryLimitException _ -> "taking it apart would need too much memory";
            case FileSystemException disk ->
                    disk.getReason() == null
                            ? "\"" + RemoteText.shown(disk.getFile()) + "\" cannot be written"
                            : RemoteText.shown(disk.getReason());
            case EOFException _ -> "it is damaged: its end is missing";
            default -> "it is damaged: " + RemoteText.shown(String.valueOf(e.getMessage()));
        };
    }

    private void bound() throws IOException {
        long most = limits.ratio() * Files.size(archive) + limits.besides();
        long free = Files.getFileStore(archive.getParent()).getUsableSpace() - SPARE_BYTES;
        isDiskTheLimit = free < most;
        bytesLeft = Math.max(0, Math.min(most, free));
    }

    private void unpack(Path into) throws IOException {
        try (Archive open = Archive.open(archive, format)) {
            int entries = 0;
            Optional<Archive.Entry> entry;
            while (!cancelled && (entry = open.next()).isPresent()) {
                if (++entries > limits.entries()) {
                    throw new UnpackException("it holds more than " + limits.entries() + " files");
                }
                Optional<Path> path = EntryPath.relative(entry.get().path());
                if (entry.get().kind() == Archive.Kind.OTHER) {
                    leftOut++;
                } else if (path.isPresent()) {
                    make(into.resolve(path.get()), entry.get(), open);
                }
                progress = open.progress();
            }
        }
    }

    private void make(Path file, Archive.Entry entry, Archive from) throws IOException {
        if (entry.kind() == Archive.Kind.FOLDER) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        try (OutputStream out =
                Files.newOutputStream(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS)) {
            copy(from, out);
        }
        if (entry.executable()) {
            letRun(file);
        }
        if (entry.modified().isPresent()) {
            Files.setLastModifiedTime(file, FileTime.from(entry.modified().get()));
        }
    }

    private void copy(Archive from, OutputStream out) throws IOException {
        InputStream in = from.content();
        int read;
        while (!cancelled && (read = in.read(buffer)) >= 0) {
            bytesLeft -= read;
            if (bytesLeft < 0) {
                throw new UnpackException(
                        isDiskTheLimit
                                ? "the disk has too little room for what it holds"
                                : "it holds more than "
                                        + limits.ratio()
                                        + " times its own size and "
                                        + Sizes.shown(limits.besides()));
            }
            out.write(buffer, 0, read);
            progress = from.progress();
        }
    }

    /// Everybody who may read it may run it.
    private static void letRun(Path file) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        Set<PosixFilePermission> mode = view.readAttributes().permissions();
        if (mode.contains(PosixFilePermission.OWNER_READ)) {
            mode.add(PosixFilePermission.OWNER_EXECUTE);
        }
        if (mode.contains(PosixFilePermission.GROUP_READ)) {
            mode.add(PosixFilePermission.GROUP_EXECUTE);
        }
        if (mode.contains(PosixFilePermission.OTHERS_READ)) {
            mode.add(PosixFilePermission.OTHERS_EXECUTE);
        }
        view.setPermissions(mode);
    }

    /// Gives the complete folder its name, or that name with a number where it is taken.
    private Path publish(Path temporary) throws IOException {
        String name = name();
        for (int number = 1; ; number++) {
            Path folder = archive.resolveSibling(number == 1 ? name : name + " (" + number + ")");
            if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            try {
                return Files.move(temporary, folder);
            } catch (FileAlreadyExistsException _) {
                // Somebody was quicker; the next number may be free.
            }
        }
    }

    private String name() {
        try {
            return SafeName.of(format.stem(archive.getFileName().toString()));
        } catch (InvalidFormatException _) {
            return "unpacked";
        }
    }

    private Path temporary(String unique) {
        return archive.resolveSibling("." + SafeName.fit(name(), 200) + "." + unique + TEMPORARY);
    }

    /// Deletes what an earlier try left that was cut short.
    private void deleteOld() throws IOException {
        String start = "." + SafeName.fit(name(), 200) + ".";
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(
                        archive.getParent(),
                        file -> {
                            String name = file.getFileName().toString();
                            return name.startsWith(start)
                                    && name.endsWith(TEMPORARY)
                                    && name.length() <= start.length() + 16 + TEMPORARY.length();
                        })) {
            files.forEach(Unpacker::delete);
        }
    }

    /// Deletes a folder of ours with all that is in it; links in it are not followed.
    private static void delete(Path folder) {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            LOG.warn("cannot delete {}", folder, e);
        }
    }
}
