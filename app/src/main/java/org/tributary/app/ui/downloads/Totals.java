package org.tributary.app.ui.downloads;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// All downloads taken together.
///
/// @param counts how many are in each group, [DownloadGroup#ALL] among them
/// @param bytesPerSecond what comes in now
/// @param receivedBytes what is there of the active ones
/// @param activeBytes how big the active ones are
/// @param bytesToCome what active and queued ones will still take of the disk
public record Totals(
        Map<DownloadGroup, Integer> counts,
        double bytesPerSecond,
        long receivedBytes,
        long activeBytes,
        long bytesToCome) {
    static final Totals NONE = of(List.of());

    public Totals {
        counts = Map.copyOf(counts);
    }

    static Totals of(Iterable<DownloadRow> rows) {
        int[] counts = new int[DownloadGroup.values().length];
        double speed = 0;
        long received = 0;
        long active = 0;
        long toCome = 0;
        for (DownloadRow row : rows) {
            counts[DownloadGroup.ALL.ordinal()]++;
            counts[row.group().ordinal()]++;
            long size = row.size();
            if (row.isMoving()) {
                speed += row.bytesPerSecond();
                if (size > 0) {
                    received += row.receivedBytes();
                    active += size;
                }
            }
            if (size > 0 && (row.isMoving() || row.group() == DownloadGroup.QUEUED)) {
                toCome += Math.max(0, size - row.receivedBytes());
            }
        }
        Map<DownloadGroup, Integer> byGroup = new EnumMap<>(DownloadGroup.class);
        for (DownloadGroup group : DownloadGroup.values()) {
            byGroup.put(group, counts[group.ordinal()]);
        }
        return new Totals(byGroup, speed, received, active, toCome);
    }

    public int count(DownloadGroup group) {
        return counts.get(group);
    }
}
