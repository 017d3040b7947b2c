package org.tributary.app.cli.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.transfer.DownloadEvent;
import org.tributary.shared.transfer.DownloadResult;
import org.tributary.shared.transfer.Obstacle;

class JsonReporterTest {
    private static final Instant NOW = Snapshots.NOW;
    private static final String A = "a.example:8001";
    private static final Sha256 HASH = Sha256.OF_NOTHING;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final JsonReporter reporter =
            new JsonReporter(new PrintStream(bytes, false, UTF_8), InstantSource.fixed(NOW));

    @Test
    void everyLineStartsWithEventAndTime() {
        reporter.event("x", new DownloadEvent.ServerJoined(NOW, A));

        printed(
                """
                {"event":"server-joined","time":"2026-03-04T05:06:07.500Z","file":"x",\
                "server":"a.example:8001"}
                """);
    }

    @Test
    void tellsWhatIsFetchedAndFromWhom() {
        reporter.event(
                "x",
                new DownloadEvent.Resolved(
                        NOW,
                        "dir/x",
                        300,
                        Optional.of(HASH),
                        Optional.empty(),
                        75,
                        List.of(A, "b:1"),
                        8));

        printed(
                """
                {"event":"resolved","time":"2026-03-04T05:06:07.500Z","file":"x","name":"dir/x",\
                "size":300,"sha256":"%s","segments":75,"servers":["a.example:8001","b:1"],\
                "onDisk":8}
                """
                        .formatted(HASH.hex()));
    }

    @Test
    void tellsWhatIsGoodOfADamagedDownload() {
        reporter.event(
                "x", new DownloadEvent.LogDamaged(NOW, 212, 210, true, Path.of("x.part.log.bad")));

        printed(
                """
                {"event":"log-damaged","time":"2026-03-04T05:06:07.500Z","file":"x",\
                "segmentsOnDisk":212,"segmentsRight":210,"hashed":true,\
                "keptAs":"x.part.log.bad"}
                """);
    }

    @Test
    void accusesWithEvidence() {
        reporter.event("x", new DownloadEvent.ServerQuarantined(NOW, Snapshots.EVIDENCE));

        printed(
                """
                {"event":"server-quarantined","time":"2026-03-04T05:06:07.500Z","file":"x",\
                "server":"c.example:8003","fragment":6,"first":25165824,"length":4194304,\
                "expected":"%s","got":"%s"}
                """
                        .formatted(Snapshots.RIGHT.hex(), Snapshots.WRONG.hex()));
    }

    @Test
    void durationsAreSeconds() {
        reporter.event("x", new DownloadEvent.ServerBusy(NOW, A, Duration.ofMillis(1_500)));
        reporter.event("x", new DownloadEvent.Waiting(NOW, "All busy.", Duration.ofMillis(70)));

        printed(
                """
                {"event":"server-busy","time":"2026-03-04T05:06:07.500Z","file":"x",\
                "server":"a.example:8001","retryAfter":1.500}
                {"event":"waiting","time":"2026-03-04T05:06:07.500Z","file":"x",\
                "reason":"All busy.","nextTry":0.070}
                """);
    }

    @Test
    void doneSaysWhoSentWhat() {
        Map<String, Long> shares = new LinkedHashMap<>();
        shares.put(A, 100L);
        shares.put("b:1", 200L);
        reporter.event(
                "x",
                new DownloadEvent.Ended(
                        NOW,
                        new DownloadResult.Done(
                                Path.of("x"),
                                HASH,
                                true,
                                300,
                                Duration.ofMillis(2_004),
                                shares,
                                7,
                                1)));

        printed(
                """
                {"event":"done","time":"2026-03-04T05:06:07.500Z","file":"x","path":"x",\
                "sha256":"%s","verified":true,"size":300,"seconds":2.004,\
                "bytesByServer":{"a.example:8001":100,"b:1":200},"wastedBytes":7,"retries":1}
                """
                        .formatted(HASH.hex()));
    }

    @Test
    void failureCarriesTheExitCode() {
        reporter.event(
                "x",
                new DownloadEvent.Ended(
                        NOW,
                        new DownloadResult.Failed(
                                DownloadResult.Kind.NOT_FOUND,
                                new Obstacle.NotOffered("x"),
                                "No server offers \"x\".")));
        reporter.failed(ExitCode.USAGE, "No servers.");

        printed(
                """
                {"event":"failed","time":"2026-03-04T05:06:07.500Z","exitCode":3,"file":"x",\
                "kind":"not-found","sentence":"No server offers \\"x\\"."}
                {"event":"failed","time":"2026-03-04T05:06:07.500Z","exitCode":2,\
                "sentence":"No servers."}
                """);
    }

    @Test
    void progressShowsEveryServer() {
        reporter.progress(Snapshots.board(Snapshots.downloading("vd", 300_000_000, 126_000_000)));

        printed(
                """
                {"event":"progress","time":"2026-03-04T05:06:07.500Z","file":"big.bin",\
                "state":"downloading","size":300000000,"received":126000000,"verified":126000000,\
                "bytesPerSecond":98300000,"secondsLeft":1,"servers":[\
                {"server":"a.example:8001","health":"answers","bytes":60000000,\
                "bytesPerSecond":98300000,"connections":4},\
                {"server":"b.example:8002","health":"busy","bytes":60000000,"bytesPerSecond":0,\
                "connections":0,"until":"2026-03-04T05:06:10.500Z"},\
                {"server":"c.example:8003","health":"no-answer","bytes":0,"bytesPerSecond":0,\
                "connections":0,"nextTry":"2026-03-04T05:06:15.500Z",\
                "reason":"Connection refused"},\
                {"server":"d.example:8004","health":"quarantined","bytes":0,"bytesPerSecond":0,\
                "connections":0}],"sentence":"2 of 4 servers, 4 connections"}
                """);
    }

    @Test
    void namesAreExactAndHarmless() {
        reporter.remark("\"\\ \u001b[2J \n \u202e é 東 🎈 \ud800");

        printed(
                """
                {"event":"remark","time":"2026-03-04T05:06:07.500Z",\
                "sentence":"\\"\\\\ \\u001b[2J \\u000a \\u202e é 東 🎈 \\ud800"}
                """);
    }

    private void printed(String expected) {
        assertEquals(expected, bytes.toString(UTF_8));
    }
}
