package org.tributary.shared.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tributary.shared.client.ApacheTransport;
import org.tributary.shared.client.FakeServer;
import org.tributary.shared.client.FakeServer.Response;
import org.tributary.shared.client.HttpSettings;
import org.tributary.shared.client.HttpTransport;
import org.tributary.shared.client.Timeouts;
import org.tributary.shared.format.Catalog;
import org.tributary.shared.format.CatalogEntry;
import org.tributary.shared.format.FragmentSet;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.format.WireJson;
import org.tributary.shared.format.WirePaths;
import org.tributary.shared.servers.Survey.Answer;

class DiscoveryTest {
    private static final byte[] CATALOG = WireJson.write(new Catalog(List.of(entry("a.txt"))));

    private final HttpTransport transport = transport(Duration.ofSeconds(60));

    /// For servers that never answer; those that do may take longer on a busy machine.
    private final HttpTransport impatient = transport(Duration.ofMillis(500));

    private final Discovery discovery = new Discovery(transport);
    private final List<FakeServer> servers = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        transport.close();
        impatient.close();
        for (FakeServer server : servers) {
            server.close();
        }
    }

    @Test
    void findsFilesByNameAndByContent() throws Exception {
        Survey survey = discovery.ask(serve(_ -> Response.of(200, CATALOG)).server());
        CatalogIndex catalog = survey.catalog().orElseThrow();
        assertEquals("a.txt", catalog.find("a.txt").orElseThrow().path());
        assertEquals(Optional.empty(), catalog.find("b.txt"));
        assertTrue(catalog.find(Sha256.of("a.txt".getBytes())).isPresent());
        assertTrue(catalog.find(Sha256.OF_NOTHING).isEmpty());
    }

    @Test
    void aServerWhoseTokenCannotBeReadIsNotAsked(@TempDir Path folder) throws Exception {
        FakeServer web = serve(_ -> Response.of(200, CATALOG));
        Path token = folder.resolve("none");
        Server server =
                new Server(
                        web.server().id(),
                        web.server().base(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(token));
        assertEquals(
                new Answer.NotAsked(
                        "its token file " + token + " cannot be used: it does not exist"),
                discovery.ask(server).answer());
        assertEquals(List.of(), web.requests());
    }

    @Test
    void asksForTheCatalogWhereTheTreeStarts() throws Exception {
        FakeServer server = serve(_ -> Response.of(200, CATALOG));
        discovery.ask(Server.parse(server.uri("/some/where").toString()));
        assertEquals("/some/where" + WirePaths.CATALOG, server.requests().getFirst().path());
    }

    @Test
    void askingNowHidesNothingBehindAnAnswerFromAMomentAgo() throws Exception {
        AtomicInteger status = new AtomicInteger(200);
        FakeServer server =
                serve(_ -> status.get() == 200 ? Response.of(200, CATALOG) : Response.of(500));
        assertInstanceOf(Answer.Offers.class, discovery.ask(server.server()).answer());
        status.set(500);
        assertInstanceOf(Answer.Offers.class, discovery.ask(server.server()).answer());
        assertInstanceOf(Answer.NoAnswer.class, discovery.askNow(server.server()).answer());
        assertEquals(2, server.requests().size());
    }

    @Test
    void aDaemonSaysHowItIs() throws Exception {
        String json =
                "{\"name\":\"n\",\"version\":\"1\",\"state\":\"ready\",\"files\":1,"
                        + "\"load\":{\"active\":0,\"waiting\":0,\"most\":8}}";
        FakeServer daemon =
                serve(request ->
                        request.path().equals("/v1/status")
                                ? Response.of(200, json.getBytes())
                                : Response.of(404));
        assertEquals(
                Optional.of(new DaemonStatus("n", "1", "ready", 1, 0, 0, 8)),
                discovery.status(daemon.server()));
        FakeServer plain = serve(_ -> Response.of(404));
        assertEquals(Optional.empty(), discovery.status(plain.server()));
        FakeServer page = serve(_ -> Response.of(200, "<html>".getBytes()));
        assertEquals(Optional.empty(), discovery.status(page.server()));
        page.close();
        assertEquals(Optional.empty(), discovery.status(page.server()));
    }

    @Test
    void manyThatWantToKnowAskOnce() throws Exception {
        FakeServer server = serve(_ -> Response.of(200, CATALOG));
        List<Thread> threads = new ArrayList<>();
        AtomicInteger answers = new AtomicInteger();
        for (int i = 0; i < 8; i++) {
            threads.add(
                    Thread.ofVirtual()
                            .start(() -> {
                                if (discovery.ask(server.server()).catalog().isPresent()) {
                                    answers.incrementAndGet();
                                }
                            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(8, answers.get());
        assertEquals(1, server.requests().size());
    }

    @ParameterizedTest
    @CsvSource({
        "404, NoCatalog", "410, NoCatalog", "503, Busy", "429, Busy", "500, NoAnswer",
        "502, NoAnswer", "401, Unusable", "403, Unusable", "418, Unusable", "204, Unusable",
        "206, Unusable"
    })
    void tellsWhatAServerAnswers(int status, String expected) throws Exception {
        Survey survey = discovery.ask(serve(_ -> Response.of(status)).server());
        assertEquals(expected, survey.answer().getClass().getSimpleName());
        assertFalse(survey.catalog().isPresent());
    }

    @Test
    void tellsForHowLongAServerIsBusy() throws Exception {
        FakeServer server = serve(_ -> Response.of(503).header("Retry-After", "7"));
        assertEquals(
                new Answer.Busy(Optional.of(Duration.ofSeconds(7))),
                discovery.ask(server.server()).answer());
    }

    @ParameterizedTest
    @ValueSource(strings = {"silent", "hangs", "drops", "gone", "no-http"})
    void tellsWhyThereIsNoAnswer(String how) throws Exception {
        FakeServer server =
                serve(_ ->
                        switch (how) {
                            case "silent" -> Response.of(200).silent();
                            case "hangs" -> Response.of(200, CATALOG).hangAfter(10);
                            case "drops" -> Response.of(200, CATALOG).dropAfter(10);
                            default ->
                                    Response.of(200, CATALOG).statusLine("\u001b[31m\n".repeat(20));
                        });
        if (how.equals("gone")) {
            server.close();
        }
        Discovery asking = new Discovery(how.matches("silent|hangs") ? impatient : transport);
        Answer.NoAnswer none =
                assertInstanceOf(Answer.NoAnswer.class, asking.ask(server.server()).answer());
        assertFalse(none.reason().isBlank());
        assertTrue(none.reason().codePoints().noneMatch(Character::isISOControl), none.reason());
    }

    @Test
    void asksAServerAtOnceAgainThatDidNotAnswer() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        FakeServer server =
                serve(_ ->
                        asked.incrementAndGet() == 1
                                ? Response.of(200, CATALOG).dropAfter(10)
                                : Response.of(200, CATALOG));
        assertInstanceOf(Answer.NoAnswer.class, discovery.ask(server.server()).answer());
        assertInstanceOf(Answer.Offers.class, discovery.ask(server.server()).answer());
        assertInstanceOf(Answer.Offers.class, discovery.ask(server.server()).answer());
        assertEquals(2, asked.get());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "<html>\u0007", "{\"version\":9,\"files\":[]}"})
    void whatIsNoCatalogIsOfNoUse(String body) throws Exception {
        FakeServer server = serve(_ -> Response.of(200, body.getBytes()));
        Answer.Unusable unusable =
                assertInstanceOf(Answer.Unusable.class, discovery.ask(server.server()).answer());
        assertTrue(
                unusable.reason().codePoints().noneMatch(Character::isISOControl),
                unusable.reason());
    }

    private static HttpTransport transport(Duration patience) {
        return new ApacheTransport(HttpSettings.DEFAULT, new Timeouts(patience, patience));
    }

    private FakeServer serve(FakeServer.Handler handler) throws Exception {
        FakeServer server = FakeServer.start(handler);
        servers.add(server);
        return server;
    }

    private static CatalogEntry entry(String path) {
        Sha256 sha256 = Sha256.of(path.getBytes());
        return new CatalogEntry(
                path,
                1,
                Instant.EPOCH,
                sha256,
                sha256,
                1024,
                100,
                FragmentSet.all(1),
                FragmentSet.NONE);
    }
}
