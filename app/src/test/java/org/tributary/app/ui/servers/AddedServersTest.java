package org.tributary.app.ui.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.tributary.app.servers.ServerView;
import org.tributary.app.servers.Servers.Added;
import org.tributary.app.settings.Settings.Unit;
import org.tributary.app.ui.SampleDownloads;
import org.tributary.app.ui.SampleServers;
import org.tributary.app.ui.common.Format;
import org.tributary.app.ui.common.Messages;
import org.tributary.shared.servers.ServersList.Problem;

class AddedServersTest {
    private static final Messages ENGLISH = Messages.of(Locale.ENGLISH);
    private static final ServerWords WORDS =
            new ServerWords(
                    ENGLISH,
                    () -> new Format(ENGLISH, ZoneOffset.UTC, Unit.MEGABYTES),
                    InstantSource.fixed(SampleDownloads.NOW));
    private static final Problem WRONG =
            new Problem(3, "node-a;8001", "this is not a server; write host:port");

    private final List<ServerView> views = SampleServers.four().views();

    private static AddedServers list(List<String> servers, int known, Problem... problems) {
        return new AddedServers(new Added(servers, known, List.of(problems)), true);
    }

    @Test
    void waitsForTheAnswerOfTheNewServer() {
        AddedServers added = list(List.of("node-x:1"), 0);
        assertTrue(added.isWaiting(views));
        assertEquals("node-x:1 was added and is being asked.", added.words(views, WORDS));
    }

    @Test
    void saysThatTheNewServerAnswers() {
        AddedServers added = list(List.of("node-a:8001"), 0);
        assertFalse(added.isWaiting(views));
        assertEquals(
                "node-a:8001 was added and answers. It offers 38 files.",
                added.words(views, WORDS));
    }

    @Test
    void saysThatTheNewServerIsSilent() {
        assertEquals(
                "node-c:8003 was added. No answer for 42 s, next try in 18 s.",
                list(List.of("node-c:8003"), 0).words(views, WORDS));
    }

    @Test
    void countsTheNewServersOfListAndThoseThatAnswer() {
        assertEquals(
                "3 servers were added, 2 of them answer. 1 was in the list already.",
                list(List.of("node-a:8001", "node-b:8002", "node-c:8003"), 1).words(views, WORDS));
    }

    @Test
    void saysWhichLineIsWrong() {
        AddedServers added = list(List.of("node-a:8001"), 0, WRONG, WRONG);
        assertTrue(added.hasProblems());
        assertEquals(
                "Line 3 (\"node-a;8001\"): this is not a server; write host:port."
                        + " 1 more line makes no sense."
                        + " node-a:8001 was added and answers. It offers 38 files.",
                added.words(views, WORDS));
    }

    @Test
    void saysWhatIsWrongWithTheOnlyLine() {
        AddedServers added = new AddedServers(new Added(List.of(), 0, List.of(WRONG)), false);
        assertEquals(
                "\"node-a;8001\": this is not a server; write host:port.",
                added.words(views, WORDS));
    }

    @Test
    void saysThatServerIsInTheListAlready() {
        assertEquals("It is in the list already.", list(List.of(), 1).words(views, WORDS));
        assertEquals("There is no server in it.", list(List.of(), 0).words(views, WORDS));
    }
}
