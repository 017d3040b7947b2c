package org.tributary.app.cli.output;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tributary.shared.format.Sizes;
import org.tributary.shared.transfer.DownloadEvent;
import org.tributary.shared.transfer.DownloadResult;

/// Adds up what several downloads did, for the receipt of all of them.
final class Totals {
    private final Map<String, Long> bytesByServer = new LinkedHashMap<>();
    private final Map<String, Long> onDisk = new HashMap<>();
    private Optional<Instant> start = Optional.empty();
    private Instant end = Instant.EPOCH;
    private int downloads;
    private int done;
    private long size;
    private long wasted;

    void begin(int count) {
        downloads = count;
    }

    /// Whether there is more than one download, so that each gets one line and all a receipt.
    boolean areWanted() {
        return downloads > 1;
    }

    /// Returns how much of `file` was here before this run.
    long onDisk(String file) {
        return onDisk.getOrDefault(file, 0L);
    }

    void add(String file, DownloadEvent event) {
        if (start.isEmpty()) {
            start = Optional.of(event.time());
        }
        end = event.time();
        if (event instanceof DownloadEvent.Resolved resolved) {
            onDisk.put(file, resolved.onDisk());
        }
        if (event instanceof DownloadEvent.Ended ended) {
            add(ended.result());
        }
    }

    private void add(DownloadResult ended) {
        switch (ended) {
            case DownloadResult.Done result -> {
                done++;
                size += result.size();
                wasted += result.wastedBytes();
                result.bytesByServer()
                        .forEach((server, bytes) -> bytesByServer.merge(server, bytes, Long::sum));
            }
            case DownloadResult.AlreadyThere _ -> done++;
            case DownloadResult.Paused _, DownloadResult.Failed _ -> {}
        }
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        Duration took = Duration.between(start.orElse(end), end);
        lines.add(
                done
                        + " of "
                        + Words.count(downloads, "file")
                        + " done, "
                        + Sizes.shown(size)
                        + " transferred in "
                        + Words.took(took));
        lines.addAll(Receipt.shares(bytesByServer));
        lines.add("  wasted   " + Sizes.shown(wasted));
        return lines;
    }
}
