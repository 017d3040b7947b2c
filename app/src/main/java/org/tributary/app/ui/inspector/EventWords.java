package org.tributary.app.ui.inspector;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tributary.app.ui.common.Format;
import org.tributary.app.ui.common.Messages;
import org.tributary.app.ui.common.ProblemText;
import org.tributary.app.ui.common.ProblemWords;
import org.tributary.app.ui.common.ReasonWords;
import org.tributary.app.ui.common.UntrustedWords;
import org.tributary.shared.format.RemoteText;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.servers.WrongData;
import org.tributary.shared.transfer.DownloadEvent;
import org.tributary.shared.transfer.DownloadResult;

/// Puts what happened in a download into sentences.
final class EventWords {
    private static final int SHORT_HASH = 12;

    private final Messages messages;
    private final ReasonWords reasons;
    private final Format format;

    EventWords(Messages messages, Format format) {
        this.messages = messages;
        reasons = new ReasonWords(messages);
        this.format = format;
    }

    /// Returns the sentence for `event`; empty for progress, which nobody wants to read.
    Optional<String> sentence(DownloadEvent event) {
        return switch (event) {
            case DownloadEvent.Progress _ -> Optional.empty();
            case DownloadEvent.Resolved resolved -> Optional.of(resolved(resolved));
            case DownloadEvent.LogDamaged damage -> {
                ProblemText what = new ProblemWords(messages, format).of(damage);
                yield Optional.of(text("problem", what.line(), what.code()));
            }
            case DownloadEvent.ServerJoined joined ->
                    Optional.of(text("joined", shown(joined.server())));
            case DownloadEvent.ServerLeftOut out ->
                    Optional.of(
                            text(
                                    "leftOut",
                                    shown(out.server()),
                                    out.untrusted()
                                            .map(new UntrustedWords(messages)::reason)
                                            .orElseGet(() -> reasons.of(out.reason()))));
            case DownloadEvent.ServerBusy busy ->
                    Optional.of(text("busy", shown(busy.server()), time(busy.retryAfter())));
            case DownloadEvent.ServerStalled stalled ->
                    Optional.of(
                            text(
                                    "stalled",
                                    shown(stalled.server()),
                                    time(stalled.silence()),
                                    time(stalled.nextTry())));
            case DownloadEvent.ServerUnreachable silent ->
                    Optional.of(
                            text(
                                    "unreachable",
                                    shown(silent.server()),
                                    reasons.of(silent.reason()),
                                    time(silent.nextTry())));
            case DownloadEvent.ServerQuarantined lie -> Optional.of(quarantined(lie.evidence()));
            case DownloadEvent.RangeTakenOver taken ->
                    Optional.of(
                            text(
                                    "takenOver",
                                    shown(taken.server()),
                                    format.size(taken.bytes()),
                                    taken.segment() + 1,
                                    shown(taken.from())));
            case DownloadEvent.SegmentVerified verified ->
                    Optional.of(
                            text(
                                    "verified",
                                    verified.segment() + 1,
                                    format.size(verified.bytes()),
                                    shown(verified.server())));
            case DownloadEvent.SegmentCorrupt wrong ->
                    Optional.of(
                            text(
                                    "corrupt",
                                    wrong.segment() + 1,
                                    list(wrong.servers()),
                                    brief(wrong.expected()),
                                    brief(wrong.got())));
            case DownloadEvent.Waiting waiting ->
                    Optional.of(
                            text("waiting", reasons.of(waiting.reason()), time(waiting.nextTry())));
            case DownloadEvent.Ended ended -> Optional.of(ended(ended.result()));
        };
    }

    private String resolved(DownloadEvent.Resolved event) {
        String what =
                text(
                        "resolved",
                        event.size() < 0 ? text("sizeUnknown") : format.size(event.size()),
                        event.segments(),
                        event.servers().size(),
                        list(event.servers()));
        return event.onDisk() > 0
                ? text("resolvedOnDisk", what, format.size(event.onDisk()))
                : what;
    }

    private String quarantined(WrongData lie) {
        return text(
                "quarantined",
                shown(lie.server()),
                lie.segment() + 1,
                brief(lie.expected()),
                brief(lie.got()));
    }

    private String ended(DownloadResult result) {
        return switch (result) {
            case DownloadResult.Done done ->
                    text(
                            done.verified() ? "done" : "doneUnverified",
                            format.size(done.size()),
                            time(done.took()),
                            brief(done.sha256()));
            case DownloadResult.AlreadyThere _ -> text("alreadyThere");
            case DownloadResult.Paused paused -> text("paused", format.size(paused.bytesOnDisk()));
            case DownloadResult.Failed failed -> {
                ProblemText why = new ProblemWords(messages, format).of(failed.obstacle());
                yield text("failed", why.line(), why.code());
            }
        };
    }

    private String time(Duration duration) {
        return format.duration(duration);
    }

    private String list(List<String> servers) {
        return String.join(", ", servers.stream().map(EventWords::shown).toList());
    }

    private static String shown(String text) {
        return RemoteText.shown(text);
    }

    private static String brief(Sha256 hash) {
        return hash.hex().substring(0, SHORT_HASH);
    }

    private String text(String key, Object... arguments) {
        return messages.text("inspector.event." + key, arguments);
    }
}
