package org.tributary.app.ui.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tributary.app.ui.SampleDownloads.NOW;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tributary.app.ui.SampleDownloads;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.servers.WrongData;
import org.tributary.shared.transfer.DownloadEvent;
import org.tributary.shared.transfer.DownloadResult;
import org.tributary.shared.transfer.Obstacle;

class EventWordsTest {
    private static final Sha256 HASH = Sha256.of("a".getBytes(StandardCharsets.UTF_8));
    private static final Duration SOON = Duration.ofSeconds(3);

    private final EventWords english =
            new EventWords(Moments.ENGLISH, Moments.format(Moments.ENGLISH));
    private final EventWords german =
            new EventWords(Moments.GERMAN, Moments.format(Moments.GERMAN));

    static Stream<DownloadEvent> events() {
        WrongData lie = new WrongData("node-c:8003", "a", 4, 0, 5, HASH, HASH, NOW);
        return Stream.of(
                new DownloadEvent.Resolved(
                        NOW, "a", -1, Optional.empty(), Optional.empty(), 0, List.of(), 5),
                new DownloadEvent.LogDamaged(NOW, 212, 210, true, Path.of("a.bad")),
                new DownloadEvent.LogDamaged(NOW, 0, 0, true, Path.of("a.bad")),
                new DownloadEvent.LogDamaged(NOW, 0, 0, false, Path.of("a.bad")),
                new DownloadEvent.ServerJoined(NOW, "a:1"),
                new DownloadEvent.ServerLeftOut(NOW, "a:1", "it lacks the file."),
                new DownloadEvent.ServerBusy(NOW, "a:1", SOON),
                new DownloadEvent.ServerStalled(NOW, "a:1", SOON, SOON),
                new DownloadEvent.ServerUnreachable(NOW, "a:1", "connection refused", SOON),
                new DownloadEvent.ServerQuarantined(NOW, lie),
                new DownloadEvent.RangeTakenOver(NOW, 4, 5_000, "a:1", "b:2"),
                new DownloadEvent.SegmentVerified(NOW, 4, 5_000, "a:1"),
                new DownloadEvent.SegmentCorrupt(NOW, 4, List.of("a:1", "b:2"), HASH, HASH),
                new DownloadEvent.Waiting(NOW, "All servers are busy.", SOON),
                ended(new DownloadResult.Paused(5_000, Optional.empty(), true)),
                ended(
                        new DownloadResult.Failed(
                                DownloadResult.Kind.CHANGED, new Obstacle.Changed(), "It did.")),
                ended(new DownloadResult.AlreadyThere(Path.of("a"), HASH)));
    }

    private static DownloadEvent ended(DownloadResult result) {
        return new DownloadEvent.Ended(NOW, result);
    }

    @ParameterizedTest
    @MethodSource("events")
    void hasASentenceForEveryEventInBothLanguages(DownloadEvent event) {
        String text = english.sentence(event).orElseThrow();
        assertFalse(text.isBlank() || text.contains("{") || text.contains(".;"), text);
        assertNotEquals(text, german.sentence(event).orElseThrow());
    }

    @Test
    void saysWhatIsGoodOfADamagedDownload() {
        assertEquals(
                "Progress file damaged. Re-checked the 212 segments on disk by digest, 210 are whole and"
                        + " good, going on from there. The damaged file is kept as a.bad. (E14)",
                damaged(english, 212, 210));
        assertEquals(
                "Fortschrittsdatei beschädigt. 1 Segment auf der Platte per Prüfsumme nachgeprüft,"
                        + " keines ist ganz und gut, daher wird alles neu geholt. Die beschädigte Datei"
                        + " bleibt als a.bad liegen. (E14)",
                damaged(german, 1, 0));
    }

    private static String damaged(EventWords words, int onDisk, int right) {
        return words.sentence(
                        new DownloadEvent.LogDamaged(
                                NOW, onDisk, right, true, Path.of("/folder/a.bad")))
                .orElseThrow();
    }

    @Test
    void saysNothingOfProgress() {
        assertTrue(
                english.sentence(
                                new DownloadEvent.Progress(
                                        NOW,
                                        SampleDownloads.busy()
                                                .snapshot(SampleDownloads.DEBIAN)
                                                .orElseThrow()))
                        .isEmpty());
    }

    @Test
    void countsSegmentsFromOne() {
        assertEquals(
                "b:2 took over 5.00 kB of segment 5 from a:1",
                english.sentence(new DownloadEvent.RangeTakenOver(NOW, 4, 5_000, "a:1", "b:2"))
                        .orElseThrow());
    }

    @Test
    void tellsHowItEnded() {
        DownloadResult done =
                new DownloadResult.Done(
                        Path.of("a"), HASH, true, 5_000, SOON, Map.of("a:1", 5_000L), 0, 0);
        assertEquals(
                "Finished: 5.00 kB in 3 s, SHA-256 " + HASH.hex().substring(0, 12) + "... matches",
                english.sentence(ended(done)).orElseThrow());
    }
}
