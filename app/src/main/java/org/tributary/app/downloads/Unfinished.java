package org.tributary.app.downloads;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tributary.shared.format.Metalink.Link;
import org.tributary.shared.transfer.DownloadRequest.Wanted;
import org.tributary.shared.transfer.UnfinishedDownload;

/// Makes a download of the list out of what the log of a half-done one tells.
final class Unfinished {
    private Unfinished() {}

    static Item item(UnfinishedDownload found, Instant now) {
        Path target = found.target().toAbsolutePath();
        DownloadEntry entry =
                new DownloadEntry(
                        UUID.randomUUID().toString(),
                        spec(found, target.getParent()),
                        DownloadEntry.State.PAUSED,
                        target.getFileName().toString(),
                        found.size(),
                        found.receivedBytes(),
                        0,
                        0,
                        now,
                        Optional.empty(),
                        Optional.of(target),
                        Optional.empty(),
                        Optional.empty());
        return new Item(entry, Tally.NONE, Optional.of(target));
    }

    private static DownloadSpec spec(UnfinishedDownload found, Path folder) {
        List<Link> links = new ArrayList<>();
        found.links().forEach(uri -> links.add(new Link(uri, links.size() + 1)));
        Wanted wanted = links.isEmpty() ? new Wanted.Named(found.name()) : new Wanted.Linked(links);
        DownloadSpec usual = DownloadSpec.of(wanted, folder);
        return new DownloadSpec(
                usual.wanted(),
                usual.folder(),
                usual.fileName(),
                found.sha256(),
                usual.onlyServers(),
                usual.connections(),
                usual.bytesPerSecond(),
                usual.network(),
                usual.overwrite(),
                usual.adopt(),
                usual.onFinish());
    }
}
