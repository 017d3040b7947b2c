package org.tributary.app.ui.inspector;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tributary.app.servers.ServerView;
import org.tributary.app.servers.Servers;
import org.tributary.app.ui.common.Format;
import org.tributary.app.ui.common.Messages;
import org.tributary.app.ui.common.ProblemText;
import org.tributary.app.ui.common.ProblemWords;
import org.tributary.app.ui.common.SeenServers;
import org.tributary.app.ui.common.UntrustedWords;
import org.tributary.shared.servers.ServerHealth;
import org.tributary.shared.transfer.DownloadSnapshot;
import org.tributary.shared.transfer.DownloadSnapshot.ServerShare;
import org.tributary.shared.transfer.SegmentStates;

/// The servers of the download that is looked at.
final class DownloadServersViewModel {
    private static final String NOTHING = "–";

    /// Numbers change no more often, so that they can be read.
    private static final Duration PACE = Duration.ofMillis(500);

    private final ObservableList<DownloadServerRow> rows = FXCollections.observableArrayList();
    private final Messages messages;
    private final UntrustedWords untrusted;
    private final Supplier<Format> format;
    private final Servers servers;
    private final Function<ServerHealth, String> health;
    private String id = "";
    private Instant shownAt = Instant.MIN;
    private Instant now = Instant.EPOCH;

    /// @param health puts a state into words
    DownloadServersViewModel(
            Messages messages,
            Supplier<Format> format,
            Servers servers,
            Function<ServerHealth, String> health) {
        this.messages = messages;
        untrusted = new UntrustedWords(messages);
        this.format = format;
        this.servers = servers;
        this.health = health;
    }

    ObservableList<DownloadServerRow> rows() {
        return rows;
    }

    /// Shows how the servers of a download are now.
    void show(Inspected inspected) {
        List<ServerShare> shares =
                inspected.snapshot().map(DownloadSnapshot::servers).orElse(List.of());
        boolean same =
                inspected.id().equals(id)
                        && rows.stream()
                                .map(DownloadServerRow::server)
                                .toList()
                                .equals(shares.stream().map(ServerShare::server).toList());
        if (same && inspected.now().isBefore(shownAt.plus(PACE)) && !isSwitched()) {
            return;
        }
        id = inspected.id();
        now = inspected.now();
        shownAt = now;
        if (!same) {
            rows.clear();
            for (int i = 0; i < shares.size(); i++) {
                rows.add(new DownloadServerRow(i, shares.get(i)));
            }
        }
        SegmentStates states =
                inspected.snapshot().map(DownloadSnapshot::segments).orElse(SegmentStates.NONE);
        Map<String, ServerView> views = views();
        for (int i = 0; i < shares.size(); i++) {
            ServerShare known = shares.get(i);
            Optional<ServerView> view = Optional.ofNullable(views.get(known.server()));
            ServerShare share = SeenServers.of(known, view, inspected.isRunning());
            String state =
                    inspected.isRunning() || !(share.health() instanceof ServerHealth.NotAskedYet)
                            ? state(share.health())
                            : messages.text("inspector.servers.notAsked");
            rows.get(i).update(share, words(i, share, state, view, states), states);
        }
    }

    /// Somebody used a switch: that is shown at once.
    private boolean isSwitched() {
        Map<String, ServerView> views = views();
        return rows.stream()
                .anyMatch(row ->
                        isOn(row.share(), Optional.ofNullable(views.get(row.server())))
                                != row.words().isOn());
    }

    private Map<String, ServerView> views() {
        return servers.views().stream()
                .collect(Collectors.toMap(ServerView::id, Function.identity(), (a, _) -> a));
    }

    private DownloadServerRow.Words words(
            int index,
            ServerShare share,
            String state,
            Optional<ServerView> view,
            SegmentStates states) {
        return new DownloadServerRow.Words(
                state,
                has(share, states.count()),
                all(states.count()),
                strip(share, sent(index, states), states.count()),
                format.get().size(share.bytes()),
                share.bytesPerSecond() < 1 ? NOTHING : format.get().speed(share.bytesPerSecond()),
                format.get().count(share.connections()),
                answerTime(share.health())
                        .or(() -> view.flatMap(ServerView::answerTime))
                        .map(time -> format.get().milliseconds(time))
                        .orElse(NOTHING),
                view.map(known -> format.get().count(known.failures())).orElse(NOTHING),
                isOn(share, view));
    }

    private static boolean isOn(ServerShare share, Optional<ServerView> view) {
        return !(share.health() instanceof ServerHealth.SwitchedOff)
                && view.map(known -> !known.isSwitchedOff()).orElse(true);
    }

    private String state(ServerHealth of) {
        return of instanceof ServerHealth.LeftOut out
                ? messages.text("inspector.servers.leftOut", untrusted.reason(out))
                : health.apply(of);
    }

    private static Optional<Duration> answerTime(ServerHealth of) {
        return switch (of) {
            case ServerHealth.Answers answers -> Optional.of(answers.answerTime());
            case ServerHealth.Slow slow -> Optional.of(slow.answerTime());
            case ServerHealth.NotAskedYet _,
                    ServerHealth.Busy _,
                    ServerHealth.NoAnswer _,
                    ServerHealth.SentWrong _,
                    ServerHealth.Quarantined _,
                    ServerHealth.LeftOut _,
                    ServerHealth.SwitchedOff _ ->
                    Optional.empty();
        };
    }

    private String has(ServerShare share, int segments) {
        return share.held()
                .filter(_ -> segments > 0)
                .map(held -> messages.text("inspector.servers.ofAll", held.size(), segments))
                .orElse(NOTHING);
    }

    private String all(int segments) {
        return messages.text("inspector.servers.ofAll", segments, segments);
    }

    private String strip(ServerShare share, int sent, int segments) {
        if (segments == 0) {
            return messages.text("inspector.servers.noSegments");
        }
        return share.held()
                .map(held -> messages.text("inspector.servers.has", held.size(), segments, sent))
                .orElseGet(() -> messages.text("inspector.servers.untold", sent));
    }

    private static int sent(int server, SegmentStates states) {
        int count = 0;
        for (int i = 0; i < states.count(); i++) {
            if (states.server(i) == server) {
                count++;
            }
        }
        return count;
    }

    /// Returns what is wrong with the chosen server, or, when that is nothing, with the first one.
    Optional<Trouble> trouble(Optional<DownloadServerRow> chosen) {
        return chosen.flatMap(this::trouble)
                .or(() -> rows.stream().flatMap(row -> trouble(row).stream()).findFirst());
    }

    private Optional<Trouble> trouble(DownloadServerRow row) {
        return new ProblemWords(messages, format.get())
                .of(row.server(), row.health(), now)
                .map(text -> new Trouble(row.server(), text));
    }

    /// What is wrong with a server.
    record Trouble(String server, ProblemText text) {}
}
