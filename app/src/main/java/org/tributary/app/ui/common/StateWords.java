package org.tributary.app.ui.common;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.app.downloads.Receipt;
import org.tributary.app.ui.controls.PillLook;
import org.tributary.app.ui.controls.PillShape;
import org.tributary.shared.format.RemoteText;
import org.tributary.shared.servers.ServerHealth;
import org.tributary.shared.transfer.DownloadSnapshot;
import org.tributary.shared.transfer.DownloadSnapshot.ServerShare;
import org.tributary.shared.transfer.Layout;
import org.tributary.shared.transfer.SegmentStates.State;
import org.tributary.shared.transfer.Wait;

/// Puts the states of downloads and segments into words.
public final class StateWords {
    private final Messages messages;
    private final Format format;
    private final ProblemWords problems;

    public StateWords(Messages messages, Format format) {
        this.messages = messages;
        this.format = format;
        problems = new ProblemWords(messages, format);
    }

    /// How many downloads run and how many may.
    public record Slots(int used, int most) {}

    /// True when a download will not get on without somebody doing something.
    public static boolean needsAttention(DownloadEntry entry, Optional<DownloadSnapshot> snapshot) {
        return switch (entry.state()) {
            case FAILED, MISSING -> true;
            case RUNNING ->
                    snapshot.flatMap(DownloadSnapshot::waiting)
                            .filter(wait -> wait instanceof Wait.NoLiveCopy)
                            .isPresent();
            case QUEUED, PAUSED, UNPACKING, FINISHED -> false;
        };
    }

    /// Returns the state of a download in a word or two.
    public PillLook pill(DownloadEntry entry, Optional<DownloadSnapshot> snapshot) {
        return pill(entry, snapshot, 0);
    }

    /// Returns the state of a download in a word or two.
    ///
    /// @param unpacked how far its archive has been taken apart, 0 to 1
    public PillLook pill(
            DownloadEntry entry, Optional<DownloadSnapshot> snapshot, double unpacked) {
        return switch (entry.state()) {
            case QUEUED -> queued();
            case RUNNING ->
                    snapshot.isEmpty()
                            ? starting()
                            : needsAttention(entry, snapshot)
                                    ? attention()
                                    : running(snapshot.get());
            case PAUSED -> paused(share(entry, snapshot));
            case UNPACKING ->
                    look("checking", PillShape.TICK_OUTLINE, "unpacking", percent(unpacked));
            case FINISHED -> look("verified", PillShape.TICK, "finished");
            case FAILED -> attention();
            case MISSING -> look("failed", PillShape.TRIANGLE, "missing");
        };
    }

    private PillLook running(DownloadSnapshot now) {
        return switch (now.state()) {
            case QUEUED -> queued();
            case STARTING -> starting();
            case DOWNLOADING ->
                    look("active", PillShape.ARROW, "downloading", share(now, now.receivedBytes()));
            case WAITING -> look("retrying", PillShape.HOURGLASS, "waiting");
            case CHECKING ->
                    look(
                            "checking",
                            PillShape.TICK_OUTLINE,
                            "checking",
                            share(now, now.verifiedBytes()));
            case PAUSED -> paused(share(now, now.receivedBytes()));
            case FINISHED -> look("verified", PillShape.TICK, "finished");
            case FAILED -> attention();
        };
    }

    private PillLook queued() {
        return look("neutral", PillShape.CLOCK, "queued");
    }

    private PillLook starting() {
        return look("active", PillShape.ARROW, "starting");
    }

    private PillLook paused(String share) {
        return look("retrying", PillShape.BARS, "paused", share);
    }

    private PillLook attention() {
        return look("failed", PillShape.TRIANGLE, "attention");
    }

    private PillLook look(String styleClass, PillShape shape, String key, Object... arguments) {
        return new PillLook(text("pill." + key, arguments).strip(), styleClass, shape);
    }

    private String share(DownloadEntry entry, Optional<DownloadSnapshot> snapshot) {
        return snapshot.filter(now -> now.size() >= 0)
                .map(now -> share(now, now.receivedBytes()))
                .orElseGet(() ->
                        entry.size() <= 0
                                ? ""
                                : format.percent(entry.receivedBytes(), entry.size()));
    }

    private String share(DownloadSnapshot now, long bytes) {
        return now.size() < 0 ? "" : format.percent(bytes, now.size());
    }

    private String percent(double share) {
        return share <= 0 ? "" : format.percent((long) (share * 1000), 1000);
    }

    /// Returns what a download does, waits for, or did; one line.
    public String sentence(
            DownloadEntry entry, Optional<DownloadSnapshot> snapshot, Instant now, Slots slots) {
        return switch (entry.state()) {
            case QUEUED -> text("sentence.queued", slots.used(), slots.most());
            case RUNNING ->
                    snapshot.map(moment -> running(moment, now, slots))
                            .orElseGet(() -> text("sentence.starting", 0));
            case PAUSED -> paused(entry, snapshot);
            case UNPACKING -> text("sentence.unpacking");
            case FINISHED -> entry.receipt().map(this::finished).orElse("");
            case FAILED ->
                    entry.problem()
                            .map(problem -> problems.of(problem, Optional.empty()).line())
                            .orElseGet(() -> text("pill.attention"));
            case MISSING -> text("sentence.missing", entry.ended().map(format::date).orElse("–"));
        };
    }

