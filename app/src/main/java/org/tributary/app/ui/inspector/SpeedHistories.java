package org.tributary.app.ui.inspector;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.app.downloads.Downloads;
import org.tributary.app.ui.controls.SpeedHistory;

/// The speeds of all downloads that run, also of those that nobody looks at: whoever looks wants to see
/// the last minute.
final class SpeedHistories {
    private static final SpeedHistory NONE = new SpeedHistory();

    private final Map<String, SpeedHistory> histories = new HashMap<>();

    /// Notes how fast everything is.
    void sample(Downloads downloads, Instant now) {
        Set<String> running =
                downloads.entries().stream()
                        .filter(entry -> entry.state() == DownloadEntry.State.RUNNING)
                        .map(DownloadEntry::id)
                        .collect(Collectors.toSet());
        histories.keySet().retainAll(running);
        for (String id : running) {
            downloads
                    .snapshot(id)
                    .ifPresent(snapshot ->
                            histories
                                    .computeIfAbsent(id, _ -> new SpeedHistory())
                                    .add(now, snapshot.bytesPerSecond()));
        }
    }

    /// Returns the history of a download; an empty one when it does not run.
    SpeedHistory of(String id) {
        return histories.getOrDefault(id, NONE);
    }
}
