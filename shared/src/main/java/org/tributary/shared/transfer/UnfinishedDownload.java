package org.tributary.shared.transfer;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.format.WebLink;
import org.tributary.shared.transfer.log.DownloadLog;
import org.tributary.shared.transfer.log.LogRecord;

/// What the log of a download that is not finished tells: enough to go on with it.
///
/// @param target its final name
/// @param name what people call it; the path in the servers' catalogs where there are no links
/// @param size bytes of the file
/// @param receivedBytes bytes that are on disk by what the log says
/// @param sha256 what the whole file must hash to, when anybody knew
/// @param root the manifest it was fetched by, when there was one
/// @param links where it is besides the servers of a list, without any log-in
/// @param inUse whether it is being downloaded now, by this process or another one
public record UnfinishedDownload(
        Path target,
        String name,
        long size,
        long receivedBytes,
        Optional<Sha256> sha256,
        Optional<Sha256> root,
        List<URI> links,
        boolean inUse) {

    private static final String SUFFIX = ".part.log";

    public UnfinishedDownload {
        links = List.copyOf(links);
    }

    /// Returns where the bytes of a download to `target` are until it is finished.
    public static Path part(Path target) {
        return Workspace.partPath(target);
    }

    /// Returns where the log of a download to `target` is until it is finished.
    public static Path log(Path target) {
        return Workspace.logPath(target);
    }

    /// Reads a log, which stays as it is; empty when there is none or it tells nothing.
    public static Optional<UnfinishedDownload> read(Path log) {
        try {
            DownloadLog.Glance glance = DownloadLog.glance(log);
            return Workspace.content(glance.records()).map(content -> of(log, content, glance));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static UnfinishedDownload of(Path log, Content content, DownloadLog.Glance glance) {
        String fileName = log.getFileName().toString();
        Path target =
                log.resolveSibling(fileName.substring(0, fileName.length() - SUFFIX.length()));
        long part = sizeOf(Workspace.partPath(target));
        return new UnfinishedDownload(
                target,
                content.name(),
                content.size(),
                Workspace.believe(glance.records(), part, content).bytes(content),
                content.sha256(),
                content.root(),
                links(glance.records()),
                glance.inUse());
    }

    private static long sizeOf(Path part) {
        try {
            return Files.size(part);
        } catch (IOException _) {
            return 0;
        }
    }

    /// A log is a file that anybody may have written: only links that can be used are believed.
    private static List<URI> links(List<LogRecord> records) {
        List<URI> links = new ArrayList<>();
        if (records.getFirst() instanceof LogRecord.Header header) {
            for (String link : header.links()) {
                try {
                    URI uri = new URI(link);
                    if (WebLink.isUsable(uri)) {
                        links.add(WebLink.withoutLogin(uri));
                    }
                } catch (URISyntaxException _) {
                    // Not of this program; the others may be.
                }
            }
        }
        return links;
    }

    /// Reads all logs directly in a folder; none when there is no such folder. In the order of their
    /// names.
    public static List<UnfinishedDownload> in(Path folder) {
        List<Path> logs = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            files.forEach(logs::add);
        } catch (IOException _) {
            return List.of();
        }
        return logs.stream()
                .sorted(Comparator.naturalOrder())
                .flatMap(log -> read(log).stream())
                .toList();
    }
}
