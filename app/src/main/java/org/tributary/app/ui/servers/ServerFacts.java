package org.tributary.app.ui.servers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tributary.app.servers.ServerView;
import org.tributary.app.ui.common.Format;
import org.tributary.shared.format.RemoteText;
import org.tributary.shared.servers.DaemonStatus;
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
                error(view).map(error -> words.text("detail.lastError", error)),
                facts(view, words, contribution),
                view.health() instanceof ServerHealth.Quarantined wrong
                        ? evidence(wrong.evidence(), words)
                        : List.of(),
                view.checks().isEmpty() ? "" : ago(view.checks().getFirst().time(), words));
    }

    private static Optional<String> error(ServerView view) {
        return switch (view.health()) {
            case ServerHealth.NoAnswer silent -> Optional.of(RemoteText.shown(silent.reason()));
            case ServerHealth.LeftOut out -> Optional.of(RemoteText.shown(out.reason()));
            default -> view.lastError().map(RemoteText::shown);
        };
    }

    private static List<Fact> facts(
            ServerView view, ServerWords words, Contribution contribution) {
        Format format = words.format().get();
        String unknown = words.text("detail.unknown");
        List<Fact> facts = new ArrayList<>();
        facts.add(fact(words, "address", view.server().base().toString()));
        facts.add(
                fact(
                        words,
                        "version",
                        view.status().map(ServerFacts::version).orElse(unknown)));
        facts.add(
                fact(
                        words,
                        "load",
                        view.status().map(status -> load(status, words)).orElse(unknown)));
        facts.add(fact(words, "files", files(view.files(), format).orElse(unknown)));
        facts.add(
                fact(
                        words,
                        "asked",
                        view.lastCheck().map(time -> ago(time, words)).orElse(unknown)));
        facts.add(fact(words, "failures", format.count(view.failures())));
        facts.add(fact(words, "sent", sent(view, words)));
        facts.add(fact(words, "share", share(view.id(), words, contribution)));
        facts.add(fact(words, "from", RemoteText.shown(view.addedFrom())));
        return List.copyOf(facts);
    }

    private static String version(DaemonStatus status) {
        return RemoteText.shown(status.version()) + " (" + RemoteText.shown(status.state()) + ')';
    }

    private static String load(DaemonStatus status, ServerWords words) {
        return status.waiting() == 0
                ? words.load(status)
                : words.text("load.waiting", status.busy(), status.slots(), status.waiting());
    }

    private static Optional<String> files(OptionalInt files, Format format) {
        return files.isPresent() ? Optional.of(format.count(files.getAsInt())) : Optional.empty();
    }

    private static String sent(ServerView view, ServerWords words) {
        String bytes = words.format().get().size(view.bytes());
        return view.connections() == 0
                ? words.text("detail.sent.value", bytes)
                : words.text("detail.sent.now", bytes, view.connections());
    }

    private static String share(String id, ServerWords words, Contribution contribution) {
        Format format = words.format().get();
        if (contribution.of(id) == 0) {
            return words.text("detail.share.none");
        }
        return words.text(
                "detail.share.value",
                format.size(contribution.of(id)),
                format.percent(contribution.of(id), contribution.bytes()),
                contribution.downloadsOf(id));
    }

    private static List<Fact> evidence(WrongData wrong, ServerWords words) {
        Format format = words.format().get();
        return List.of(
                new Fact(words.text("evidence.file"), RemoteText.shown(wrong.file()), false),
                new Fact(
                        words.text("evidence.segment"),
                        words.text(
                                "evidence.segment.value",
                                wrong.segment() + 1,
                                format.size(wrong.length()),
                                format.count(wrong.first())),
                        false),
                new Fact(words.text("evidence.expected"), wrong.expected().toString(), true),
                new Fact(words.text("evidence.got"), wrong.got().toString(), true),
                new Fact(
                        words.text("evidence.time"),
                        format.when(wrong.time(), words.clock().instant()),
                        false));
    }

    private static String ago(Instant time, ServerWords words) {
        return words.text("detail.ago", words.since(time));
    }

    private static Fact fact(ServerWords words, String name, String value) {
        return new Fact(words.text("detail." + name), value, false);
    }
}
