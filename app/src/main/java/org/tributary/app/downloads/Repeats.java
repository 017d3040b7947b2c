package org.tributary.app.downloads;

import java.util.HashMap;
import java.util.Map;
import org.tributary.shared.transfer.DownloadEvent;

/// Tells what is new of a download from what is only one more try that came to the same. Used by one
/// thread at a time.
final class Repeats {
    /// What is wrong with each server, as far as was told.
    private final Map<String, String> trouble = new HashMap<>();

    /// What is waited for, as far as was told; empty for nothing.
    private String waitsFor = "";

    /// Takes an event in; true when it tells of nothing but another try.
    boolean isRepeated(DownloadEvent event) {
        return switch (event) {
            case DownloadEvent.ServerBusy busy -> isTold(busy.server(), "busy");
            case DownloadEvent.ServerStalled stalled -> isTold(stalled.server(), "stalled");
            case DownloadEvent.ServerUnreachable silent ->
                    isTold(silent.server(), "unreachable: " + silent.reason());
            case DownloadEvent.Waiting waiting -> {
                boolean isTold = waiting.reason().equals(waitsFor);
                waitsFor = waiting.reason();
                yield isTold;
            }
            case DownloadEvent.ServerJoined joined -> {
                isOver(joined.server());
                yield false;
            }
            case DownloadEvent.SegmentVerified verified -> {
                isOver(verified.server());
                yield false;
            }
            case DownloadEvent.Resolved _, DownloadEvent.Ended _ -> {
                trouble.clear();
                waitsFor = "";
                yield false;
            }
            case DownloadEvent.LogDamaged _,
                    DownloadEvent.ServerLeftOut _,
                    DownloadEvent.ServerQuarantined _,
                    DownloadEvent.RangeTakenOver _,
                    DownloadEvent.SegmentCorrupt _,
                    DownloadEvent.Progress _ ->
                    false;
        };
    }

    private boolean isTold(String server, String what) {
        return what.equals(trouble.put(server, what));
    }

    private void isOver(String server) {
        trouble.remove(server);
        waitsFor = "";
    }
}
