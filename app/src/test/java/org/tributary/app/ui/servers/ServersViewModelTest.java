package org.tributary.app.ui.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.app.servers.ServerView;
import org.tributary.app.settings.Settings.Unit;
import org.tributary.app.ui.SampleDownloads;
import org.tributary.app.ui.SampleServers;
import org.tributary.app.ui.common.Background;
import org.tributary.app.ui.common.Format;
import org.tributary.app.ui.common.Messages;
import org.tributary.app.ui.common.Navigator;

class ServersViewModelTest {
    private static final Messages ENGLISH = Messages.of(Locale.ENGLISH);

    private final SampleServers servers = SampleServers.six();
    private final List<String> said = new ArrayList<>();
    private Runnable undo = () -> {};
    private final ServerWords words =
            new ServerWords(
                    ENGLISH,
                    () -> new Format(ENGLISH, ZoneOffset.UTC, Unit.MEGABYTES),
                    InstantSource.fixed(SampleDownloads.NOW));
    private final ServersViewModel model =
            new ServersViewModel(
                    servers, words, navigator(), new Background(Runnable::run, Runnable::run));

    private Navigator navigator() {
        return (Navigator)
                Proxy.newProxyInstance(
                        Navigator.class.getClassLoader(),
                        new Class<?>[] {Navigator.class},
                        (_, method, arguments) -> {
                            assertEquals("say", method.getName());
                            said.add(arguments[0] + " [" + arguments[1] + "]");
                            undo = (Runnable) arguments[2];
                            return null;
                        });
    }

    private List<String> ids() {
        return model.rows().stream().map(ServerRow::id).toList();
    }

    @Test
    void saysOfEachServerHowItIs() {
        assertTrue(model.read());
        assertEquals(
                List.of(
                        "Answers",
                        "Answers",
                        "No answer for 42 s/next try in 18 s",
                        "Busy/free in 3 s",
                        "Sends wrong data/set aside",
                        "Switched off/by you"),
                model.rows().stream()
                        .map(ServerRow::shown)
                        .map(row ->
                                row.more().isEmpty() ? row.state() : row.state() + '/' + row.more())
                        .toList());
        assertEquals("4 of 6 answer, 1 set aside, 1 switched off", model.summaryProperty().get());
    }

    @Test
    void showsTheEvidenceAgainstAServerThatIsStillUsed() {
        servers.show(List.of(SampleServers.sentWrong()));
        model.read();
        ServerRow.Shown row = model.rows().getFirst().shown();
        assertEquals("Sent wrong data/still used", row.state() + '/' + row.more());
        assertEquals("3", row.failures());
        List<ServerFacts.Fact> evidence =
                ServerFacts.of(model.rows().getFirst(), words, Contribution.to(List.of()))
                        .evidence();
        assertEquals(
                List.of(
                        SampleDownloads.hash("right").toString(),
                        SampleDownloads.hash("wrong").toString()),
                evidence.stream()
                        .filter(ServerFacts.Fact::isHash)
                        .map(ServerFacts.Fact::value)
                        .toList());
        assertTrue(evidence.getFirst().value().startsWith("Segment 431 of debian"));
    }

    @Test
    void hasNothingToSayForWhatIsUnknown() {
        model.read();
        ServerRow.Shown silent = model.rows().get(2).shown();
        assertEquals("", silent.answerTime());
        assertEquals("", silent.load());
        assertEquals("", silent.speed());
        ServerRow.Shown first = model.rows().getFirst().shown();
        assertEquals("4 ms", first.answerTime());
        assertEquals("4 of 8 busy", first.load());
        assertEquals("41.2 MB/s", first.speed());
    }

    @Test
    void keepsRowsOfServersThatStay() {
        model.read();
        ServerRow second = model.rows().get(1);
        List<ServerView> views = servers.views();
        servers.show(List.of(views.get(3), views.get(1), views.get(0)));
        model.read();
        assertEquals(List.of("node-d:8004", "node-b:8002", "node-a:8001"), ids());
        assertSame(second, model.rows().get(1));
    }

    @Test
    void restsWhenNothingChangesByItself() {
        servers.show(List.of(servers.views().get(5)));
        assertFalse(model.read());
    }

    @Test
    void leavesSpeedForHalfASecondSoThatItCanBeRead() {
        model.read();
        ServerView before = servers.views().getFirst();
        servers.show(
                List.of(
                        new ServerView(
                                before.server(),
                                before.health(),
                                before.checks(),
                                before.answerTime(),
                                99e6,
                                before.connections(),
                                before.bytes(),
                                before.status(),
                                before.files(),
                                before.failures(),
                                before.lastError(),
                                before.lastCheck(),
                                before.wrongData(),
                                before.addedFrom())));
        model.read();
        assertEquals("41.2 MB/s", model.rows().getFirst().shown().speed());
    }

    @Test
    void putsBackTheLineOfRemovedServer() {
        model.read();
        model.remove(List.of("node-b:8002"));
        assertEquals(List.of("remove [node-b:8002]"), servers.told);
        assertEquals(List.of("node-b:8002 was removed from the list. [Undo]"), said);
        undo.run();
        assertEquals("add node-b:8002", servers.told.getLast());
    }

    @Test
    void takesOutAgainWhatWasAdded() {
        model.add(" node-x:1 ");
        assertEquals("node-x:1 was added and is being asked.", model.noticeProperty().get().text());
        model.undoAdding();
        assertEquals("remove [node-x:1]", servers.told.getLast());
        assertEquals("", model.noticeProperty().get().text());
    }

    @Test
    void addsTheLinesOfFile(@TempDir Path folder) throws IOException {
        Path list = Files.writeString(folder.resolve("servers.txt"), "node-x:1\nnode-y:2\n");
        model.addFiles(List.of(list));
        assertEquals(List.of("add node-x:1\nnode-y:2\n"), servers.told);
    }

    @Test
    void saysThatFileCannotBeRead(@TempDir Path folder) {
        model.addFiles(List.of(folder.resolve("missing")));
        assertTrue(model.noticeProperty().get().isProblem());
        assertEquals(
                folder.resolve("missing") + " cannot be read.",
                model.noticeProperty().get().text());
    }

    @Test
    void addsUpWhatServerGaveToFinishedDownloads() {
        Contribution contribution = Contribution.to(SampleDownloads.finishedWithLiar().entries());
        assertEquals(2, contribution.downloadsOf("node-a:8001"));
        assertEquals(0.48, contribution.share("node-a:8001"), 0.001);
        assertEquals(0, contribution.of("node-c:8003"));
        assertEquals(3_718_400_000L, contribution.bytes());
    }

    @Test
    void showsWhatProvesWrongData() {
        model.read();
        ServerFacts facts =
                ServerFacts.of(
                        model.rows().get(4),
                        new ServerWords(
                                ENGLISH,
                                () -> new Format(ENGLISH, ZoneOffset.UTC, Unit.MEGABYTES),
                                InstantSource.fixed(SampleDownloads.NOW.plus(Duration.ofDays(1)))),
                        Contribution.to(List.of()));
        assertEquals(
                "Segment 431 of debian-13.1-amd64-DVD-1.iso, 5.20 MB, yesterday 11:59 AM",
                facts.evidence().getFirst().value().replaceAll("\\p{Z}", " "));
        assertEquals(3, facts.evidence().size());
    }
}
