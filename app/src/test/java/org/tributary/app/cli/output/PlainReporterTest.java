package org.tributary.app.cli.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tributary.shared.transfer.DownloadEvent;
import org.tributary.shared.transfer.DownloadResult;

class PlainReporterTest {
    private static final Instant NOW = Snapshots.NOW;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PlainReporter reporter =
            new PlainReporter(
                    new PrintStream(out, false, UTF_8), new PrintStream(err, false, UTF_8));

    @Test
    void tellsProgressEveryThreeSeconds() {
        Board board = Snapshots.board(Snapshots.downloading("v", 300_000_000, 126_000_000));
        for (int tenth = 0; tenth <= 30; tenth++) {
            Instant now = NOW.plusMillis(tenth * 100);
            reporter.progress(new Board(now, 0, 1, board.running()));
        }

        assertEquals("big.bin: 42 %, 126 MB of 300 MB, 98.3 MB/s, 2 s left\n", out.toString(UTF_8));
    }

    @Test
    void tellsWhereItGoesOn() {
        reporter.event(
                "x",
                new DownloadEvent.Resolved(
                        NOW,
                        "x",
                        300_000_000,
                        Optional.empty(),
                        Optional.empty(),
                        1,
                        List.of("a:1", "b:1"),
                        4_000));

        assertEquals(
                "x: 300 MB in 1 segment from 2 servers: a:1, b:1; goes on from 4.00 kB on disk\n",
                out.toString(UTF_8));
    }

    @Test
    void repeatsWhatGoesOnHappeningEveryTenSeconds() {
        for (int second = 0; second <= 20; second++) {
            Instant time = NOW.plusSeconds(second);
            reporter.event("x", new DownloadEvent.ServerBusy(time, "a:1", Duration.ofSeconds(1)));
        }
        reporter.event("x", new DownloadEvent.ServerBusy(NOW, "b:1", Duration.ofSeconds(2)));

        assertEquals(
                """
                x: a:1 is busy, asked again in 1 s
                x: a:1 is busy, asked again in 1 s
                x: a:1 is busy, asked again in 1 s
                x: b:1 is busy, asked again in 2 s
                """,
                out.toString(UTF_8));
    }

    @Test
    void failuresGoToStandardError() {
        reporter.event(
                "x",
                new DownloadEvent.Ended(
                        NOW,
                        new DownloadResult.Failed(
                                DownloadResult.Kind.DISK, "The disk \u001b[31m is full.")));

        assertEquals("", out.toString(UTF_8));
        assertEquals("x: The disk \uFFFD[31m is full.\n", err.toString(UTF_8));
    }
}
