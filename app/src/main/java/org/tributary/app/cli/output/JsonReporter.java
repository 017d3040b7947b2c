package org.tributary.app.cli.output;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.servers.ServerHealth;
import org.tributary.shared.transfer.DownloadEvent;
import org.tributary.shared.transfer.DownloadResult;
import org.tributary.shared.transfer.DownloadSnapshot;

/// One JSON object a line, for scripts. What the lines hold is told by [JsonHelp].
public final class JsonReporter implements Reporter {
    private static final Duration PERIOD = Duration.ofMillis(500);

    private final PrintStream out;
    private final InstantSource clock;

    /// Writes to `out`, which must encode as UTF-8.
    public JsonReporter(PrintStream out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public void begin(int downloads) {}

    @Override
    public void event(String file, DownloadEvent event) {
        print(line(file, event));
    }

    @Override
    public void progress(Board board) {
        for (Board.Running running : board.running()) {
            print(progress(board.now(), running.file(), running.snapshot()));
        }
        out.flush();
    }

    @Override
    public Duration period() {
        return PERIOD;
    }

    @Override
    public void remark(String sentence) {
        print(JsonLine.of("remark", clock.instant()).put("sentence", sentence));
    }

    @Override
    public void failed(ExitCode code, String sentence) {
        print(failed(clock.instant(), code).put("sentence", sentence));
    }

    @Override
    public void close() {
        out.flush();
    }

    private void print(JsonLine line) {
        out.append(line.toString()).append('\n');
        out.flush();
    }

    private static JsonLine failed(Instant time, ExitCode code) {
        return JsonLine.of("failed", time).put("exitCode", code.number());
    }

    private static JsonLine line(String file, DownloadEvent event) {
        return switch (event) {
            case DownloadEvent.Resolved resolved -> resolved(file, resolved);
            case DownloadEvent.LogDamaged damage ->
                    about("log-damaged", file, damage.time())
                            .put("segmentsOnDisk", damage.onDisk())
                            .put("segmentsRight", damage.right())
                            .put("hashed", damage.hashed())
                            .put("keptAs", damage.damaged().toString());
            case DownloadEvent.ServerJoined joined ->
                    server("server-joined", file, joined, joined.server());
            case DownloadEvent.ServerLeftOut out ->
                    server("server-left-out", file, out, out.server()).put("reason", out.reason());
            case DownloadEvent.ServerBusy busy ->
                    server("server-busy", file, busy, busy.server())
                            .putSeconds("retryAfter", busy.retryAfter());
            case DownloadEvent.ServerStalled stalled ->
                    server("server-stalled", file, stalled, stalled.server())
                            .putSeconds("silence", stalled.silence())
                            .putSeconds("nextTry", stalled.nextTry());
            case DownloadEvent.ServerUnreachable unreachable ->
                    server("server-unreachable", file, unreachable, unreachable.server())
                            .put("reason", unreachable.reason())
                            .putSeconds("nextTry", unreachable.nextTry());
            case DownloadEvent.ServerQuarantined quarantined -> quarantined(file, quarantined);
            case DownloadEvent.RangeTakenOver taken ->
                    server("range-taken-over", file, taken, taken.server())
                            .put("segment", taken.segment())
                            .put("bytes", taken.bytes())
                            .put("from", taken.from());
            case DownloadEvent.SegmentVerified verified ->
                    server("segment-verified", file, verified, verified.server())
                            .put("segment", verified.segment())
                            .put("bytes", verified.bytes());
            case DownloadEvent.SegmentCorrupt corrupt ->
                    about("segment-corrupt", file, corrupt.time())
                            .put("segment", corrupt.segment())
                            .putStrings("servers", corrupt.servers())
                            .put("expected", corrupt.expected().hex())
                            .put("got", corrupt.got().hex());
            case DownloadEvent.Waiting waiting ->
                    about("waiting", file, waiting.time())
                            .put("reason", waiting.reason())
                            .putSeconds("nextTry", waiting.nextTry());
            case DownloadEvent.Progress progress ->
                    progress(progress.time(), file, progress.snapshot());
            case DownloadEvent.Ended ended -> ended(file, ended.time(), ended.result());
        };
    }

    private static JsonLine about(String name, String file, Instant time) {
        return JsonLine.of(name, time).put("file", file);
    }

    private static JsonLine server(String name, String file, DownloadEvent event, String server) {
        return about(name, file, event.time()).put("server", server);
    }

    private static JsonLine resolved(String file, DownloadEvent.Resolved event) {
        JsonLine line = about("resolved", file, event.time()).put("name", event.name());
        if (event.size() >= 0) {
            line.put("size", event.size());
        }
        event.sha256().map(Sha256::hex).ifPresent(hash -> line.put("sha256", hash));
        event.root().map(Sha256::hex).ifPresent(hash -> line.put("root", hash));
        return line.put("segments", event.segments())
                .putStrings("servers", event.servers())
                .put("onDisk", event.onDisk());
    }

    private static JsonLine quarantined(String file, DownloadEvent.ServerQuarantined event) {
        return server("server-quarantined", file, event, event.server())
                .putEvidence(event.evidence());
    }

    private static JsonLine progress(Instant now, String file, DownloadSnapshot snapshot) {
        JsonLine line =
                about("progress", file, now)
                        .put("state", snapshot.state().name().toLowerCase(Locale.ROOT));
        if (snapshot.size() >= 0) {
            line.put("size", snapshot.size());
        }
        line.put("received", snapshot.receivedBytes())
                .put("verified", snapshot.verifiedBytes())
                .put("bytesPerSecond", Math.round(snapshot.bytesPerSecond()));
        Picture.timeLeft(snapshot).ifPresent(left -> line.put("secondsLeft", left.toSeconds()));
        List<JsonLine> servers = new ArrayList<>();
        for (DownloadSnapshot.ServerShare share : snapshot.servers()) {
            servers.add(share(share));
        }
        return line.putObjects("servers", servers).put("sentence", snapshot.sentence());
    }

    private static JsonLine share(DownloadSnapshot.ServerShare share) {
        JsonLine line =
                JsonLine.object()
                        .put("server", share.server())
                        .put("health", Words.healthWord(share.health()))
                        .put("bytes", share.bytes())
                        .put("bytesPerSecond", Math.round(share.bytesPerSecond()))
                        .put("connections", share.connections());
        switch (share.health()) {
            case ServerHealth.Busy(Instant until) -> line.put("until", until.toString());
            case ServerHealth.NoAnswer(_, Instant nextTry, String reason) ->
                    line.put("nextTry", nextTry.toString()).put("reason", reason);
            case ServerHealth.LeftOut(String reason, _) -> line.put("reason", reason);
            case ServerHealth.NotAskedYet _,
                    ServerHealth.Answers _,
                    ServerHealth.Slow _,
                    ServerHealth.SentWrong _,
                    ServerHealth.Quarantined _,
                    ServerHealth.SwitchedOff _ -> {}
        }
        return line;
    }

    private static JsonLine ended(String file, Instant time, DownloadResult result) {
        return switch (result) {
            case DownloadResult.Done done ->
                    about("done", file, time)
                            .put("path", done.path().toString())
                            .put("sha256", done.sha256().hex())
                            .put("verified", done.verified())
                            .put("size", done.size())
                            .putSeconds("seconds", done.took())
                            .putNumbers("bytesByServer", done.bytesByServer())
                            .put("wastedBytes", done.wastedBytes())
                            .put("retries", done.retries());
            case DownloadResult.AlreadyThere there ->
                    about("already-there", file, time)
                            .put("path", there.path().toString())
                            .put("sha256", there.sha256().hex());
            case DownloadResult.Paused paused -> {
                JsonLine line = about("paused", file, time).put("onDisk", paused.bytesOnDisk());
                paused.size().ifPresent(size -> line.put("size", size));
                line.put("goesOn", paused.goesOn());
                yield line;
            }
            case DownloadResult.Failed failed ->
                    failed(time, ExitCode.of(failed.kind()))
                            .put("file", file)
                            .put("kind", kebab(failed.kind()))
                            .put("sentence", failed.sentence());
        };
    }

    private static String kebab(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
