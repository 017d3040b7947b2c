package org.tributary.app.ui.controls;

import java.util.Optional;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.shared.format.FragmentSet;
import org.tributary.shared.transfer.DownloadSnapshot;
import org.tributary.shared.transfer.DownloadState;
import org.tributary.shared.transfer.SegmentStates;

/// What a [SegmentStrip] shows.
public sealed interface StripLook {
    /// Every segment in its state.
    record Segments(SegmentStates states) implements StripLook {}

    /// The segments that came mostly from one server, and those that it has besides.
    ///
    /// @param server index into the servers of the download
    record From(SegmentStates states, int server, FragmentSet held) implements StripLook {}

    /// Only shares are known, 0 to 1.
    record Shares(double verified, double received) implements StripLook {}

    /// All of it is there.
    record Whole() implements StripLook {}

    /// Nothing is known yet, but it is being found out.
    record Starting() implements StripLook {}

    /// Bytes arrive and nobody knows how many there will be.
    record Endless() implements StripLook {}

    /// Returns the look of a download.
    static StripLook of(DownloadEntry entry, Optional<DownloadSnapshot> snapshot) {
        return switch (entry.state()) {
            case FINISHED, UNPACKING -> new Whole();
            case MISSING -> new Shares(0, 0);
            case RUNNING -> snapshot.map(StripLook::running).orElse(new Starting());
            case QUEUED, PAUSED, FAILED ->
                    snapshot.map(DownloadSnapshot::segments)
                            .filter(states -> states.count() > 0)
                            .<StripLook>map(Segments::new)
                            .orElseGet(() -> shares(entry));
        };
    }

    private static StripLook running(DownloadSnapshot now) {
        if (now.segments().count() > 0) {
            return new Segments(now.segments());
        }
        boolean starts =
                now.state() == DownloadState.STARTING || now.state() == DownloadState.QUEUED;
        if (starts) {
            return new Starting();
        }
        return now.size() < 0
                ? new Endless()
                : new Shares(
                        share(now.verifiedBytes(), now.size()),
                        share(now.receivedBytes(), now.size()));
    }

    private static StripLook shares(DownloadEntry entry) {
        return new Shares(
                share(entry.verifiedSegments(), entry.segments()),
                share(entry.receivedBytes(), entry.size()));
    }

    private static double share(long part, long whole) {
        return whole <= 0 ? 0 : Math.clamp((double) part / whole, 0, 1);
    }
}
