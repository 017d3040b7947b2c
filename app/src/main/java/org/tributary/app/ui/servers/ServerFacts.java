package org.tributary.app.ui.servers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tributary.app.servers.ServerView;
import org.tributary.app.ui.common.Format;
import org.tributary.app.ui.common.UntrustedWords;
import org.tributary.shared.format.RemoteText;
import org.tributary.shared.servers.ServerHealth;
import org.tributary.shared.servers.WrongData;

/// What there is to tell of one server besides its line of the table.
///
/// @param lastError a sentence; left out while the server answers and has never failed
/// @param facts names and values
/// @param evidence of wrong data; empty when there is none
/// @param oldest when the oldest check was
record ServerFacts(
        ServerRow.Shown shown,
        Optional<String> lastError,
        List<Fact> facts,
        List<Fact> evidence,
        String oldest) {

    /// @param isHash whether the value is a digest, for which letters of one width are easier to compare
    record Fact(String name, String value, boolean isHash) {}

    String id() {
        return shown.id();
    }

    boolean isSwitchedOff() {
        return shown.view().isSwitchedOff();
    }

    static ServerFacts of(ServerRow row, ServerWords words, Contribution contribution) {
        ServerView view = row.shown().view();
        return new ServerFacts(
                row.shown(),
                error(view, words).map(error -> words.text("detail.lastError", error)),
                facts(view, words, contribution),
                view.evidence().map(wrong -> evidence(wrong, words)).orElse(List.of()),
                view.checks().isEmpty() ? "" : ago(view.checks().getFirst().time(), words));
    }

    private static Optional<String> error(ServerView view, ServerWords words) {
        return switch (view.health()) {
            case ServerHealth.NoAnswer silent -> Optional.of(RemoteText.shown(silent.reason()));
            case ServerHealth.LeftOut out ->
                    Optional.of(
                            out.untrusted()
                                    .map(new UntrustedWords(words.messages())::reason)
                                    .orElseGet(() -> RemoteText.shown(out.reason())));
            default -> view.lastError().map(RemoteText::shown);
        };
    }

    private static List<Fact> facts(ServerView view, ServerWords words, Contribution contribution) {
        String unknown = words.text("detail.unknown");
        return List.of(
                fact(
                        words,
                        "address",
                        words.text(
                                "detail.address.value",
                                view.server().base().toString(),
                                words.from(view))),
                fact(words, "version", program(view, words).orElse(unknown)),
                fact(words, "load", load(view, words).orElse(unknown)),
                fact(words, "asked", asked(view, words)),
                fact(
                        words,
                        "sent",
                        words.text("detail.sent.value", words.format().get().size(view.bytes()))),
                fact(words, "share", share(view.id(), words, contribution)));
    }

    private static Optional<String> program(ServerView view, ServerWords words) {
        List<String> parts = new ArrayList<>();
        view.status()
                .ifPresent(status ->
                        parts.add(
                                RemoteText.shown(status.version())
                                        + " ("
                                        + words.does(status)
                                        + ')'));
        view.files().ifPresent(count -> parts.add(words.text("detail.files", count)));
        return joined(parts);
    }

    private static Optional<String> load(ServerView view, ServerWords words) {
        List<String> parts = new ArrayList<>();
        view.status()
                .ifPresent(status -> {
                    parts.add(words.load(status));
                    if (status.waiting() > 0) {
                        parts.add(words.text("detail.waiting", status.waiting()));
                    }
                });
        if (view.connections() > 0) {
            parts.add(words.text("detail.connections", view.connections()));
        }
        return joined(parts);
    }

    private static String asked(ServerView view, ServerWords words) {
        List<String> parts = new ArrayList<>();
        view.lastCheck().ifPresent(time -> parts.add(ago(time, words)));
        parts.add(words.text("detail.failures", view.failures()));
        return String.join(", ", parts);
    }

    private static Optional<String> joined(List<String> parts) {
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", parts));
    }

    private static String share(String id, ServerWords words, Contribution contribution) {
        Format format = words.format().get();
        if (contribution.of(id) == 0) {
            return words.text("detail.share.none");
        }
        return words.text(
                "detail.share.value",
                format.size(contribution.of(id)),
                contribution.downloadsOf(id),
                format.percent(contribution.of(id), contribution.bytes()));
    }

    private static List<Fact> evidence(WrongData wrong, ServerWords words) {
        Format format = words.format().get();
        return List.of(
                new Fact(
                        words.text("evidence.where"),
                        words.text(
                                "evidence.where.value",
                                wrong.segment() + 1,
                                RemoteText.shown(wrong.file()),
                                format.size(wrong.length()),
                                format.when(wrong.time(), words.clock().instant())),
                        false),
                new Fact(words.text("evidence.expected"), wrong.expected().toString(), true),
                new Fact(words.text("evidence.got"), wrong.got().toString(), true));
    }

    private static String ago(Instant time, ServerWords words) {
        return words.text("detail.ago", words.since(time));
    }

    private static Fact fact(ServerWords words, String name, String value) {
        return new Fact(words.text("detail." + name), value, false);
    }
}
