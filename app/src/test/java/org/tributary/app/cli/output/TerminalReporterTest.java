package org.tributary.app.cli.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tributary.shared.transfer.DownloadEvent;
import org.tributary.shared.transfer.DownloadResult;
import org.tributary.shared.transfer.Obstacle;

class TerminalReporterTest {
    private static final DownloadResult DONE =
            new DownloadResult.Done(
                    Path.of("big.bin"),
                    Snapshots.RIGHT,
                    true,
                    300_000_000,
                    Duration.ofSeconds(3),
                    Map.of("a.example:8001", 300_000_000L),
                    0,
                    0);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, false, UTF_8);
    private final TerminalReporter reporter =
            new TerminalReporter(out, out, new Terminal(60, 24, new TerminalStyle(false, true)));

    @Test
    void everyFrameReplacesTheOneBefore() {
        reporter.begin(1);
        reporter.progress(board(30_000_000));
        reporter.progress(board(60_000_000));

        List<String> screen = screen();
        assertEquals(7, screen.size());
        assertEquals("20 %   60.0 MB of 300 MB   98.3 MB/s        3 s left", screen.get(1));
    }

    @Test
    void newsStandsAboveThePicture() {
        reporter.begin(1);
        reporter.progress(board(30_000_000));
        reporter.event(
                "big.bin", new DownloadEvent.ServerQuarantined(Snapshots.NOW, Snapshots.EVIDENCE));

        List<String> screen = screen();
        assertEquals(8, screen.size());
        assertEquals(
                "big.bin: c.example:8003 sends wrong data and is set aside: segment 7 should be "
                        + Words.brief(Snapshots.RIGHT)
                        + ", was "
                        + Words.brief(Snapshots.WRONG),
                screen.get(0));
        assertEquals("big.bin  2 of 4 servers, 4 connections", screen.get(1));
    }

    @Test
    void failuresMakeThePictureGiveWay() {
        reporter.begin(2);
        reporter.progress(board(30_000_000));
        reporter.event(
                "other",
                new DownloadEvent.Ended(
                        Snapshots.NOW,
                        new DownloadResult.Failed(
                                DownloadResult.Kind.NOT_FOUND,
                                new Obstacle.NotOffered("x"),
                                "No server offers it.")));

        List<String> screen = screen();
        assertEquals(8, screen.size());
        assertEquals("other: No server offers it.", screen.get(0));
        assertEquals("big.bin  2 of 4 servers, 4 connections", screen.get(1));
    }

    @Test
    void endsWithTheReceiptAlone() {
        reporter.begin(1);
        reporter.progress(board(30_000_000));
        reporter.event("big.bin", new DownloadEvent.Ended(Snapshots.NOW, DONE));
        reporter.close();

        assertEquals(
                List.of(
                        "Done: big.bin, 300 MB in 3.0 s, 100 MB/s",
                        "  SHA-256  " + Snapshots.RIGHT.hex() + "  proved",
                        "  a.example:8001  100 %    300 MB",
                        "  wasted   0 bytes",
                        ""),
                screen());
    }

    @Test
    void severalDownloadsEndWithOneReceiptForAll() {
        reporter.begin(2);
        reporter.event("a", new DownloadEvent.ServerJoined(Snapshots.NOW, "x"));
        reporter.event("a", new DownloadEvent.Ended(Snapshots.NOW, DONE));
        reporter.event("b", new DownloadEvent.Ended(Snapshots.NOW.plusSeconds(2), DONE));
        reporter.close();

        assertEquals(
                List.of(
                        "Done: big.bin, 300 MB, SHA-256 proved",
                        "Done: big.bin, 300 MB, SHA-256 proved",
                        "2 of 2 files done, 600 MB transferred in 2.0 s",
                        "  a.example:8001  100 %    600 MB",
                        "  wasted   0 bytes",
                        ""),
                screen());
    }

    @Test
    void writesNothingWhenNothingChanged() {
        reporter.begin(1);
        reporter.progress(board(30_000_000));
        int before = bytes.size();
        reporter.progress(board(30_000_000));

        assertEquals(before, bytes.size());
    }

    private static Board board(long received) {
        return Snapshots.board(Snapshots.downloading("vd..", 300_000_000, received));
    }

    private List<String> screen() {
        Screen screen = new Screen();
        screen.write(bytes.toString(UTF_8));
        return screen.lines();
    }
}
