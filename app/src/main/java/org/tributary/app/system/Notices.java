package org.tributary.app.system;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.app.downloads.DownloadEntry.State;
import org.tributary.app.downloads.Problem;
import org.tributary.app.downloads.Receipt;
import org.tributary.app.servers.ServerView;
import org.tributary.app.settings.Settings;
import org.tributary.app.ui.common.Format;
import org.tributary.app.ui.common.Messages;
import org.tributary.shared.servers.ServerHealth;
import org.tributary.shared.transfer.Wait;

/// Gathers what a person should hear of who does not look at the window, and puts it into few words.
/// Pure bookkeeping, guarded by whoever holds it.
final class Notices {
    /// What happens within this time after the first is told together with it.
    static final Duration BATCH = Duration.ofSeconds(3);

    /// Most names in one notice.
    private static final int MOST_NAMES = 3;

    private final Messages messages;
    private final Supplier<Format> format;
    private final Function<Problem, String> words;

    private final List<DownloadEntry> finished = new ArrayList<>();
    private final Map<String, Stuck> stuck = new LinkedHashMap<>();

    /// Downloads that wait for what may never come, and of which that was told.
    private final Set<String> waiting = new HashSet<>();

    private final Set<String> lost = new LinkedHashSet<>();
    private final Set<String> answering = new HashSet<>();
    private final Set<String> silent = new HashSet<>();
    private Optional<Instant> first = Optional.empty();

    /// A download that does not get on by itself.
    private record Stuck(String name, String why) {}

    /// What to tell.
    record Notice(String title, String text) {}

    /// @param format how numbers are written now
    /// @param words says in a sentence what is in the way of a download
    Notices(Messages messages, Supplier<Format> format, Function<Problem, String> words) {
        this.messages = messages;
        this.format = format;
        this.words = words;
    }

    /// A download was finished or failed.
    void ended(DownloadEntry entry, Instant now) {
        if (entry.state() == State.FINISHED) {
            finished.add(entry);
            begin(now);
        } else if (entry.state() == State.FAILED) {
            String why = entry.problem().map(words).orElse("");
            stuck.put(entry.id(), new Stuck(entry.name(), why));
            begin(now);
        }
    }

    /// A download that runs waits for that now, or for nothing. A segment that nobody has needs
    /// somebody to do something; all other waiting ends by itself.
    void waits(DownloadEntry entry, Optional<Wait> wait, Instant now) {
        if (wait.isPresent() && wait.get() instanceof Wait.NoLiveCopy missing) {
            if (waiting.add(entry.id())) {
                String why = messages.text("notice.attention.noCopy", missing.segment() + 1);
                stuck.put(entry.id(), new Stuck(entry.name(), why));
                begin(now);
            }
        } else if (waiting.remove(entry.id())) {
            stuck.remove(entry.id());
        }
    }

    /// Servers are like that now. One is lost that answered before and does not.
    void see(List<ServerView> servers, Instant now) {
        silent.clear();
        for (ServerView server : servers) {
            if (server.answers()) {
                answering.add(server.id());
            } else if (server.health() instanceof ServerHealth.NoAnswer) {
                silent.add(server.id());
                if (answering.remove(server.id())) {
                    lost.add(server.id());
                    begin(now);
                }
            }
        }
    }

    private void begin(Instant now) {
        first = first.or(() -> Optional.of(now));
    }

    /// Returns when there is something to tell; empty when there is nothing.
    Optional<Instant> due() {
        return first.map(time -> time.plus(BATCH));
    }

    /// Returns what is to be told now, and forgets it.
    ///
    /// @param wanted what of it the person wants to hear
    List<Notice> take(Instant now, Settings.Notices wanted) {
        List<Notice> notices = new ArrayList<>();
        if (due().filter(time -> !now.isBefore(time)).isEmpty()) {
            return notices;
        }
        // One that answers again is nothing to tell.
        lost.retainAll(silent);
        if (wanted.finished() && !finished.isEmpty()) {
            notices.add(finished());
        }
        if (wanted.attention() && !stuck.isEmpty()) {
            notices.add(stuck());
        }
        if (wanted.serverLost() && !lost.isEmpty()) {
            notices.add(lost());
        }
        finished.clear();
        stuck.clear();
        lost.clear();
        first = Optional.empty();
        return notices;
    }

    private Notice finished() {
        if (finished.size() > 1) {
            return new Notice(
                    messages.text("notice.finished.several", finished.size()),
                    names(finished.stream().map(DownloadEntry::name).toList()));
        }
        DownloadEntry entry = finished.getFirst();
        boolean verified = entry.receipt().map(Receipt::verified).orElse(false);
        return new Notice(
                messages.text("notice.finished", entry.name()),
                messages.text(
                        verified ? "notice.finished.verified" : "notice.finished.unverified",
                        format.get().size(entry.size())));
    }

    private Notice stuck() {
        List<Stuck> all = List.copyOf(stuck.values());
        if (all.size() > 1) {
            return new Notice(
                    messages.text("notice.attention.several", all.size()),
                    names(all.stream().map(Stuck::name).toList()));
        }
        return new Notice(
                messages.text("notice.attention", all.getFirst().name()), all.getFirst().why());
    }

    private Notice lost() {
        return lost.size() == 1
                ? new Notice(
                        messages.text("notice.lost", lost.iterator().next()),
                        messages.text("notice.lost.text"))
                : new Notice(
                        messages.text("notice.lost.several", lost.size()),
                        names(List.copyOf(lost)));
    }

    private String names(List<String> names) {
        String shown = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        return names.size() <= MOST_NAMES
                ? shown
                : messages.text("notice.more", shown, names.size() - MOST_NAMES);
    }
}
