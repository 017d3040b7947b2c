package org.tributary.daemon.publish;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tributary.shared.format.CatalogPath;
import org.tributary.shared.format.Manifest;

/// Finds what an upload directory has to offer: regular files, in subfolders too. Dot files and
/// all below a dot folder, pipes, devices and the folders in `excluded` are passed over in silence.
/// A symbolic link stands for the regular file it leads to when that one could be offered itself;
/// one that leads outside is refused, any other passed over. Opens no file.
final class UploadScanner {
    private final Path root;
    private final List<Path> excluded;

    /// @param root the upload directory
    /// @param excluded folders that are not part of it wherever they are
    /// @throws IOException when the upload directory does not exist
    UploadScanner(Path root, List<Path> excluded) throws IOException {
        this.root = root.toRealPath();
        this.excluded = excluded.stream().map(UploadScanner::realOrAbsolute).toList();
    }

    /// What is at one path.
    sealed interface Finding {
        /// Something to offer.
        record Offerable(UploadFile file) implements Finding {}

        /// A folder to look into.
        record Folder(Path path) implements Finding {}

        /// Something that should be offered and cannot be.
        record Refused(String name, UnreadableFile file) implements Finding {}

        /// Nothing, or nothing of interest.
        record Nothing() implements Finding {}
    }

    private static final Finding NOTHING = new Finding.Nothing();

    Path root() {
        return root;
    }

    /// Returns the name of a path below the upload directory, relative and with `/`.
    String name(Path path) {
        String name = root.relativize(path).toString();
        String separator = root.getFileSystem().getSeparator();
        return separator.equals("/") ? name : name.replace(separator, "/");
    }

    /// Looks at everything in `folder` and below.
    ///
    /// @param onFolder told of each folder before it is listed, so that whoever watches it from
    ///   then on misses nothing
    /// @return what can be offered and what was refused
    List<Finding> scan(Path folder, Consumer<Path> onFolder) {
        List<Finding> findings = new ArrayList<>();
        Deque<Path> folders = new ArrayDeque<>();
        folders.add(folder);
        while (!folders.isEmpty()) {
            Path next = folders.poll();
            onFolder.accept(next);
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(next)) {
                if (!isReal(next)) {
                    continue;
                }
                for (Path entry : entries) {
                    switch (examineIn(entry)) {
                        case Finding.Folder(Path path) -> folders.add(path);
                        case Finding.Nothing() -> {}
                        case Finding.Offerable found -> findings.add(found);
                        case Finding.Refused found -> findings.add(found);
                    }
                }
            } catch (NoSuchFileException | NotDirectoryException _) {
                // Gone since its parent was listed.
            } catch (IOException e) {
                findings.add(refused(name(next), reason(e)));
            } catch (DirectoryIteratorException e) {
                findings.add(refused(name(next), reason(e.getCause())));
            }
        }
        return findings;
    }

    /// Looks at one path below the upload directory.
    Finding examine(Path path) {
        return isReal(path.getParent()) ? examineIn(path) : NOTHING;
    }

    /// A folder may have become a link, and all that seems to be in it is elsewhere then.
    private static boolean isReal(Path folder) {
        try {
            return folder.toRealPath().equals(folder);
        } catch (IOException _) {
            return false;
        }
    }

    /// Looks at one path in a folder that is known to be no link.
    private Finding examineIn(Path path) {
        String name = name(path);
        if (isHidden(name) || excluded.stream().anyMatch(path::startsWith)) {
            return NOTHING;
        }
        try {
            FileStatus status = FileStatus.of(path);
            return switch (status.kind()) {
                case FILE -> offerable(name, path, status);
                case FOLDER -> new Finding.Folder(path);
                case LINK -> linked(name, path);
                case OTHER -> NOTHING;
            };
        } catch (NoSuchFileException | NotDirectoryException _) {
            return NOTHING;
        } catch (IOException e) {
            return refused(name, reason(e));
        }
    }

    private Finding offerable(String name, Path location, FileStatus status) {
        String path = Normalizer.normalize(name, Normalizer.Form.NFC);
        if (path.equals(name)) {
            path = name;
        }
        if (name.indexOf('\uFFFD') >= 0) {
            return refused(name, "its name is not valid UTF-8");
        }
        Optional<String> problem = CatalogPath.problem(path);
        if (problem.isPresent()) {
            return refused(name, "its path " + problem.get());
        }
        if (status.size() > Manifest.MAX_SIZE) {
            return refused(name, "it is larger than 16 TiB");
        }
        if (!Files.isReadable(location)) {
            boolean gone = Files.notExists(location, LinkOption.NOFOLLOW_LINKS);
            return gone ? NOTHING : refused(name, "permission denied");
        }
        return new Finding.Offerable(new UploadFile(name, path, location, status));
    }

    private Finding linked(String name, Path link) throws IOException {
        Path target;
        try {
            target = link.toRealPath();
        } catch (NoSuchFileException | AccessDeniedException _) {
            return NOTHING;
        } catch (FileSystemException _) {
            // A circle of links.
            return NOTHING;
        }
        if (!target.startsWith(root)) {
            return refused(name, "it is a link that leads outside the upload folder");
        }
        if (isHidden(name(target)) || excluded.stream().anyMatch(target::startsWith)) {
            return NOTHING;
        }
        FileStatus status = FileStatus.of(target);
        return status.kind() == FileStatus.Kind.FILE ? offerable(name, target, status) : NOTHING;
    }

    private static boolean isHidden(String name) {
        return name.startsWith(".") || name.contains("/.");
    }

    private static Finding refused(String name, String reason) {
        return new Finding.Refused(
                name, new UnreadableFile(Normalizer.normalize(name, Normalizer.Form.NFC), reason));
    }

    /// Says in a few words for people why a file could not be used.
    static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileSystemException failure && failure.getReason() != null) {
            return failure.getReason();
        }
        return e.getMessage() == null ? "it cannot be read" : e.getMessage();
    }

    private static Path realOrAbsolute(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException _) {
            return path.toAbsolutePath().normalize();
        }
    }
}
