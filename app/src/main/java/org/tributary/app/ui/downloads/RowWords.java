package org.tributary.app.ui.downloads;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.app.servers.ServerView;
import org.tributary.app.ui.common.Format;
import org.tributary.app.ui.common.Messages;
import org.tributary.app.ui.common.ProblemAction;
import org.tributary.app.ui.common.ProblemWords;
import org.tributary.app.ui.common.SeenServers;
import org.tributary.app.ui.common.StateWords;
import org.tributary.app.ui.controls.PillLook;
import org.tributary.shared.format.RemoteText;
import org.tributary.shared.transfer.DownloadRequest.Wanted;
import org.tributary.shared.transfer.DownloadSnapshot;
import org.tributary.shared.transfer.SegmentStates;
import org.tributary.shared.transfer.Wait;

/// Puts the columns of a row into words.
final class RowWords {
    private static final String NOTHING = "";

    private final Messages messages;
    private final Supplier<Format> format;
    private final Supplier<Integer> slots;
    private final Supplier<List<ServerView>> servers;
    private final InstantSource clock;
    private int running;

    /// @param slots how many downloads may run at one time
    /// @param servers how all servers of the list are now
    RowWords(
            Messages messages,
            Supplier<Format> format,
            Supplier<Integer> slots,
            Supplier<List<ServerView>> servers,
            InstantSource clock) {
        this.messages = messages;
        this.format = format;
        this.slots = slots;
        this.servers = servers;
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
            case DIGEST -> row.digest().isEmpty() ? NOTHING : row.digest().substring(0, 12) + '…';
        };
    }

    private String timeLeft(DownloadRow row) {
        double seconds = row.secondsLeft();
        return seconds > Duration.ofDays(999).toSeconds()
                ? NOTHING
                : format.get().duration(Duration.ofMillis((long) (seconds * 1000)));
    }

    private String when(Instant instant) {
        return format.get().when(instant, clock.instant());
    }

    int serversAtHand(DownloadRow row) {
        return (int)
                row.snapshot().map(DownloadSnapshot::servers).stream()
                        .flatMap(List::stream)
                        .filter(StateWords::helps)
                        .count();
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

    /// Tells how many downloads run, which queued ones wait for.
    ///
    /// @return true when that is news
    boolean running(int now) {
        boolean news = running != now;
        running = now;
        return news;
    }

    PillLook pill(DownloadRow row) {
        return states().pill(row.entry(), row.snapshot(), row.unpacked());
    }

    String sentence(DownloadRow row) {
        boolean isRunning = row.entry().state() == DownloadEntry.State.RUNNING;
        return states().sentence(
                        row.entry(),
                        isRunning
                                ? row.snapshot().map(now -> SeenServers.in(now, servers.get()))
                                : row.snapshot(),
                        clock.instant(),
                        new StateWords.Slots(running, slots.get()));
    }

    /// Returns what one click can do for a download that does not go on.
    Optional<ProblemAction> mending(DownloadRow row) {
        DownloadEntry entry = row.entry();
        ProblemWords problems = new ProblemWords(messages, format.get());
        return switch (entry.state()) {
            case RUNNING ->
                    row.snapshot()
                            .flatMap(now ->
                                    now.waiting()
                                            .map(wait ->
                                                    wait instanceof Wait.NoLiveCopy
                                                            ? ProblemAction.ADD_SERVER
                                                            : ProblemAction.TRY_NOW));
            case FAILED ->
                    entry.problem()
                            .map(problem -> problems.of(problem.obstacle()).actions())
                            .map(actions ->
                                    actions.isEmpty()
                                            ? ProblemAction.TRY_AGAIN
                                            : actions.getFirst());
            case MISSING -> Optional.of(ProblemAction.DOWNLOAD_AGAIN);
            case QUEUED, PAUSED, UNPACKING, FINISHED -> Optional.empty();
        };
    }

    private StateWords states() {
        return new StateWords(messages, format.get());
    }
}
