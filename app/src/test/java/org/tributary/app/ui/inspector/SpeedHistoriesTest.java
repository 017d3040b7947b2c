package org.tributary.app.ui.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tributary.app.ui.SampleDownloads.NOW;

import org.junit.jupiter.api.Test;
import org.tributary.app.ui.SampleDownloads;

class SpeedHistoriesTest {
    private final SpeedHistories histories = new SpeedHistories();

    @Test
    void remembersTheSpeedsOfEverythingThatRuns() {
        histories.sample(SampleDownloads.busy(), NOW);
        assertEquals(79.4e6, histories.of(SampleDownloads.DEBIAN).mean());
        assertEquals(12.1e6, histories.of(SampleDownloads.DATASET).mean());
        assertEquals(0, histories.of(SampleDownloads.HANDBOOK).samples().size());
    }

    @Test
    void forgetsWhatDoesNotRunAnyMore() {
        histories.sample(SampleDownloads.busy(), NOW);
        histories.sample(SampleDownloads.none(), NOW.plusSeconds(1));
        assertEquals(0, histories.of(SampleDownloads.DEBIAN).samples().size());
    }
}
