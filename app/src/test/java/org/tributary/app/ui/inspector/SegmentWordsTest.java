package org.tributary.app.ui.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tributary.app.ui.SampleDownloads.NOW;

import org.junit.jupiter.api.Test;
import org.tributary.app.ui.SampleDownloads;
import org.tributary.app.ui.common.Messages;

class SegmentWordsTest {
    private final Inspected running = Moments.of(SampleDownloads.busy(), SampleDownloads.DEBIAN);
    private final SegmentsViewModel model = new SegmentsViewModel();
    private final SegmentWords english = words(Moments.ENGLISH);
    private final SegmentWords german = words(Moments.GERMAN);

    @Test
    void tellsWhereASegmentIsInAUnitThatShowsItsEnds() {
        show("##D");
        assertEquals("0.0 – 5.3 MB", english.range(model.row(0)));
        assertEquals("10,5 – 15,8 MB", german.range(model.row(2)));
    }

    @Test
    void describesASegmentInOneLine() {
        show("#D.");
        assertEquals(
                "Segment 2, Downloading, 2.63 MB of 5.26 MB, node-a:8001", english.describe(1));
        assertEquals(
                "Segment 2, Wird geladen, 2,63 MB von 5,26 MB, node-a:8001", german.describe(1));
        assertEquals("Segment 3, To do, 5.26 MB", english.describe(2));
    }

    @Test
    void saysNothingWhereNothingIsKnown() {
        show("#.");
        SegmentRow row = model.row(1);
        assertEquals("–", english.server(row));
        assertEquals("–", english.speed(row));
        assertEquals("–", english.tries(row));
        assertEquals("–", english.took(row));
    }

    @Test
    void showsTwelveDigitsOfAHash() {
        show("#");
        assertEquals(
                english.wholeHash(0).orElseThrow().substring(0, 12), english.hash(model.row(0)));
    }

    @Test
    void tellsWhatTheMapShows() {
        show("##Dx.");
        assertEquals("Segments: 2 of 5 verified, 1 failed", english.summary());
    }

    private void show(String segments) {
        model.show(Moments.with(running, segments, NOW));
    }

    private SegmentWords words(Messages messages) {
        return new SegmentWords(model, messages, () -> Moments.format(messages));
    }
}
