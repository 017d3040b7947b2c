package org.tributary.app.downloads;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tributary.app.ui.SampleDownloads;

/// A long list of downloads on disk, for the benchmark.
public final class RestoredList {
    private RestoredList() {}

    /// Returns the time it takes to read a list of `count` finished downloads from `folder`.
    public static Duration timeToRead(Path folder, int count) throws IOException {
        ListFile file = new ListFile(folder, InstantSource.fixed(Instant.EPOCH));
        List<Kept.Download> downloads = new ArrayList<>();
        for (DownloadEntry entry : SampleDownloads.many(count).entries()) {
            downloads.add(new Kept.Download(entry, Tally.NONE, Optional.empty()));
        }
        file.save(new Kept(Kept.VERSION, downloads, List.of()));
        long start = System.nanoTime();
        int read =
                new ListFile(folder, InstantSource.fixed(Instant.EPOCH)).load().downloads().size();
        if (read != count) {
            throw new AssertionError(read + " of " + count + " downloads came back");
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
