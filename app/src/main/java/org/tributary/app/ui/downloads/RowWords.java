package org.tributary.app.ui.downloads;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.app.ui.common.Format;
import org.tributary.app.ui.common.Messages;
import org.tributary.app.ui.controls.PillLook;
import org.tributary.app.ui.controls.PillShape;
import org.tributary.shared.format.RemoteText;
import org.tributary.shared.servers.ServerHealth;
import org.tributary.shared.transfer.DownloadRequest.Wanted;
import org.tributary.shared.transfer.DownloadSnapshot;
import org.tributary.shared.transfer.DownloadSnapshot.ServerShare;
import org.tributary.shared.transfer.DownloadState;
import org.tributary.shared.transfer.SegmentStates;
import org.tributary.shared.transfer.Wait;

/// Puts the columns of a row into words.
final class RowWords {
    private static final String NOTHING = "";

    private final Messages messages;
    private final Supplier<Format> format;
    private final Supplier<Boolean> relativeDates;
    private final InstantSource clock;

    RowWords(
            Messages messages,
            Supplier<Format> format,
            Supplier<Boolean> relativeDates,
            InstantSource clock) {
        this.messages = messages;
        this.format = format;
        this.relativeDates = relativeDates;
        this.clock = clock;
    }

    String text(DownloadColumn column, DownloadRow row) {
        DownloadEntry entry = row.entry();
        return switch (column) {
            case NAME -> RemoteText.shown(row.name());
            case SIZE -> format.get().size(row.size());
            case PROGRESS -> format.get().percent((long) (row.share() * 1000), 1000);
            case STATUS -> row.pillProperty().get().text();
            case SPEED ->
                    row.bytesPerSecond() < 1 ? NOTHING : format.get().speed(row.bytesPerSecond());
            case TIME_LEFT -> timeLeft(row);
            case ADDED -> when(entry.added());
            case SERVERS ->
                    row.snapshot()
                            .map(DownloadSnapshot::servers)
                            .filter(servers -> !servers.isEmpty())
                            .map(servers ->
                                    messages.text(
                                            "downloads.someOf",
                                            format.get().count(serversAtHand(row)),
                                            format.get().count(servers.size())))
                            .orElse(NOTHING);
            case SEGMENTS ->
                    segments(row) == 0
                            ? NOTHING
                            : messages.text(
                                    "downloads.someOf",
                                    format.get().count(verified(row)),
                                    format.get().count(segments(row)));
            case FOLDER -> row.folder();
            case FINISHED -> entry.ended().map(this::when).orElse(NOTHING);
            case SOURCE -> RemoteText.shown(source(row));
            case QUEUE -> format.get().count(row.place() + 1);
            case DIGEST ->
                    row.digest().isEmpty() ? NOTHING : row.digest().substring(0, 12) + '…';
        };
    }

    private String timeLeft(DownloadRow row) {
        double seconds = row.secondsLeft();
        return seconds > Duration.ofDays(999).toSeconds()
                ? NOTHING
                : format.get().duration(Duration.ofMillis((long) (seconds * 1000)));
    }

    private String when(Instant instant) {
        return relativeDates.get()
                ? format.get().when(instant, clock.instant())
                : format.get().date(instant);
    }

    int serversAtHand(DownloadRow row) {
        return (int)
                row.snapshot().map(DownloadSnapshot::servers).stream()
                        .flatMap(java.util.List::stream)
                        .map(ServerShare::health)
                        .filter(RowWords::isAtHand)
                        .count();
    }

    private static boolean isAtHand(ServerHealth health) {
        return switch (health) {
            case ServerHealth.Answers _, ServerHealth.Slow _, ServerHealth.Busy _ -> true;
            case ServerHealth.NotAskedYet _,
                            ServerHealth.NoAnswer _,
                            ServerHealth.Quarantined _,
                            ServerHealth.LeftOut _,
                            ServerHealth.SwitchedOff _ ->
                    false;
        };
    }

    /// Returns where it comes from: a link, or the name under which servers offer it.
    String source(DownloadRow row) {
        return switch (row.entry().spec().wanted()) {
            case Wanted.Named named -> named.path();
            case Wanted.Linked linked -> linked.links().getFirst().uri().toString();
            case Wanted.Described described ->
                    described.file().links().isEmpty()
                            ? described.file().name()
                            : described.file().links().getFirst().uri().toString();
        };
    }

    private static int segments(DownloadRow row) {
        return row.snapshot()
                .map(DownloadSnapshot::segments)
                .map(SegmentStates::count)
                .filter(count -> count > 0)
                .orElse(row.entry().segments());
    }

    private static int verified(DownloadRow row) {
        return row.snapshot()
                .map(DownloadSnapshot::segments)
                .filter(all -> all.count() > 0)
                .map(all -> all.count(SegmentStates.State.VERIFIED))
                .orElse(row.entry().verifiedSegments());
    }

    // ---- stand-in for the words that all panes share ----

    PillLook pill(DownloadRow row) {
        String percent = format.get().percent((long) (row.share() * 1000), 1000);
        return switch (row.entry().state()) {
            case QUEUED -> new PillLook("Queued", "neutral", PillShape.CLOCK);
            case RUNNING ->
                    DownloadGroup.needsAttention(row.snapshot())
                            ? new PillLook("Needs attention", "failed", PillShape.TRIANGLE)
                            : row.snapshot().map(DownloadSnapshot::state).orElse(null)
                                            == DownloadState.WAITING
                                    ? new PillLook("Waiting", "retrying", PillShape.HOURGLASS)
                                    : new PillLook(
                                            "Downloading " + percent, "active", PillShape.ARROW);
            case PAUSED -> new PillLook("Paused " + percent, "retrying", PillShape.BARS);
            case UNPACKING -> new PillLook("Unpacking", "checking", PillShape.CLOCK);
            case FINISHED -> new PillLook("Finished", "verified", PillShape.TICK);
            case FAILED -> new PillLook("Needs attention", "failed", PillShape.TRIANGLE);
            case MISSING -> new PillLook("File missing", "failed", PillShape.TRIANGLE);
        };
    }

    String sentence(DownloadRow row) {
        return switch (row.entry().state()) {
            case QUEUED -> "Waits for a free slot (2 of 2 in use)";
            case RUNNING -> {
                Optional<Wait> wait = row.snapshot().flatMap(DownloadSnapshot::waiting);
                yield wait.isPresent()
                        ? "Segment 7 is on no server that answers"
                        : "3 of 4 servers, 8 connections";
            }
            case PAUSED -> "Paused by you, 212 of 640 segments on disk";
            case UNPACKING -> "Takes the archive apart";
            case FINISHED ->
                    "Verified, SHA-256 matches - 3.7 GB in 52 s (71 MB/s) from 3 servers";
            case FAILED -> row.entry().problem().map(problem -> problem.sentence()).orElse("");
            case MISSING -> "Moved or deleted since";
        };
    }
}
