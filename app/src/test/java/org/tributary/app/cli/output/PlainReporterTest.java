package org.tributary.app.cli.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.transfer.DownloadEvent;
import org.tributary.shared.transfer.DownloadResult;
import org.tributary.shared.transfer.DownloadSnapshot;
import org.tributary.shared.transfer.Obstacle;

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
    void tellsWhatIsGoodOfADamagedDownload() {
        Path kept = Path.of("/data/x.part.log.bad-7");
        reporter.event("x", new DownloadEvent.LogDamaged(NOW, 212, 210, true, kept));
        reporter.event("y", new DownloadEvent.LogDamaged(NOW, 0, 0, false, kept));

        assertEquals(
                "x: Its progress file was damaged: re-checked 212 segments on disk by digest, 210"
                        + " are whole and good, going on from there (the damaged one is kept as"
                        + " x.part.log.bad-7)\n"
                        + "y: Its progress file was damaged and nobody tells a digest of its"
                        + " segments, so it starts over (the damaged one is kept as"
                        + " x.part.log.bad-7)\n",
                out.toString(UTF_8));
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
    void saysNothingOfServersThatAreStillToBeAsked() {
        reporter.event("x", resolved("x", 0));

        assertEquals("x: 300 MB in 1 segment\n", out.toString(UTF_8));
    }

    @Test
    void tellsOfThousandsOfFilesOnlyTheirEndsAndWhatIsUnusual() {
        reporter.begin(10_000);
        for (int file = 0; file < 10; file++) {
            String name = "f" + file;
            reporter.event(name, resolved(name, file == 0 ? 7 : 0));
            reporter.event(name, new DownloadEvent.ServerJoined(NOW, "a:1"));
            reporter.event(
                    name, new DownloadEvent.ServerLeftOut(NOW, "b:1", "it does not have it"));
        }
        reporter.event(
                "f9",
                new DownloadEvent.Ended(
                        NOW, new DownloadResult.AlreadyThere(Path.of("f9"), Sha256.OF_NOTHING)));
        DownloadSnapshot snapshot =
                Snapshots.board(Snapshots.downloading("v", 300_000_000, 126_000_000))
                        .running()
                        .getFirst()
                        .snapshot();
        List<Board.Running> all =
                IntStream.range(0, 32)
                        .mapToObj(file -> new Board.Running("f" + file, snapshot))
                        .toList();
        reporter.progress(new Board(NOW, 1, 10_000, all));
        reporter.progress(new Board(NOW.plusSeconds(3), 1, 10_000, all));

        assertEquals(
                """
                f0: 300 MB in 1 segment; goes on from 7 bytes on disk
                Already there: f9
                1 of 10000 files done
                """,
                out.toString(UTF_8).lines().limit(3).map(line -> line + "\n").collect(joining()));
        assertEquals(3 + 3, out.toString(UTF_8).lines().count());

        DownloadSnapshot small =
                Snapshots.board(Snapshots.downloading("v", 300_000, 126_000))
                        .running()
                        .getFirst()
                        .snapshot();
        reporter.progress(
                new Board(NOW.plusSeconds(6), 9, 10_000, List.of(new Board.Running("f9", small))));
        assertTrue(out.toString(UTF_8).endsWith("9 of 10000 files done\n"));
    }

    @Test
    void saysWhenTheSameCommandStartsOver() {
        reporter.event("x", paused(5_000_000, true));
        reporter.event("x", paused(5_000_000, false));
        reporter.event("x", paused(0, true));
        reporter.begin(2);
        reporter.event("x", paused(0, false));

        assertEquals(
                """
                Paused: 5.00 MB of 9.00 MB on disk. The same command goes on from there.
                Paused: its source cannot continue a file, so the same command starts over.
                Paused: nothing of it is on disk yet; the same command starts it.
                Paused: x: its source cannot continue a file, so the same command starts over.
                """,
                out.toString(UTF_8));
    }

    private static DownloadEvent resolved(String name, long onDisk) {
        return new DownloadEvent.Resolved(
                NOW, name, 300_000_000, Optional.empty(), Optional.empty(), 1, List.of(), onDisk);
    }

    private static DownloadEvent paused(long onDisk, boolean goesOn) {
        return new DownloadEvent.Ended(
                NOW, new DownloadResult.Paused(onDisk, Optional.of(9_000_000L), goesOn));
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
                                DownloadResult.Kind.DISK,
                                new Obstacle.NoSpace(Path.of("x"), 2, 1),
                                "The disk \u001b[31m is full.")));

        assertEquals("", out.toString(UTF_8));
        assertEquals("x: The disk \uFFFD[31m is full.\n", err.toString(UTF_8));
    }
}
