package org.tributary.app.downloads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tributary.shared.transfer.DownloadEvent;

class EventRingTest {
    private static final Instant START = Instant.parse("2026-11-12T10:00:00Z");

    private final EventRing ring = new EventRing();

    private static DownloadEvent busy(String server, int second) {
        return new DownloadEvent.ServerBusy(
                START.plusSeconds(second), server, Duration.ofSeconds(1));
    }

    private static DownloadEvent waiting(int second) {
        return new DownloadEvent.Waiting(
                START.plusSeconds(second), "All servers are busy", Duration.ofSeconds(1));
    }

    private static DownloadEvent verified(String server, int second) {
        return new DownloadEvent.SegmentVerified(START.plusSeconds(second), 0, 5, server);
    }

    private static DownloadEvent silent(String reason, int second) {
        return new DownloadEvent.ServerUnreachable(
                START.plusSeconds(second), "a:1", reason, Duration.ofSeconds(1));
    }

    private List<DownloadEvent> kept(DownloadEvent... events) {
        for (DownloadEvent event : events) {
            ring.add(event);
        }
        return ring.all();
    }

    @Test
    void aServerThatStaysBusyIsToldOnce() {
        assertEquals(
                List.of(busy("a:1", 0), waiting(0), busy("b:2", 0)),
                kept(
                        busy("a:1", 0),
                        waiting(0),
                        busy("b:2", 0),
                        waiting(1),
                        busy("a:1", 1),
                        busy("b:2", 1),
                        waiting(2)));
    }

    @Test
    void whoIsBusyAgainAfterItSentSomethingIsToldAgain() {
        assertEquals(
                List.of(busy("a:1", 0), waiting(0), verified("a:1", 1), busy("a:1", 2), waiting(2)),
                kept(
                        busy("a:1", 0),
                        waiting(0),
                        verified("a:1", 1),
                        busy("a:1", 2),
                        waiting(2),
                        busy("a:1", 3)));
    }

    @Test
    void anotherReasonIsNews() {
        assertEquals(
                List.of(silent("refused", 0), silent("stalled", 2), busy("a:1", 3)),
                kept(
                        silent("refused", 0),
                        silent("refused", 1),
                        silent("stalled", 2),
                        busy("a:1", 3)));
    }
}
