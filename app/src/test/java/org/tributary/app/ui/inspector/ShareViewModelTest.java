package org.tributary.app.ui.inspector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tributary.app.downloads.Receipt;
import org.tributary.app.ui.SampleDownloads;
import org.tributary.app.ui.inspector.ShareViewModel.Share;

class ShareViewModelTest {
    private final Receipt receipt =
            SampleDownloads.finishedWithLiar().entries().getFirst().receipt().orElseThrow();

    @Test
    void namesWhoSentMostFirstAndTheLiarLast() {
        assertEquals(
                List.of("node-a:8001 48", "node-b:8002 39", "node-d:8004 13", "node-c:8003 0"),
                shares().shares().stream()
                        .map(share -> share.server() + " " + share.percent())
                        .toList());
        assertEquals(
                List.of("node-c:8003"),
                shares().shares().stream().filter(Share::wrong).map(Share::server).toList());
    }

    @Test
    void tellsWhatWentWrongOnTheWay() {
        assertEquals(
                List.of(
                        "9 ranges had to be asked for again.",
                        "1 segment came wrong from node-c:8003 and was fetched again.",
                        "5.20 MB arrived and had to be thrown away."),
                shares().remarks());
    }

    @Test
    void tellsItInGermanToo() {
        assertEquals(
                "1 Segment kam falsch von node-c:8003 und wurde neu geholt.",
                ShareViewModel.of(receipt, Moments.GERMAN, Moments.format(Moments.GERMAN))
                        .remarks()
                        .get(1));
    }

    @Test
    void makesPercentsThatAreAHundredTogether() {
        assertArrayEquals(new int[] {34, 33, 33}, ShareViewModel.percents(new long[] {1, 1, 1}));
        assertArrayEquals(new int[] {1, 99}, ShareViewModel.percents(new long[] {5, 995}));
        assertArrayEquals(new int[] {0, 0}, ShareViewModel.percents(new long[] {0, 0}));
        assertArrayEquals(new int[] {}, ShareViewModel.percents(new long[] {}));
    }

    private ShareViewModel shares() {
        return ShareViewModel.of(receipt, Moments.ENGLISH, Moments.format(Moments.ENGLISH));
    }
}
