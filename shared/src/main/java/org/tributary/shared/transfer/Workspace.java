package org.tributary.shared.transfer;

import static java.util.stream.Collectors.partitioningBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.io.AtomicFiles;
import org.tributary.shared.io.FileHash;
import org.tributary.shared.io.PartFile;
import org.tributary.shared.io.SafeName;
import org.tributary.shared.transfer.DownloadResult.Failed;
import org.tributary.shared.transfer.log.DownloadLog;
import org.tributary.shared.transfer.log.LogRecord;

/// The files of one download: the target, the part file that becomes it, and the log. Blocks; used
/// by one thread at a time.
final class Workspace implements AutoCloseable {
    private static final int HASHES_A_LINE = 64;
    private static final int MOST_NAME_BYTES = 255 - ".part.log".length();

    /// A run that ends because the disk is full cannot log its last bytes: they have their room
    /// already, though the next run does not know of them.
    private static final long MOST_UNLOGGED_BYTES = 64L << 20;

    private final Path target;
    private final Content content;
    private final PartFile part;
    private final DownloadLog log;
    private final Opening opening;
    private final Found found;

    private Workspace(
            Path target,
            Content content,
            PartFile part,
            DownloadLog log,
            Opening opening,
            Found found) {
        this.target = target;
        this.content = content;
        this.part = part;
        this.log = log;
        this.opening = opening;
        this.found = found;
    }

    /// How to open.
    ///
    /// @param overwrite replace a target with other content
    /// @param links where else the file is, for the log
    /// @param adopt a file whose right segments need not be fetched
    /// @param stopped looked at now and then, on the thread that opens: true ends it
    record Opening(
            boolean overwrite, List<URI> links, Optional<Path> adopt, BooleanSupplier stopped) {
        /// What there is to say when nothing special is wanted.
        static final Opening PLAIN = new Opening(false, List.of(), Optional.empty(), () -> false);

        Opening {
            links = List.copyOf(links);
        }

        private void look() {
            if (stopped.getAsBoolean()) {
                throw new CancellationException();
            }
        }

        private Opening replacing() {
            return new Opening(true, links, adopt, stopped);
        }
    }

    /// What is on disk of an earlier run.
    ///
    /// @param verified segments that the log calls proved
    /// @param received bytes of other segments that the log calls received
    /// @param sent bytes of `verified` segments by who sent them, as far as the log says so; of the
    ///     same bytes the later is right
    /// @param damage there when the log could not be believed and what is right was found by hashing
    record Found(
            List<LogRecord.Verified> verified,
            List<LogRecord.Received> received,
            List<LogRecord.Received> sent,
            Optional<Damage> damage) {
        /// Returns how many bytes are here.
        long bytes(Content content) {
            Ranges here = new Ranges();
            for (LogRecord.Verified segment : verified) {
                here.add(content.start(segment.segment()), content.end(segment.segment()));
            }
            for (LogRecord.Received bytes : received) {
                here.add(bytes.start(), bytes.end());
            }
            return here.bytes();
        }
    }

    /// What was made good of a damaged log.
    ///
    /// @param onDisk how many whole segments the part file had bytes of
    /// @param right how many of them are what they must be
    /// @param log where the damaged log is kept
    record Damage(int onDisk, int right, Path log) {}

    /// What opening comes to.
    sealed interface Opened {
        record Ready(Workspace workspace) implements Opened {}

        /// It was stopped; nothing is open.
        record Stopped() implements Opened {}

        /// The target holds the content already.
        record AlreadyThere(Sha256 sha256) implements Opened {}

        record Blocked(Failed why) implements Opened {}
    }

    /// Opens what is on disk for a download of `content` to `target`, or begins anew.
    static Opened open(Path target, Content content, Opening how) {
        try {
            boolean inPlace = how.adopt().isPresent() && isSame(how.adopt().get(), target);
            Opening opening = inPlace ? how.replacing() : how;
            if (Files.isDirectory(target)) {
                return new Opened.Blocked(Failures.targetIsFolder(target));
            }
            Path logPath = logPath(target);
            boolean begun = Files.exists(logPath, LinkOption.NOFOLLOW_LINKS);
            if (isThere(target)) {
                Optional<Opened> there = there(target, content, opening, begun);
                if (there.isPresent()) {
                    return there.get();
                }
            }
            Files.createDirectories(target.toAbsolutePath().getParent());
            // The log is made before the part: a part alone need not be of this program.
            boolean mayClear = begun || opening.overwrite();
            return openPart(target, logPath, content, opening, mayClear);
        } catch (CancellationException e) {
            return new Opened.Stopped();
        } catch (IOException e) {
            return new Opened.Blocked(Failures.notOpened(target, e));
        }
    }

