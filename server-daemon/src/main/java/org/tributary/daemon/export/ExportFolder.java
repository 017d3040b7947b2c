package org.tributary.daemon.export;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tributary.daemon.publish.FileChangedException;
import org.tributary.daemon.publish.OfferedFile;
import org.tributary.daemon.publish.Slice;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.format.WirePaths;
import org.tributary.shared.io.AtomicFiles;
import org.tributary.shared.io.FileHash;

/// The folder an export writes: every file in it is complete and on the disk when it gets its name,
/// and is not written again when it is there. May be used from several threads for different files.
final class ExportFolder {
    private static final Pattern NAMED_BY_HASH = Pattern.compile("([0-9a-f]{64})(\\.[a-z0-9]+)?");

    /// Tells which upload directory a folder is an export of, without giving its name away.
    private static final String OWNER = ".tributary-export";

    private final Path root;
    private final FileTime opened = FileTime.fromMillis(System.currentTimeMillis());

    ExportFolder(Path root) {
        this.root = root;
    }

    /// Keeps the folder for exports of one upload directory: to export another one into it would
    /// remove all that is there. One that nobody has claimed is free.
    ///
    /// @throws FileSystemException when it is an export of another upload directory
    void claimFor(Path uploads) throws IOException {
        Path owner = root.resolve(OWNER);
        String name = uploads.toRealPath().toString();
        byte[] claim =
                (Sha256.of(name.getBytes(StandardCharsets.UTF_8)).hex() + "\n")
                        .getBytes(StandardCharsets.US_ASCII);
        if (Files.notExists(owner)) {
            AtomicFiles.write(owner, claim);
        } else if (!Arrays.equals(claim, Files.readAllBytes(owner))) {
            throw new FileSystemException(
                    root.toString(),
                    null,
                    "it holds the export of another upload folder, which would be lost; choose"
                            + " another folder, or delete "
                            + owner
                            + " first if it may be replaced");
        }
    }

    /// Returns where a resource of the wire is that has nothing percent-encoded in its path.
    Path path(String wirePath) {
        return root.resolve(wirePath.substring(1));
    }

    /// Returns where a whole file is: the server that serves the folder decodes the name.
    Path file(OfferedFile file) {
        return filesNamed(file.sha256()).resolve(file.name());
    }

    /// Copies bytes to `target` and proves the copy.
    ///
    /// @throws FileChangedException when they do not have the hash `expected`
    void copy(Slice from, Sha256 expected, Path target) throws IOException {
        if (has(target, from.length())) {
            return;
        }
        Files.createDirectories(target.getParent());
        Path temporary = temporaryBeside(target);
        try {
            try (FileChannel source = from.open();
                    FileChannel copy =
                            FileChannel.open(
                                    temporary,
                                    StandardOpenOption.CREATE_NEW,
                                    StandardOpenOption.READ,
                                    StandardOpenOption.WRITE)) {
                transfer(source, from, copy);
                if (copy.size() != from.length()
                        || !FileHash.sha256(copy, 0, copy.size(), _ -> {}).equals(expected)) {
                    throw new FileChangedException(from.path());
                }
                copy.force(true);
            }
            move(temporary, target);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /// Makes `target` another name of the file `from`, or a copy where there are no links.
    void link(Path from, Path target, long size) throws IOException {
        if (has(target, size)) {
            return;
        }
        Files.createDirectories(target.getParent());
        Path temporary = temporaryBeside(target);
        try {
            try {
                Files.createLink(temporary, from);
            } catch (UnsupportedOperationException | IOException _) {
                Files.copy(from, temporary, LinkOption.NOFOLLOW_LINKS);
            }
            move(temporary, target);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /// Writes a document that is always the same under its path.
    void write(String wirePath, byte[] document) throws IOException {
        Path target = path(wirePath);
        if (!has(target, document.length)) {
            Files.createDirectories(target.getParent());
            AtomicFiles.write(target, document);
        }
    }

    /// Writes the one document that changes.
    void writeCatalog(byte[] document) throws IOException {
        Path target = path(WirePaths.CATALOG);
        Files.createDirectories(target.getParent());
        AtomicFiles.write(target, document);
    }

    /// Removes what earlier exports wrote, complete or not, and has no part in these files.
    void removeAllBut(List<OfferedFile> exported) throws IOException {
        Set<Path> files = new HashSet<>();
        Set<Sha256> hashes = new HashSet<>();
        for (OfferedFile file : exported) {
            files.add(file(file));
            hashes.add(file.sha256());
            hashes.add(file.entry().root());
            hashes.addAll(file.manifest().fragments());
        }
        Path wholeFiles = path("/v1/files");
        Files.walkFileTree(
                path("/v1"),
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        boolean useless =
                                isLeftOver(file, attributes)
                                        || (file.startsWith(wholeFiles)
                                                ? isNamed(file.getParent()) && !files.contains(file)
                                                : isNamed(file) && !hashes.contains(hash(file)));
                        if (useless) {
                            Files.delete(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path folder, IOException failure)
                            throws IOException {
                        if (failure != null) {
                            throw failure;
                        }
                        if (isNamed(folder) && !hashes.contains(hash(folder))) {
                            deleteIfEmpty(folder);
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    private boolean isLeftOver(Path file, BasicFileAttributes attributes) {
        String name = file.getFileName().toString();
        return name.startsWith(".")
                && name.endsWith(AtomicFiles.TEMPORARY_SUFFIX)
                && attributes.lastModifiedTime().compareTo(opened) < 0;
    }

    private static boolean isNamed(Path path) {
        return NAMED_BY_HASH.matcher(path.getFileName().toString()).matches();
    }

    private static Sha256 hash(Path path) {
        Matcher name = NAMED_BY_HASH.matcher(path.getFileName().toString());
        if (!name.matches()) {
            throw new IllegalArgumentException(path + " is not named by a hash");
        }
        return Sha256.parse(name.group(1));
    }

    private static void deleteIfEmpty(Path folder) throws IOException {
        try {
            Files.delete(folder);
        } catch (DirectoryNotEmptyException _) {
            // Somebody keeps something of their own in it.
        }
    }

    private Path filesNamed(Sha256 sha256) {
        return path("/v1/files").resolve(sha256.hex());
    }

    private static boolean has(Path target, long size) throws IOException {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(
                            target, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isRegularFile() && attributes.size() == size;
        } catch (NoSuchFileException _) {
            return false;
        }
    }

    /// The system copies, or shares the blocks where the file system can.
    private static void transfer(FileChannel source, Slice from, FileChannel copy)
            throws IOException {
        for (long done = 0; done < from.length(); ) {
            long count = source.transferTo(from.offset() + done, from.length() - done, copy);
            if (count <= 0) {
                throw new FileChangedException(from.path());
            }
            done += count;
        }
    }

    private static void move(Path temporary, Path target) throws IOException {
        Files.move(
                temporary,
                target,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path temporaryBeside(Path target) {
        String unique = Long.toHexString(ThreadLocalRandom.current().nextLong());
        return target.resolveSibling("." + unique + AtomicFiles.TEMPORARY_SUFFIX);
    }
}
