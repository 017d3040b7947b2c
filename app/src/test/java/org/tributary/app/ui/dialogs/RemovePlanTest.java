package org.tributary.app.ui.dialogs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tributary.app.settings.Settings.Unit;
import org.tributary.app.ui.SampleDownloads;
import org.tributary.app.ui.common.Format;
import org.tributary.app.ui.common.Messages;

class RemovePlanTest {
    private final Messages messages = Messages.of(Locale.ENGLISH);
    private final Format format = new Format(messages, ZoneOffset.UTC, Unit.MEGABYTES);

    private static RemovePlan plan(String... names) {
        SampleDownloads list = SampleDownloads.busy();
        return RemovePlan.of(
                list,
                list.entries().stream()
                        .filter(entry -> List.of(names).contains(entry.name()))
                        .map(entry -> entry.id())
                        .toList());
    }

    @Test
    void namesTheOneThatIsRemoved() {
        assertEquals("Remove handbook.pdf?", plan("handbook.pdf").title(messages));
    }

    @Test
    void countsSeveral() {
        assertEquals("Remove 2 downloads?", plan("handbook.pdf", "sources.tar.xz").title(messages));
    }

    @Test
    void namesPartialDataWithItsSizeTheBiggestFirst() {
        RemovePlan plan = plan("nightly-build.zip", "model-weights.bin", "handbook.pdf");
        assertEquals("What has been fetched of 2 unfinished ones is deleted:", plan.text(messages));
        assertEquals(
                List.of(
                        new RemovePlan.Line("model-weights.bin", "21.1 GB"),
                        new RemovePlan.Line("nightly-build.zip", "1.10 GB")),
                plan.lines(messages, format));
    }

    @Test
    void sumsUpWhatWouldMakeTheListLong() {
        List<RemovePlan.Data> partial =
                IntStream.range(1, 9)
                        .mapToObj(i -> new RemovePlan.Data("file-" + i, i * 1_000_000_000L))
                        .toList();
        List<RemovePlan.Line> lines =
                new RemovePlan(List.of("a", "b"), partial, List.of()).lines(messages, format);
        assertEquals(5, lines.size());
        assertEquals(new RemovePlan.Line("file-8", "8.00 GB"), lines.getFirst());
        assertEquals(new RemovePlan.Line("4 more", "10.0 GB"), lines.getLast());
    }

    @Test
    void saysThatFinishedFilesStay() {
        assertEquals("The file stays where it is.", plan("handbook.pdf").text(messages));
        assertEquals(
                "Also delete the finished file (18.4 MB)",
                plan("handbook.pdf").deleteLabel(messages, format));
    }

    @Test
    void saysThatNothingIsOnDisk() {
        assertEquals("Nothing of it is on disk.", plan("lecture-07.mp4").text(messages));
    }
}