    private String running(DownloadSnapshot snapshot, Instant now, Slots slots) {
        return switch (snapshot.state()) {
            case QUEUED -> text("sentence.queued", slots.used(), slots.most());
            case STARTING -> text("sentence.starting", snapshot.servers().size());
            case DOWNLOADING -> downloading(snapshot.servers(), now);
            case WAITING ->
                    snapshot.waiting()
                            .map(wait -> waiting(wait, snapshot, now))
                            .orElseGet(() -> text("sentence.waiting"));
            case CHECKING ->
                    text("sentence.checking", snapshot.layout().map(this::hashes).orElse(0));
            case PAUSED, FINISHED, FAILED -> RemoteText.shown(snapshot.sentence());
        };
    }

    private int hashes(Layout layout) {
        return layout.hashes().size();
    }

    private String downloading(List<ServerShare> servers, Instant now) {
        int connections = servers.stream().mapToInt(ServerShare::connections).sum();
        String helpers =
                servers.size() == 1
                        ? text(
                                "sentence.oneServer",
                                RemoteText.shown(servers.getFirst().server()),
                                connections)
                        : text(
                                "sentence.servers",
                                servers.stream().filter(StateWords::helps).count(),
                                servers.size(),
                                connections);
        return trouble(servers, now)
                .map(trouble -> text("sentence.trouble", helpers, trouble))
                .orElse(helpers);
    }

    /// True for a server whose bytes can be had now or soon.
    public static boolean helps(ServerShare share) {
        return share.health().isUsable();
    }

    private Optional<String> trouble(List<ServerShare> servers, Instant now) {
        List<ServerShare> silent =
                servers.stream()
                        .filter(share -> share.health() instanceof ServerHealth.NoAnswer)
                        .toList();
        if (silent.size() > 1) {
            return Optional.of(text("trouble.silentMany", silent.size()));
        }
        for (ServerShare share : servers) {
            String name = RemoteText.shown(share.server());
            if (share.health() instanceof ServerHealth.Quarantined) {
                return Optional.of(text("trouble.wrong", name));
            }
            if (share.health() instanceof ServerHealth.SentWrong) {
                return Optional.of(text("trouble.sentWrong", name));
            }
            if (share.health() instanceof ServerHealth.NoAnswer none) {
                return Optional.of(
                        none.nextTry().isAfter(now)
                                ? text("trouble.silent", name, until(none.nextTry(), now))
                                : text("trouble.silentNow", name));
            }
        }
        return Optional.empty();
    }

    private String waiting(Wait wait, DownloadSnapshot snapshot, Instant now) {
        return switch (wait) {
            case Wait.AllBusy busy -> text("sentence.allBusy", until(busy.nextTry(), now));
            case Wait.NobodyAnswers _ -> text("sentence.nobody");
            case Wait.NoLiveCopy lost ->
                    text(
                            "sentence.noCopy",
                            lost.segment() + 1,
                            lost.holders().size(),
                            RemoteText.shown(String.join(", ", lost.holders())),
                            snapshot.segments().count(State.VERIFIED),
                            snapshot.segments().count());
        };
    }

    private String paused(DownloadEntry entry, Optional<DownloadSnapshot> snapshot) {
        int segments =
                snapshot.map(now -> now.segments().count())
                        .filter(count -> count > 0)
                        .orElse(entry.segments());
        int verified =
                snapshot.filter(now -> now.segments().count() > 0)
                        .map(now -> now.segments().count(State.VERIFIED))
                        .orElse(entry.verifiedSegments());
        long bytes = snapshot.map(DownloadSnapshot::receivedBytes).orElse(entry.receivedBytes());
        return segments > 0
                ? text("sentence.paused", verified, segments)
                : text("sentence.pausedBytes", format.size(bytes));
    }

    private String finished(Receipt receipt) {
        String proof = text(receipt.verified() ? "sentence.verified" : "sentence.unverified");
        if (receipt.bytesByServer().isEmpty() || receipt.took().isZero()) {
            return proof;
        }
        double perSecond = receipt.size() * 1000.0 / Math.max(1, receipt.took().toMillis());
        return text(
                "sentence.receipt",
                proof,
                format.size(receipt.size()),
                format.duration(receipt.took()),
                format.speed(perSecond),
                receipt.bytesByServer().values().stream().filter(bytes -> bytes > 0).count());
    }

    /// Returns what a segment does.
    public String segment(State state) {
        return switch (state) {
            case TO_DO -> text("segment.toDo");
            case DOWNLOADING -> text("segment.downloading");
            case CHECKING -> text("segment.checking");
            case VERIFIED -> text("segment.verified");
            case RETRYING -> text("segment.retrying");
            case FAILED -> text("segment.failed");
        };
    }

    private String until(Instant moment, Instant now) {
        return format.duration(Duration.between(now, moment));
    }

    private String text(String key, Object... arguments) {
        return messages.text("state." + key, arguments);
    }
}
