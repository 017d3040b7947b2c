package org.tributary.daemon.export;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.tributary.daemon.publish.Descriptions;
import org.tributary.daemon.publish.FileStamp;
import org.tributary.daemon.publish.OfferedFile;
import org.tributary.daemon.publish.Publication;
import org.tributary.daemon.publish.PublishListener;
import org.tributary.daemon.publish.PublishSettings;
import org.tributary.daemon.publish.Slice;
import org.tributary.daemon.publish.UnreadableFile;
import org.tributary.daemon.publish.UploadSnapshot;
import org.tributary.shared.format.Catalog;
import org.tributary.shared.format.CatalogEntry;
import org.tributary.shared.format.FragmentSet;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.format.WireJson;
import org.tributary.shared.format.WirePaths;
import org.tributary.shared.io.Folders;

/// Writes the static part of the wire as a folder: point nginx, an object store or a CDN at it and
/// it is one more server. May run beside a daemon on the same upload directory and state folder.
///
/// Whole files and fragments are copies, not links to the originals: an edit of an original in
/// place would otherwise change what stands here for ever under a hash, and links would look like
/// changes to a daemon that watches. The copies cost nothing where the file system shares blocks
/// (Btrfs, XFS, APFS), and within the folder equal content is linked. Each copy is proved before
/// it gets its name; the catalog comes last and names only what is there. To export again adds what
/// is new and removes what is no longer offered.
public final class StaticExport {
    /// Enough to keep a disk busy while it confirms that small files are on it.
    private static final int THREADS = 8;

    private final UploadSnapshot snapshot;
    private final ExportFolder folder;

    private StaticExport(UploadSnapshot snapshot, ExportFolder folder) {
        this.snapshot = snapshot;
        this.folder = folder;
    }

    /// How an export ended.
    ///
    /// @param catalog what the folder offers now
    /// @param unreadable what should be offered and could not be
    public record Result(Catalog catalog, List<UnreadableFile> unreadable) {}

    /// Exports into `target`, which is made when missing.
    ///
    /// @param listener told of the progress of reading, on the calling thread
    /// @throws IOException when the upload directory cannot be listed, or `target` not be written
    ///   or holds an export of another upload directory
    public static Result run(PublishSettings settings, Path target, PublishListener listener)
            throws IOException, InterruptedException {
        Folders.make(target);
        requireApart(settings.uploads(), target);
        ExportFolder folder = new ExportFolder(target);
        folder.claimFor(settings.uploads());
        return new StaticExport(UploadSnapshot.take(settings, listener), folder).write();
    }

    private static void requireApart(Path uploads, Path target) throws IOException {
        if (target.toRealPath().startsWith(uploads.toRealPath())) {
            throw new FileSystemException(
                    target.toString(),
                    null,
                    "it is inside the upload folder, and a daemon would offer it; choose another one");
        }
    }

    private Result write() throws IOException, InterruptedException {
        Publication publication = snapshot.publication();
        Map<Sha256, List<OfferedFile>> contents = new LinkedHashMap<>();
        for (CatalogEntry entry : publication.catalog().files()) {
            contents.computeIfAbsent(entry.sha256(), publication::filesByHash);
        }
        List<Callable<Exported>> work = new ArrayList<>();
        contents.values().forEach(files -> work.add(() -> export(files)));
        List<CatalogEntry> entries = new ArrayList<>();
        List<UnreadableFile> unreadable = new ArrayList<>(publication.unreadable());
        for (Exported exported : inParallel(work)) {
            entries.addAll(exported.entries());
            unreadable.addAll(exported.lost());
        }
        Catalog catalog = new Catalog(entries);
        folder.writeCatalog(WireJson.write(catalog));
        folder.removeAllBut(
                entries.stream()
                        .map(entry -> publication.fileByPath(entry.path()).orElseThrow())
                        .toList());
        return new Result(catalog, List.copyOf(unreadable));
    }

    /// Exports one content with all its names.
    private Exported export(List<OfferedFile> files) throws IOException {
        OfferedFile first = files.getFirst();
        try {
            Path whole = folder.file(first);
            folder.copy(first.whole(), first.sha256(), whole);
            for (OfferedFile other : files.subList(1, files.size())) {
                folder.link(whole, folder.file(other), first.size());
            }
            folder.write(
                    WirePaths.manifest(first.entry().root()), WireJson.write(first.manifest()));
            FragmentSet zst = exportFragments(first, whole);
            exportDescriptions(first);
            return new Exported(
                    files.stream().map(file -> file.withZst(zst).entry()).toList(), List.of());
        } catch (FileSystemException e) {
            if (!first.whole().path().toString().equals(e.getFile())) {
                throw e;
            }
            return new Exported(
                    List.of(),
                    files.stream()
                            .map(file -> new UnreadableFile(file.path(), "it changed meanwhile"))
                            .toList());
        }
    }

    /// Exports the fragments of the file whose copy is at `whole`; returns those of which there is
    /// a compressed copy, too.
    private FragmentSet exportFragments(OfferedFile file, Path whole) throws IOException {
        List<Sha256> fragments = file.manifest().fragments();
        FileStamp stamp = FileStamp.of(whole);
        BitSet compressed = new BitSet();
        for (int i = 0; i < fragments.size(); i++) {
            Sha256 name = fragments.get(i);
            Path target = folder.path(WirePaths.fragment(name));
            Slice slice = file.fragment(i);
            if (fragments.size() == 1) {
                folder.link(whole, target, file.size());
            } else {
                Slice copied = new Slice(whole, slice.offset(), slice.length(), stamp);
                folder.copy(copied, name, target);
            }
            Path zst = folder.path(WirePaths.zstFragment(name));
            compressed.set(i, Files.exists(zst) || snapshot.writeCompressed(file, i, zst));
        }
        return FragmentSet.of(fragments.size(), compressed::get);
    }

    /// Where the folder will be served is not known, so the link is relative to the document. A
    /// torrent could only say nothing at all of where the file is, so there is none.
    private void exportDescriptions(OfferedFile file) throws IOException {
        String path = WirePaths.file(file.sha256(), file.path());
        URI link = URI.create(".." + path.substring("/v1".length()));
        folder.write(
                WirePaths.meta(file.sha256(), ".meta4"),
                Descriptions.metalink(file, List.of(link)));
        folder.write(WirePaths.meta(file.sha256(), ".sha256"), Descriptions.checksumLine(file));
    }

    private static <T> List<T> inParallel(List<Callable<T>> work)
            throws IOException, InterruptedException {
        List<T> results = new ArrayList<>();
        try (ExecutorService threads =
                Executors.newFixedThreadPool(
                        THREADS, Thread.ofPlatform().name("export-", 1).daemon().factory())) {
            List<Future<T>> futures = work.stream().map(threads::submit).toList();
            try {
                for (Future<T> future : futures) {
                    results.add(future.get());
                }
            } finally {
                threads.shutdownNow();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException("Exporting failed", e.getCause());
        }
        return results;
    }

    /// How exporting one content ended.
    ///
    /// @param entries what the catalog says of it, name by name
    /// @param lost the names, when it could not be exported
    private record Exported(List<CatalogEntry> entries, List<UnreadableFile> lost) {}
}
