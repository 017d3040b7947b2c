package org.tributary.app.ui.controls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.app.ui.SampleDownloads;
import org.tributary.shared.transfer.DownloadSnapshot;
import org.tributary.shared.transfer.DownloadState;
import org.tributary.shared.transfer.SegmentStates;

class StripLookTest {
    private final SampleDownloads downloads = SampleDownloads.busy();

    @Test
    void showsTheSegmentsOfWhatRuns() {
        DownloadSnapshot now = downloads.snapshot(SampleDownloads.DEBIAN).orElseThrow();
        assertEquals(new StripLook.Segments(now.segments()), of(SampleDownloads.DEBIAN));
    }

    @Test
    void showsSharesOfWhatHasNotRunYet() {
        assertEquals(new StripLook.Shares(212 / 640.0, 0.33), of(SampleDownloads.WEIGHTS));
    }

    @Test
    void showsAllOfWhatIsFinished() {
        assertEquals(new StripLook.Whole(), of(SampleDownloads.HANDBOOK));
    }

    @Test
    void startsUntilTheEngineTellsMore() {
        DownloadEntry running = entry(SampleDownloads.DEBIAN);
        assertEquals(new StripLook.Starting(), StripLook.of(running, Optional.empty()));
        assertEquals(
                new StripLook.Starting(),
                StripLook.of(running, Optional.of(without(DownloadState.STARTING, -1))));
    }

    @Test
    void hasNoEndWhileTheSizeIsUnknown() {
        DownloadEntry running = entry(SampleDownloads.DEBIAN);
        assertEquals(
                new StripLook.Endless(),
                StripLook.of(running, Optional.of(without(DownloadState.DOWNLOADING, -1))));
        assertInstanceOf(
                StripLook.Shares.class,
                StripLook.of(running, Optional.of(without(DownloadState.DOWNLOADING, 100))));
    }

    private static DownloadSnapshot without(DownloadState state, long size) {
        return new DownloadSnapshot(
                state,
                "a",
                size,
                0,
                50,
                1,
                SegmentStates.NONE,
                List.of(),
                "",
                Optional.empty(),
                Optional.empty());
    }

    private StripLook of(String id) {
        return StripLook.of(entry(id), downloads.snapshot(id));
    }

    private DownloadEntry entry(String id) {
        return downloads.entries().stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