    private static boolean isSame(Path copy, Path target) throws IOException {
        return isThere(target)
                && Files.exists(target)
                && Files.exists(copy)
                && Files.isSameFile(copy, target);
    }

    /// Fails, unlike [Files#exists], when there never can be a file of that name.
    private static boolean isThere(Path target) throws IOException {
        try {
            Files.readAttributes(target, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static Path folder(Path target) {
        return target.toAbsolutePath().getParent();
    }

    /// Returns what to do about a target that exists; empty when it may be replaced.
    private static Optional<Opened> there(
            Path target, Content content, Opening opening, boolean begun) throws IOException {
        long size = Files.size(target);
        if (size == content.size() && content.sha256().isPresent()) {
            Sha256 hash = FileHash.sha256(target, _ -> opening.look());
            if (content.sha256().get().equals(hash)) {
                return Optional.of(new Opened.AlreadyThere(hash));
            }
        }
        // An empty target beside a log is a name reserved by a finish that was cut short.
        return opening.overwrite() || size == 0 && begun
                ? Optional.empty()
                : Optional.of(
                        new Opened.Blocked(
                                Failures.targetExists(target, content.sha256().isPresent())));
    }

    private static Opened openPart(
            Path target, Path logPath, Content agreed, Opening opening, boolean mayClear)
            throws IOException {
        Optional<DownloadLog> opened = DownloadLog.open(logPath);
        if (opened.isEmpty()) {
            return new Opened.Blocked(Failures.inUse(target));
        }
        DownloadLog log = opened.get();
        Optional<Content> before = content(log.found());
        Content content = before.map(agreed::provedBy).orElse(agreed);
        PartFile part = null;
        try {
            part = PartFile.open(partPath(target));
            // A log that tells nothing is of a run that ended before it had done anything worth it.
            boolean isNew = log.isEmpty() && log.damaged().isEmpty();
            boolean fresh = part.size() == 0 || mayClear && isNew;
            if (fresh && opening.adopt().isPresent()) {
                Path copy = opening.adopt().get();
                Optional<Failed> unusable = Failures.notAdopted(copy, content);
                if (unusable.isPresent()) {
                    leave(log, part);
                    return new Opened.Blocked(unusable.get());
                }
                if (!content.hashes().isEmpty()) {
                    return adopt(copy, target, log, part, content, opening);
                }
            }
            if (!mayClear && part.size() > 0 && !holdsProved(part, content, opening)) {
                leave(log, part);
                return new Opened.Blocked(Failures.partInTheWay(partPath(target)));
            }
            Optional<Found> found = found(log, part, content, before, opening);
            if (found.isEmpty()) {
                leave(log, part);
                return new Opened.Blocked(Failures.changedSinceBegun(content.name()));
            }
            Optional<Failed> tooLittle =
                    tooLittleSpace(target, content, found.get(), part.size() > 0);
            if (tooLittle.isPresent()) {
                leave(log, part);
                return new Opened.Blocked(tooLittle.get());
            }
            return new Opened.Ready(
                    new Workspace(target, content, part, log, opening, found.get()));
        } catch (IOException | RuntimeException e) {
            leave(log, part);
            throw e;
        }
    }

    /// Begins with what is right of another file.
    private static Opened adopt(
            Path copy,
            Path target,
            DownloadLog log,
            PartFile part,
            Content content,
            Opening opening)
            throws IOException {
        log.clear();
        part.setSize(0);
        Path folder = folder(target);
        long free = Files.getFileStore(folder).getUsableSpace();
        Optional<Failed> tooLittle = Failures.noSpace(folder, content.size(), free);
        if (tooLittle.isPresent()) {
            leave(log, part);
            return new Opened.Blocked(tooLittle.get());
        }
        Failed failed;
        try {
            Adoption adoption = new Adoption(content, part, opening.stopped());
            Found found = new Found(adoption.from(copy), List.of(), List.of(), Optional.empty());
            Workspace workspace = new Workspace(target, content, part, log, opening, found);
            // Copying is not to be done again, whatever happens next.
            workspace.commit(List.of());
            return new Opened.Ready(workspace);
        } catch (PartWriteException e) {
            failed = Failures.notWritten(target, e.failure(), content.size());
        } catch (IOException e) {
            failed = Failures.notAdopted(copy, e);
        } catch (CancellationException e) {
            log.clear();
            part.setSize(0);
            throw e;
        }
        log.clear();
        part.setSize(0);
        leave(log, part);
        return new Opened.Blocked(failed);
    }

    /// Closes what was opened in vain, and removes it where it says nothing.
    private static void leave(DownloadLog log, PartFile part) throws IOException {
        try (log) {
            if (part != null) {
                long size = part.size();
                part.close();
                if (size == 0 && log.isEmpty()) {
                    Files.delete(part.path());
                }
            }
            if (log.isEmpty()) {
                log.delete();
            }
        }
    }

    private static Optional<Found> found(
            DownloadLog log,
            PartFile part,
            Content content,
            Optional<Content> before,
            Opening opening)
            throws IOException {
        if (before.isPresent() && content.isSameAs(before.get())) {
            return Optional.of(believe(log.found(), part.size(), content));
        }
        boolean provable = !content.hashes().isEmpty();
        boolean other = before.isPresent() && content.isSurelyNot(before.get());
        if (other && !provable && !opening.overwrite()) {
            return Optional.empty();
        }
        // What was downloaded before is of no use, or what is right of it shows by hashing.
        Found salvaged = salvage(part, content, opening, log.damaged());
        log.clear();
        if (salvaged.verified().isEmpty()) {
            part.setSize(0);
        }
        return Optional.of(salvaged);
    }

    /// Returns what the log says was being downloaded; empty when it does not say.
    static Optional<Content> content(List<LogRecord> records) {
        if (records.isEmpty() || !(records.getFirst() instanceof LogRecord.Header header)) {
            return Optional.empty();
        }
        List<Sha256> hashes = new ArrayList<>();
        for (LogRecord record : records) {
            if (record instanceof LogRecord.Hashes more && more.first() == hashes.size()) {
                hashes.addAll(more.sha256());
            }
        }
        try {
            return Optional.of(
                    new Content(
                            header.name(),
                            header.size(),
                            header.segmentSize(),
                            hashes,
                            header.sha256(),
                            header.root(),
                            header.etag()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Returns what is on disk by what the log of a download of `content` says.
    ///
    /// @param size of the part file
    static Found believe(List<LogRecord> records, long size, Content content) {
        LogRecord.Verified[] verified = new LogRecord.Verified[content.segments()];
        List<LogRecord.Received> received = new ArrayList<>();
        for (LogRecord record : records) {
            switch (record) {
                case LogRecord.Verified segment
                        when isSegment(segment.segment(), content)
                                && content.end(segment.segment()) <= size ->
                        verified[segment.segment()] = segment;
                case LogRecord.Received bytes
                        when isSegment(bytes.segment(), content)
                                && bytes.start() >= content.start(bytes.segment())
                                && bytes.start() < bytes.end()
                                && bytes.end() <= Math.min(content.end(bytes.segment()), size) ->
                        received.add(bytes);
                case LogRecord.Forgotten(int segment) when isSegment(segment, content) -> {
                    verified[segment] = null;
                    received.removeIf(bytes -> bytes.segment() == segment);
                }
                default -> {}
            }
        }
        List<LogRecord.Verified> proved = new ArrayList<>();
        for (LogRecord.Verified segment : verified) {
            if (segment != null) {
                proved.add(segment);
            }
        }
        Map<Boolean, List<LogRecord.Received>> isProved =
                received.stream()
                        .collect(partitioningBy(bytes -> verified[bytes.segment()] != null));
        return new Found(proved, isProved.get(false), isProved.get(true), Optional.empty());
    }

    private static boolean isSegment(int number, Content content) {
        return number >= 0 && number < content.segments();
    }

    /// @param damagedLog where the log is kept that told nothing
    private static Found salvage(
            PartFile part, Content content, Opening opening, Optional<Path> damagedLog)
            throws IOException {
        Checker checker = new Checker(content, part, opening.stopped());
        List<LogRecord.Verified> right = new ArrayList<>();
        long size = part.size();
        int wrong = 0;
        for (int segment = 0; segment < content.segments(); segment++) {
            if (content.end(segment) > size) {
                continue;
            }
            if (checker.isRight(segment)) {
                right.add(
                        new LogRecord.Verified(
                                segment, "", content.length(segment), Instant.now()));
            } else if (damagedLog.isPresent() && !checker.isHole(segment)) {
                wrong++;
            }
        }
        int onDisk = right.size() + wrong;
        return new Found(
                right,
                List.of(),
                List.of(),
                damagedLog.map(log -> new Damage(onDisk, right.size(), log)));
    }

    private static boolean holdsProved(PartFile part, Content content, Opening opening)
            throws IOException {
        return !salvage(part, content, opening, Optional.empty()).verified().isEmpty();
    }

    private static Optional<Failed> tooLittleSpace(
            Path target, Content content, Found found, boolean begun) throws IOException {
        Path folder = folder(target);
        long free = Files.getFileStore(folder).getUsableSpace();
        long need = content.size() - found.bytes(content);
        return begun && free + MOST_UNLOGGED_BYTES >= need
                ? Optional.empty()
                : Failures.noSpace(folder, need, free);
    }

    /// Returns what is downloaded: what it was opened for, or the same with what the log knows of it.
    Content content() {
        return content;
    }

    Path target() {
        return target;
    }

    PartFile part() {
        return part;
    }

    Found found() {
        return found;
    }

    /// Makes everything written to the part file safe, then notes it in the log.
    ///
    /// @throws IOException when either fails, after which nothing written since may be believed
    void commit(List<LogRecord> records) throws IOException {
        part.force();
        List<LogRecord> lines = new ArrayList<>();
        if (log.isEmpty()) {
            lines.addAll(opening());
        }
        lines.addAll(records);
        log.append(lines);
    }

    private List<LogRecord> opening() {
        List<LogRecord> lines = new ArrayList<>();
        lines.add(
                new LogRecord.Header(
                        content.name(),
                        content.size(),
                        content.segmentSize(),
                        content.sha256(),
                        content.root(),
                        content.etag(),
                        content.hashes().size(),
                        opening.links().stream().map(URI::toString).toList()));
        List<Sha256> hashes = content.hashes();
        for (int first = 0; first < hashes.size(); first += HASHES_A_LINE) {
            int end = Math.min(first + HASHES_A_LINE, hashes.size());
            lines.add(new LogRecord.Hashes(first, hashes.subList(first, end)));
        }
        lines.addAll(found.sent());
        lines.addAll(found.verified());
        lines.addAll(found.received());
        return lines;
    }

    /// Gives the complete part file its final name and removes the log. Until the name is there the
    /// download can still be resumed; once it is, the file is whole and safe from a power cut.
    ///
    /// @throws CancellationException when it was stopped before it had the name
    void finish(Optional<Instant> modified) throws IOException {
        if (content.size() != Content.UNKNOWN) {
            part.setSize(content.size());
        }
        part.force();
        opening.look();
        part.close();
        boolean reserved = reserve();
        try {
            copyMode(target, part.path());
            if (modified.isPresent()) {
                Files.setLastModifiedTime(part.path(), FileTime.from(modified.get()));
            }
            AtomicFiles.replace(part.path(), target);
        } catch (IOException e) {
            if (reserved) {
                Files.deleteIfExists(target);
            }
            throw e;
        }
        log.delete();
    }

    /// Takes the final name without replacing anything; false when it may be replaced.
    private boolean reserve() throws IOException {
        try {
            Files.createFile(target);
            return true;
        } catch (FileAlreadyExistsException e) {
            if (opening.overwrite() || Files.size(target) == 0) {
                return false;
            }
            throw e;
        }
    }

    private static void copyMode(Path from, Path to) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(Files.getPosixFilePermissions(from));
        }
    }

    /// Forgets what the log says, but keeps the bytes: what they are worth shows by hashing when they
    /// are opened again.
    void forget() throws IOException {
        log.clear();
        close();
    }

    /// Throws away what was downloaded: it cannot be right.
    void discard() throws IOException {
        part.close();
        Files.deleteIfExists(part.path());
        log.delete();
    }

    @Override
    public void close() throws IOException {
        part.close();
        log.close();
    }

    /// Returns where the bytes of a download to `target` are until it is done.
    static Path partPath(Path target) {
        return sibling(target, ".part");
    }

    /// Returns where the log of a download to `target` is.
    static Path logPath(Path target) {
        return sibling(target, ".part.log");
    }

    private static Path sibling(Path target, String suffix) {
        String name = SafeName.fit(target.getFileName().toString(), MOST_NAME_BYTES);
        return target.resolveSibling(name + suffix);
    }

    /// Returns the segments that an earlier run proved.
    BitSet verifiedBefore() {
        BitSet segments = new BitSet();
        found.verified().forEach(record -> segments.set(record.segment()));
        return segments;
    }
}
