package org.tributary.app.ui;

import static org.tributary.app.ui.SampleDownloads.NODES;
import static org.tributary.app.ui.SampleDownloads.NOW;
import static org.tributary.app.ui.SampleDownloads.hash;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.tributary.app.offers.Offers;
import org.tributary.app.servers.Check;
import org.tributary.app.servers.ServerView;
import org.tributary.app.servers.Servers;
import org.tributary.shared.format.Catalog;
import org.tributary.shared.format.CatalogEntry;
import org.tributary.shared.format.FragmentSet;
import org.tributary.shared.format.Manifest;
import org.tributary.shared.servers.CatalogIndex;
import org.tributary.shared.servers.Server;
import org.tributary.shared.servers.ServerHealth;
import org.tributary.shared.servers.ServersList;
import org.tributary.shared.servers.Survey;
import org.tributary.shared.servers.WrongData;

/// Servers that stand still; see [SampleDownloads].
public final class SampleServers implements Servers {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private List<ServerView> views;
    private Optional<Offers> offered = Optional.empty();

    /// What is wrong with the lines of the list.
    public final List<ServersList.Problem> problems = new CopyOnWriteArrayList<>();

    /// What it was told, such as `off node-a:8001`.
    public final List<String> told = new CopyOnWriteArrayList<>();

    private SampleServers(List<ServerView> views) {
        this.views = views;
    }

    public static SampleServers none() {
        return new SampleServers(List.of());
    }

    /// Returns four servers: two answer, one does not, one is busy.
    public static SampleServers four() {
        return new SampleServers(
                List.of(
                        view(0, new ServerHealth.Answers(Duration.ofMillis(4)), 41.2e6, 4, 0, ""),
                        view(1, new ServerHealth.Answers(Duration.ofMillis(5)), 38.2e6, 4, 0, ""),
                        view(
                                2,
                                new ServerHealth.NoAnswer(
                                        NOW.minusSeconds(42),
                                        NOW.plusSeconds(18),
                                        "connection refused"),
                                0,
                                0,
                                4,
                                "connection refused"),
                        view(3, new ServerHealth.Busy(NOW.plusSeconds(3)), 0, 0, 0, "")));
    }

    /// Returns the four and two more: one that lied and one that is switched off.
    public static SampleServers six() {
        List<ServerView> all = new ArrayList<>(four().views());
        all.add(view("node-e:8005", 4, new ServerHealth.Quarantined(lie()), 0, 0, 2, ""));
        all.add(view("node-f:8006", 5, new ServerHealth.SwitchedOff(), 0, 0, 0, ""));
        return new SampleServers(List.copyOf(all));
    }

    /// Returns one that sent wrong data and is still used.
    public static ServerView sentWrong() {
        return view("node-e:8005", 4, new ServerHealth.SentWrong(lie()), 0, 0, 3, "");
    }

    private static WrongData lie() {
        return new WrongData(
                "node-e:8005",
                "debian-13.1-amd64-DVD-1.iso",
                430,
                0,
                5_200_000,
                hash("right"),
                hash("wrong"),
                NOW.minusSeconds(300));
    }

    /// Returns the same server as it is otherwise.
    public static ServerView with(ServerView view, ServerHealth health) {
        return new ServerView(
                view.server(),
                health,
                view.checks(),
                view.answerTime(),
                view.bytesPerSecond(),
                view.connections(),
                view.bytes(),
                view.status(),
                view.files(),
                view.failures(),
                view.lastError(),
                view.lastCheck(),
                view.wrongData(),
                view.addedFrom());
    }

    private static ServerView view(
            int number,
            ServerHealth health,
            double speed,
            int connections,
            int failures,
            String error) {
        return view(NODES.get(number), number, health, speed, connections, failures, error);
    }

