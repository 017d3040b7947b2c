package org.tributary.app.ui.main;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.app.downloads.Problem;
import org.tributary.app.servers.ServerView;
import org.tributary.shared.servers.ServerHealth;
import org.tributary.shared.servers.ServersList;
import org.tributary.shared.transfer.DownloadEvent;
import org.tributary.shared.transfer.DownloadSnapshot;
import org.tributary.shared.transfer.DownloadSnapshot.ServerShare;
import org.tributary.shared.transfer.Obstacle;
import org.tributary.shared.transfer.Wait;

/// Finds what is wrong for longer than a moment and picks what is most serious. What the user closed
/// stays closed for as long as it lasts.
final class BannerModel {
    /// How long is told what needs nothing to be done.
    private static final Duration TOLD_FOR = Duration.ofMinutes(1);

    private final Set<String> closed = new HashSet<>();
    private List<Trouble> standing = List.of();

    /// Something that is wrong, the worst kinds first.
    sealed interface Trouble {
        /// Returns the same for the same trouble at another time.
        String name();

        record DiskFull(DownloadEntry entry, long missing, long free) implements Trouble {
            @Override
            public String name() {
                return "disk " + entry.id();
            }
        }

        /// @param segment counted from 0
        record NowhereToBeHad(DownloadEntry entry, int segment) implements Trouble {
            @Override
            public String name() {
                return "nowhere " + entry.id();
            }
        }

        record WrongData(String server) implements Trouble {
            @Override
            public String name() {
                return "wrong " + server;
            }
        }

        /// It is still used.
        record SentWrong(String server) implements Trouble {
            @Override
            public String name() {
                return "sent wrong " + server;
            }
        }

        /// None of the servers answers that running downloads need.
        record NobodyAnswers() implements Trouble {
            @Override
            public String name() {
                return "nobody";
            }
        }

        /// @param others how many servers carry on
        record Silent(String server, Duration since, int others) implements Trouble {
            @Override
            public String name() {
                return "silent " + server;
            }
        }

        record AllBusy(Duration untilNextTry) implements Trouble {
            @Override
            public String name() {
                return "busy";
            }
        }

        /// Lines of the list that name no server.
        record ListLines(List<ServersList.Problem> problems) implements Trouble {
            public ListLines {
                problems = List.copyOf(problems);
            }

            @Override
            public String name() {
                return "lines " + problems;
            }
        }

        /// What was done about a damaged progress file.
        record LogDamaged(DownloadEntry entry, DownloadEvent.LogDamaged damage) implements Trouble {
            @Override
            public String name() {
                return "log " + damage.damaged();
            }
        }

        private int rank() {
            return switch (this) {
                case DiskFull _ -> 0;
                case NowhereToBeHad _ -> 1;
                case WrongData _, SentWrong _ -> 2;
                case NobodyAnswers _ -> 3;
                case Silent _ -> 4;
                case AllBusy _ -> 5;
                case ListLines _ -> 6;
                case LogDamaged _ -> 7;
            };
        }
    }

    /// A download as it is now.
    ///
    /// @param damage what was found when it began
    record Seen(
            DownloadEntry entry,
            Optional<DownloadSnapshot> snapshot,
            Optional<DownloadEvent.LogDamaged> damage) {}

    /// Looks at how things are now.
    void look(
            Collection<Seen> downloads,
            Collection<ServerView> servers,
            List<ServersList.Problem> listProblems,
            Instant now) {
        List<Trouble> found = new ArrayList<>();
        Set<String> used = new HashSet<>();
        boolean busy = false;
        boolean nobody = false;
        Instant nextTry = now;
        for (Seen download : downloads) {
            DownloadEntry entry = download.entry();
            noSpace(entry).ifPresent(found::add);
            if (entry.state() != DownloadEntry.State.RUNNING || download.snapshot().isEmpty()) {
                continue;
            }
            DownloadSnapshot snapshot = download.snapshot().get();
            logDamaged(download, now).ifPresent(found::add);
            snapshot.servers().stream()
                    .filter(share -> !(share.health() instanceof ServerHealth.LeftOut))
                    .map(ServerShare::server)
                    .forEach(used::add);
            if (snapshot.waiting().isPresent()) {
                switch (snapshot.waiting().get()) {
                    case Wait.NoLiveCopy wait ->
                            found.add(new Trouble.NowhereToBeHad(entry, wait.segment()));
                    case Wait.NobodyAnswers _ -> nobody = true;
                    case Wait.AllBusy wait -> {
                        busy = true;
                        nextTry = wait.nextTry();
                    }
                }
            }
        }
        if (nobody) {
            found.add(new Trouble.NobodyAnswers());
        } else {
            found.addAll(silent(servers, used, now));
        }
        if (busy) {
            found.add(new Trouble.AllBusy(Duration.between(now, nextTry)));
        }
        for (ServerView view : servers) {
            if (view.isSetAside()) {
                found.add(new Trouble.WrongData(view.id()));
            } else if (view.evidence().isPresent() && !view.isSwitchedOff()) {
                found.add(new Trouble.SentWrong(view.id()));
            }
        }
        if (!listProblems.isEmpty()) {
            found.add(new Trouble.ListLines(listProblems));
        }
        found.sort(Comparator.comparingInt(Trouble::rank));
        take(found);
    }

    /// Nothing needs to be done about it, so after a while only the inspector tells it.
    private static Optional<Trouble> logDamaged(Seen download, Instant now) {
        return download.damage()
                .filter(damage -> now.isBefore(damage.time().plus(TOLD_FOR)))
                .map(damage -> new Trouble.LogDamaged(download.entry(), damage));
    }

    private static Optional<Trouble> noSpace(DownloadEntry entry) {
        return entry.state() == DownloadEntry.State.FAILED
                ? entry.problem()
                        .map(Problem::obstacle)
                        .filter(Obstacle.NoSpace.class::isInstance)
                        .map(Obstacle.NoSpace.class::cast)
                        .map(full -> new Trouble.DiskFull(entry, full.missing(), full.free()))
                : Optional.empty();
    }

    private static List<Trouble> silent(
            Collection<ServerView> servers, Set<String> used, Instant now) {
        int others =
                (int)
                        servers.stream()
                                .filter(view -> view.isUsable() && used.contains(view.id()))
                                .count();
        List<Trouble> silent = new ArrayList<>();
        for (ServerView view : servers) {
            if (view.health() instanceof ServerHealth.NoAnswer none && used.contains(view.id())) {
                silent.add(
                        new Trouble.Silent(view.id(), Duration.between(none.since(), now), others));
            }
        }
        return silent;
    }

    private void take(List<Trouble> found) {
        // What is over may be told again when it comes back.
        closed.retainAll(found.stream().map(Trouble::name).toList());
        standing = found.stream().filter(trouble -> !closed.contains(trouble.name())).toList();
    }

    /// Returns the most serious trouble that is to be told.
    Optional<Trouble> worst() {
        return standing.stream().findFirst();
    }

    /// Returns how many more there are.
    int more() {
        return Math.max(0, standing.size() - 1);
    }

    /// Says no more of a trouble while it lasts.
    void close(Trouble trouble) {
        closed.add(trouble.name());
        standing = standing.stream().filter(other -> !other.name().equals(trouble.name())).toList();
    }
}
