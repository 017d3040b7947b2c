package org.tributary.app.cli.output;

import java.util.List;
import java.util.Optional;
import org.tributary.shared.format.Durations;
import org.tributary.shared.format.Sizes;
import org.tributary.shared.servers.WrongData;
import org.tributary.shared.transfer.DownloadEvent;

/// Download events as sentences.
final class EventWords {
    private EventWords() {}

    /// Returns the sentence for `event`; empty when people need not hear of it or when its end is
    /// told by [Receipt].
    static Optional<String> sentence(DownloadEvent event) {
        return switch (event) {
            case DownloadEvent.Resolved resolved -> Optional.of(resolved(resolved));
            case DownloadEvent.LogDamaged damage -> Optional.of(damaged(damage));
            case DownloadEvent.ServerJoined joined -> Optional.of(joined.server() + " joined");
            case DownloadEvent.ServerLeftOut out ->
                    Optional.of(out.server() + " is left out: " + out.reason());
            case DownloadEvent.ServerBusy busy ->
                    Optional.of(
                            busy.server()
                                    + " is busy, asked again in "
                                    + Durations.shown(busy.retryAfter()));
            case DownloadEvent.ServerStalled stalled ->
                    Optional.of(
                            stalled.server()
                                    + " sent nothing for "
                                    + Durations.shown(stalled.silence())
                                    + "; its work went to others, next try in "
                                    + Durations.shown(stalled.nextTry()));
            case DownloadEvent.ServerUnreachable unreachable ->
                    Optional.of(
                            unreachable.server()
                                    + " does not answer: "
                                    + withoutFullStop(unreachable.reason())
                                    + "; next try in "
                                    + Durations.shown(unreachable.nextTry()));
            case DownloadEvent.ServerQuarantined quarantined ->
                    Optional.of(quarantined(quarantined.evidence()));
            case DownloadEvent.SegmentCorrupt corrupt ->
                    Optional.of(
                            "Segment "
                                    + (corrupt.segment() + 1)
                                    + " came wrong from "
                                    + String.join(" and ", corrupt.servers())
                                    + " and is fetched again");
            case DownloadEvent.Waiting waiting ->
                    Optional.of(
                            withoutFullStop(waiting.reason())
                                    + "; next try in "
                                    + Durations.shown(waiting.nextTry()));
            case DownloadEvent.RangeTakenOver _,
                    DownloadEvent.SegmentVerified _,
                    DownloadEvent.Progress _,
                    DownloadEvent.Ended _ ->
                    Optional.empty();
        };
    }

    private static String resolved(DownloadEvent.Resolved event) {
        StringBuilder out = new StringBuilder();
        out.append(event.size() < 0 ? "size unknown" : Sizes.shown(event.size()));
        if (event.segments() > 0) {
            out.append(" in ").append(Words.count(event.segments(), "segment"));
        }
        // Those of a Metalink document are asked after this, and told when they join.
        if (!event.servers().isEmpty()) {
            out.append(" from ").append(Words.count(event.servers().size(), "server"));
            out.append(": ").append(someOf(event.servers()));
        }
        if (event.onDisk() > 0) {
            out.append("; goes on from ").append(Sizes.shown(event.onDisk())).append(" on disk");
        }
        return out.toString();
    }

    private static String damaged(DownloadEvent.LogDamaged event) {
        StringBuilder out = new StringBuilder("Its progress file was damaged");
        if (event.onDisk() == 0 && event.hashed()) {
            out.append("; nothing was on disk yet");
        } else if (event.hashed()) {
            out.append(": re-checked ")
                    .append(Words.count(event.onDisk(), "segment"))
                    .append(" on disk by digest, ")
                    .append(event.right())
                    .append(event.right() == 1 ? " is whole and good" : " are whole and good")
                    .append(", going on from there");
        } else {
            out.append(" and nobody tells a digest of its segments, so it starts over");
        }
        return out.append(" (the damaged one is kept as ")
                .append(event.damaged().getFileName())
                .append(')')
                .toString();
    }

    private static String quarantined(WrongData evidence) {
        return evidence.server()
                + " sends wrong data and is set aside: segment "
                + (evidence.segment() + 1)
                + " should be "
                + Words.brief(evidence.expected())
                + ", was "
                + Words.brief(evidence.got());
    }

    private static String someOf(List<String> servers) {
        int shown = Math.min(5, servers.size());
        String list = String.join(", ", servers.subList(0, shown));
        return shown < servers.size() ? list + " and " + (servers.size() - shown) + " more" : list;
    }

    private static String withoutFullStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