    private static ServerView view(
            String id,
            int number,
            ServerHealth health,
            double speed,
            int connections,
            int failures,
            String error) {
        boolean silent = health instanceof ServerHealth.NoAnswer;
        return new ServerView(
                Server.at(id, URI.create("http://" + id + "/")),
                health,
                checks(health),
                silent ? Optional.empty() : Optional.of(Duration.ofMillis(4 + number)),
                speed,
                connections,
                speed > 0 ? 901_000_000L : 120_000_000L,
                silent
                        ? Optional.empty()
                        : Optional.of(SampleContext.status("0.1.0", connections, 8, 38)),
                silent ? OptionalInt.empty() : OptionalInt.of(38),
                failures,
                error.isEmpty() ? Optional.empty() : Optional.of(error),
                Optional.of(NOW.minusSeconds(4)),
                health instanceof ServerHealth.SentWrong wrong
                        ? Optional.of(wrong.evidence())
                        : Optional.empty(),
                "servers.txt, line " + (number + 2));
    }

    private static List<Check> checks(ServerHealth health) {
        List<Check> checks = new ArrayList<>();
        for (int i = 0; i < ServerView.MOST_CHECKS; i++) {
            int at = i;
            boolean late = i > 52;
            Check.Result result =
                    switch (health) {
                        case ServerHealth.NoAnswer _ when late -> Check.Result.NO_ANSWER;
                        case ServerHealth.Busy _ when at % 9 == 5 || late -> Check.Result.BUSY;
                        case ServerHealth.Answers _ when at == 17 -> Check.Result.SLOW;
                        default -> Check.Result.ANSWERS;
                    };
            checks.add(
                    new Check(
                            NOW.minusSeconds(15L * (ServerView.MOST_CHECKS - i)),
                            result,
                            Duration.ofMillis(3 + i * 7 % 5)));
        }
        return checks;
    }

    @Override
    public List<ServerView> views() {
        return views;
    }

    /// Shows other servers from now on.
    public void show(List<ServerView> now) {
        views = List.copyOf(now);
        listeners.forEach(Runnable::run);
    }

    @Override
    public Path listFile() {
        return Path.of("/home/ann/.config/tributary/servers.txt");
    }

    @Override
    public List<ServersList.Problem> problems() {
        return problems;
    }

    /// Offers other files from now on.
    public void offer(Offers now) {
        offered = Optional.of(now);
        listeners.forEach(Runnable::run);
    }

    @Override
    public Offers offers() {
        if (offered.isPresent()) {
            return offered.get();
        }
        if (views.isEmpty()) {
            return new Offers(List.of());
        }
        List<CatalogEntry> files = new ArrayList<>();
        long[] sizes = {3_700_000_000L, 41_200_000_000L, 912_000_000L, 18_400_000L, 141_000_000L};
        String[] names = {
            "debian-13.1-amd64-DVD-1.iso",
            "data/dataset-2026-11.tar.zst",
            "talks/lecture-07.mp4",
            "handbook.pdf",
            "sources.tar.xz"
        };
        for (int i = 0; i < names.length; i++) {
            long fragment = Manifest.usualFragmentSize(sizes[i]);
            int count = (int) Manifest.fragmentCount(sizes[i], fragment);
            files.add(
                    new CatalogEntry(
                            names[i],
                            sizes[i],
                            NOW.minusSeconds(86_400L * (i + 1)),
                            hash(names[i]),
                            hash("root of " + names[i]),
                            fragment,
                            1000,
                            FragmentSet.all(count),
                            FragmentSet.NONE));
        }
        List<Survey> surveys = new ArrayList<>();
        for (ServerView view : views) {
            if (view.answers()) {
                surveys.add(
                        new Survey(
                                view.server(),
                                new Survey.Answer.Offers(new CatalogIndex(new Catalog(files))),
                                Duration.ofMillis(4)));
            }
        }
        return new Offers(surveys);
    }

    @Override
    public AutoCloseable onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void checkNow() {
        told.add("check");
    }

    @Override
    public void checkNow(String id) {
        told.add("check " + id);
    }

    @Override
    public Added add(String text) {
        told.add("add " + text);
        return new Added(List.of(text.strip()), 0, List.of());
    }

    @Override
    public void remove(Collection<String> ids) {
        told.add("remove " + ids);
    }

    @Override
    public void export(Path file) {
        told.add("export " + file);
    }

    @Override
    public void switchOff(String id, boolean off) {
        told.add((off ? "off " : "on ") + id);
    }

    @Override
    public void trust(String id) {
        told.add("trust " + id);
    }

    @Override
    public void close() {}
}
