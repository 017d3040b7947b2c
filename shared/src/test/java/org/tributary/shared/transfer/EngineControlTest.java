package org.tributary.shared.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.shared.client.ApacheTransport;
import org.tributary.shared.client.FakeServer;
import org.tributary.shared.client.FakeServer.Response;
import org.tributary.shared.client.HttpSettings;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.format.WirePaths;
import org.tributary.shared.servers.QuarantineFile;
import org.tributary.shared.servers.Server;
import org.tributary.shared.servers.ServerHealth;
import org.tributary.shared.servers.Survey;
import org.tributary.shared.servers.WrongData;
import org.tributary.shared.transfer.DownloadRequest.Options;
import org.tributary.shared.transfer.DownloadResult.Done;
import org.tributary.shared.transfer.DownloadResult.Failed;
import org.tributary.shared.transfer.DownloadResult.Kind;
import org.tributary.shared.transfer.DownloadSnapshot.ServerShare;
import org.tributary.shared.transfer.FakeOffer.Spoiler;

/// What the user may do to servers and downloads while they run.
class EngineControlTest {
    private static final int FRAGMENT = 64 << 10;
    private static final byte[] CONTENT = Swarm.bytes(1_000_000, 1);
    private static final Spoiler SLOW = (_, right) -> right.slow(200_000);

    @TempDir private Path folder;
    private EngineLab lab;

    @BeforeEach
    void open() throws Exception {
        lab = new EngineLab(folder, CONTENT);
    }

    @AfterEach
    void close() throws Exception {
        lab.close();
    }

    private static FakeOffer offer() {
        return FakeOffer.of(CONTENT, FRAGMENT);
    }

    private static String id(FakeServer server) {
        return server.server().id();
    }

    private static void await(String what, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(60), what);
            Thread.yield();
        }
    }

    private static void awaitBytesFrom(Download download, FakeServer server) {
        await("bytes from " + id(server), () -> share(download, server).bytes() > 0);
    }

    private static ServerShare share(Download download, FakeServer server) {
        return download.snapshot().servers().stream()
                .filter(share -> share.server().equals(id(server)))
                .findFirst()
                .orElse(
                        new ServerShare(
                                id(server),
                                new ServerHealth.NotAskedYet(),
                                0,
                                0,
                                0,
                                Optional.empty()));
    }

    /// The list of servers is published a moment after the downloads' snapshots.
    private static ServerHealth health(DownloadManager manager, FakeServer server) {
        await("health of " + id(server), () -> status(manager, server).isPresent());
        return status(manager, server).map(ServerStatus::health).orElseThrow();
    }

    private static Optional<ServerStatus> status(DownloadManager manager, FakeServer server) {
        return manager.servers().stream()
                .filter(status -> status.server().equals(id(server)))
                .findFirst();
    }

    private void assertDone(Download download) throws Exception {
        DownloadResult result = EngineLab.await(download);
        assertInstanceOf(Done.class, result, result::toString);
        lab.check(result);
    }

    private static Failed assertFailed(Kind kind, Download download) throws Exception {
        DownloadResult result = EngineLab.await(download);
        Failed failed = assertInstanceOf(Failed.class, result, result::toString);
        assertEquals(kind, failed.kind(), failed.sentence());
        return failed;
    }

    // Servers that come later.

    @Test
    void aSegmentComesFromAnotherServerWhenThatIsPreferred() throws Exception {
        FakeServer a = lab.serve(slowly());
        FakeServer b = lab.serve(slowly());
        int[] moved = {-1};
        DownloadResult result =
                lab.get(
                        lab.named(),
                        (event, download) -> {
                            if (moved[0] < 0
                                    && event
                                            instanceof
                                            DownloadEvent.Progress(_, DownloadSnapshot now)) {
                                moved[0] = beingSentBy(id(a), now);
                                download.preferAnother(moved[0]);
                                download.preferAnother(1_000_000);
                            }
                        });
        assertInstanceOf(Done.class, result);
        int start = moved[0] * FRAGMENT;
        assertTrue(
                b.requests().stream()
                        .flatMap(request -> request.range(CONTENT.length).stream())
                        .anyMatch(range -> range[0] >= start && range[0] < start + FRAGMENT),
                () -> "segment " + moved[0] + " stayed where it was: " + b.requests());
    }

    private static FakeOffer slowly() {
        return FakeOffer.of(CONTENT, FRAGMENT).bytes((_, right) -> right.slow(100_000));
    }

    /// Returns a segment that the server is sending; -1 when there is none.
    private static int beingSentBy(String server, DownloadSnapshot now) {
        SegmentStates states = now.segments();
        for (int i = 0; i < states.count(); i++) {
            boolean its =
                    states.server(i) >= 0
                            && now.servers().get(states.server(i)).server().equals(server);
            if (its && states.state(i) == SegmentStates.State.DOWNLOADING) {
                return i;
            }
        }
        return -1;
    }

    @Test
    void requestsGoAnotherWayFromWhenThatIsWanted() throws Exception {
        FakeServer proxy = lab.serve(FakeOffer.of(CONTENT, FRAGMENT));
        FakeServer server = lab.serve(FakeOffer.of(CONTENT, FRAGMENT));
        ManagerSettings settings = new ManagerSettings(lab.state(), HttpSettings.DEFAULT);
        try (DownloadManager manager = DownloadManager.open(settings)) {
            assertInstanceOf(
                    Survey.Answer.Offers.class, manager.discovery().ask(server.server()).answer());
            assertEquals(1, server.requests().size());
            manager.use(
                    new HttpSettings(Optional.of(proxy.uri("")), Map.of(), "Tributary", List.of()));
            manager.discovery().askNow(server.server());
            assertEquals(1, server.requests().size());
            assertEquals(1, proxy.requests().size());
            manager.use(HttpSettings.DEFAULT);
            manager.discovery().askNow(server.server());
            assertEquals(2, server.requests().size());
        }
    }

    private static HttpSettings as(String userAgent) {
        return new HttpSettings(Optional.empty(), Map.of(), userAgent, List.of());
    }

    private DownloadManager manager(List<HttpSettings> made) throws IOException {
        return DownloadManager.open(
                lab.state(),
                new ApacheTransport(as("first")),
                settings -> {
                    made.add(settings);
                    return new ApacheTransport(settings);
                });
    }

    @Test
    void settingsThatADownloadHasOfItsOwnAreTakenForAllOnce() throws Exception {
        lab.serve(offer());
        List<HttpSettings> made = new CopyOnWriteArrayList<>();
        try (DownloadManager manager = manager(made)) {
            lab.options(Options.DEFAULT.withHttp(Optional.of(as("second"))));
            assertDone(lab.start(manager, lab.named(), _ -> {}));
            assertEquals(List.of(as("second")), made);
            manager.use(as("second"));
            manager.use(as("second"));
            assertEquals(List.of(as("second"), as("second")), made);
        }
    }

    @Test
    void settingsOfADownloadsOwnStayAlsoWhereTheyWereThoseOfAll() throws Exception {
        CountDownLatch changed = new CountDownLatch(1);
        FakeServer server =
                lab.serve(
                        offer().documents((_, right) -> {
                            EngineLab.await(changed);
                            return right;
                        }));
        try (DownloadManager manager = manager(new CopyOnWriteArrayList<>())) {
            manager.use(as("second"));
            lab.options(Options.DEFAULT.withHttp(Optional.of(as("second"))));
            Download download = lab.start(manager, lab.named(), _ -> {});
            manager.use(as("third"));
            changed.countDown();
            assertDone(download);
        }
        for (FakeServer.Request request : server.requests()) {
            assertEquals(Optional.of("second"), request.header("User-Agent"));
        }
    }

    @Test
    void isFinishedByAServerThatComesWhileItWaitsForAnother() throws Exception {
        FakeServer busy = lab.serve(alwaysBusy());
        DownloadRequest request = lab.named();
        FakeServer late = lab.serve(offer());
        try (DownloadManager manager = lab.manager()) {
            Download download = lab.start(manager, request, _ -> {});
            await("waiting", () -> download.snapshot().state() == DownloadState.WAITING);
            List<Server> all = List.of(busy.server(), late.server());
            download.alsoFrom(all);
            download.alsoFrom(all);
            assertDone(download);
            assertEquals(CONTENT.length, share(download, late).bytes());
            assertEquals(1, catalogRequests(late));
            assertEquals(1, catalogRequests(busy));
        }
    }

    @Test
    void asksAServerThatComesBeforeItIsKnownWhatTheFileIs() throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        FakeOffer slowToTell =
                alwaysBusy()
                        .documents((_, right) -> {
                            EngineLab.await(told);
                            return right;
                        });
        lab.serve(slowToTell);
        DownloadRequest request = lab.named();
        FakeServer late = lab.serve(offer());
        try (DownloadManager manager = lab.manager()) {
            Download download = lab.start(manager, request, _ -> {});
            download.alsoFrom(List.of(late.server()));
            told.countDown();
            assertDone(download);
            assertEquals(CONTENT.length, share(download, late).bytes());
        }
    }

    @Test
    void doesNotAskAServerThatComesLaterButIsSwitchedOff() throws Exception {
        FakeServer slow = lab.serve(offer().bytes(SLOW));
        DownloadRequest request = lab.named();
        FakeServer late = lab.serve(offer());
        try (DownloadManager manager = lab.manager()) {
            manager.switchOff(id(late), true);
            Download download = lab.start(manager, request, _ -> {});
            awaitBytesFrom(download, slow);
            download.alsoFrom(List.of(late.server()));
            assertDone(download);
            assertEquals(0, late.requests().size());
        }
    }

    private static FakeOffer alwaysBusy() {
        return offer().bytes((_, _) -> Response.of(503).header("Retry-After", "600"));
    }

    private static long catalogRequests(FakeServer server) {
        return server.requests().stream()
                .filter(request -> request.path().equals(WirePaths.CATALOG))
                .count();
    }

    // Switching servers off.

    @Test
    void whatAServerWasAskedForMovesToOthersWhenItIsSwitchedOff() throws Exception {
        // It sends a little and then nothing, for longer than the download takes.
        FakeServer hangs = lab.serve(offer().bytes((_, right) -> right.hangAfter(20_000)));
        FakeServer good = lab.serve(offer().bytes(SLOW));
        try (DownloadManager manager = lab.manager()) {
            Download download = lab.start(manager, lab.named(), _ -> {});
            await("a request to it", () -> share(download, hangs).connections() > 0);
            manager.switchOff(id(hangs), true);
            await("it is off", () -> health(manager, hangs) instanceof ServerHealth.SwitchedOff);
            await("nothing in flight", () -> share(download, hangs).connections() == 0);
            long asked = hangs.requests().size();
            assertDone(download);
            assertEquals(asked, hangs.requests().size());
            assertTrue(share(download, good).bytes() > CONTENT.length / 2);
            assertInstanceOf(ServerHealth.SwitchedOff.class, share(download, hangs).health());
        }
    }

    @Test
    void aServerThatIsSwitchedOffBeforeTheStartIsAskedForNothing() throws Exception {
        FakeServer off = lab.serve(offer());
        lab.serve(offer());
        try (DownloadManager manager = lab.manager()) {
            manager.switchOff(id(off), true);
            assertDone(lab.start(manager, lab.named(), _ -> {}));
            assertEquals(List.of(), off.requests());
        }
    }

    @Test
    void aServerThatIsSwitchedOnAgainHelps() throws Exception {
        FakeServer helps = lab.serve(offer());
        lab.serve(offer().bytes((_, right) -> right.slow(20_000)));
        try (DownloadManager manager = lab.manager()) {
            manager.switchOff(id(helps), true);
            Download download = lab.start(manager, lab.named(), _ -> {});
            await("it runs", () -> download.snapshot().receivedBytes() > 0);
            assertEquals(List.of(), helps.requests());
            manager.switchOff(id(helps), false);
            assertDone(download);
            assertTrue(share(download, helps).bytes() > 0);
        }
    }

    @Test
    void aLinkThatIsSwitchedOffIsAskedWhenItIsOnAgain() throws Exception {
        FakeServer helps = lab.serve(request -> Response.resource(request, CONTENT));
        FakeServer slow = lab.serve(request -> Response.resource(request, CONTENT).slow(20_000));
        lab.want(Sha256.of(CONTENT));
        try (DownloadManager manager = lab.manager()) {
            manager.switchOff(id(helps), true);
            Download download =
                    lab.start(manager, lab.linked(helps.uri("/f"), slow.uri("/f")), _ -> {});
            await("it runs", () -> download.snapshot().receivedBytes() > 0);
            assertEquals(List.of(), helps.requests());
            manager.switchOff(id(helps), false);
            assertDone(download);
            assertTrue(share(download, helps).bytes() > 0);
        }
    }

    @Test
    void withoutAnyServerThatIsOnNothingBegins() throws Exception {
        FakeServer one = lab.serve(offer());
        FakeServer two = lab.serve(request -> Response.resource(request, CONTENT));
        try (DownloadManager manager = lab.manager()) {
            manager.switchOff(id(one), true);
            manager.switchOff(id(two), true);
            Download named = lab.start(manager, lab.named(), _ -> {});
            assertEquals(
                    new Obstacle.NoServers(), assertFailed(Kind.UNREACHABLE, named).obstacle());
            Download linked = lab.start(manager, lab.linked(two.uri("/f")), _ -> {});
            assertEquals(
                    new Obstacle.NoServers(), assertFailed(Kind.UNREACHABLE, linked).obstacle());
        }
    }

    @Test
    void aDownloadEndsWhenItsLastServerIsSwitchedOff() throws Exception {
        FakeServer only = lab.serve(offer().bytes(SLOW));
        try (DownloadManager manager = lab.manager()) {
            Download download = lab.start(manager, lab.named(), _ -> {});
            awaitBytesFrom(download, only);
            manager.switchOff(id(only), true);
            Failed failed = assertFailed(Kind.UNREACHABLE, download);
            assertEquals(new Obstacle.NoServers(), failed.obstacle());
            lab.check(failed);
            manager.switchOff(id(only), false);
            assertDone(lab.start(manager, lab.named(), _ -> {}));
        }
    }

    @Test
    void aFileOfUnknownSizeEndsWhenItsServerIsSwitchedOff() throws Exception {
        FakeServer only = lab.serve(_ -> Response.of(200, CONTENT).untilClosed().slow(200_000));
        try (DownloadManager manager = lab.manager()) {
            Download download = lab.start(manager, lab.linked(only.uri("/f")), _ -> {});
            await("it runs", () -> download.snapshot().receivedBytes() > 0);
            await("it counts", () -> status(manager, only).orElseThrow().bytes() > 0);
            assertEquals(1, status(manager, only).orElseThrow().connections());
            manager.switchOff(id(only), true);
            assertEquals(
                    new Obstacle.NoServers(), assertFailed(Kind.UNREACHABLE, download).obstacle());
            await("it ended", () -> status(manager, only).orElseThrow().connections() == 0);
        }
        assertEquals(List.of("bystander"), lab.names());
    }

    @Test
    void theOnlyServerThatSendsWrongBytesIsNotSaidToBeFine() throws Exception {
        byte[] wrong = CONTENT.clone();
        wrong[5 * FRAGMENT]++;
        FakeServer only =
                lab.serve(offer().bytes((request, _) -> Response.resource(request, wrong)));
        try (DownloadManager manager = lab.manager()) {
            List<DownloadEvent> corrupt = new CopyOnWriteArrayList<>();
            Download download =
                    lab.start(
                            manager,
                            lab.named(),
                            event -> {
                                if (event instanceof DownloadEvent.SegmentCorrupt) {
                                    corrupt.add(event);
                                }
                            });
            assertFailed(Kind.UNPROVED, download);
            await(
                    "it ended",
                    () ->
                            status(manager, only)
                                    .filter(now -> now.wrongSegments() == corrupt.size())
                                    .isPresent());
            ServerStatus status = status(manager, only).orElseThrow();
            WrongData evidence =
                    assertInstanceOf(ServerHealth.SentWrong.class, status.health()).evidence();
            assertTrue(status.wrongSegments() >= 3);
            assertEquals(5, evidence.segment());
            assertEquals(Swarm.hash(CONTENT, 5 * FRAGMENT, 6 * FRAGMENT), evidence.expected());
            assertEquals(Swarm.hash(wrong, 5 * FRAGMENT, 6 * FRAGMENT), evidence.got());
            assertEquals(Map.of(), manager.quarantined());

            manager.trust(id(only));
            await(
                    "it is trusted again",
                    () ->
                            status(manager, only).orElseThrow().health()
                                    instanceof ServerHealth.Answers);
        }
    }

    /// The segment came wrong once, and whoever could repeat it is switched off.
    @Test
    void aSegmentIsNotCalledWrongEverywhereBecauseAServerIsOff() throws Exception {
        byte[] wrong = CONTENT.clone();
        wrong[0]++;
        CountDownLatch lied = new CountDownLatch(1);
        lab.serve(
                offer().bytes((request, _) -> {
                    lied.countDown();
                    return Response.resource(request, wrong);
                }));
        FakeServer off = lab.serve(offer().bytes((_, right) -> right.hangAfter(100)));
        try (DownloadManager manager = lab.manager()) {
            Download download = lab.start(manager, lab.named(), _ -> {});
            EngineLab.await(lied);
            manager.switchOff(id(off), true);
            assertEquals(
                    new Obstacle.NoServers(), assertFailed(Kind.UNREACHABLE, download).obstacle());
        }
    }

    // What is known of servers.

    @Test
    void serversAreKnownByWhatTheyDo() throws Exception {
        FakeServer server = lab.serve(offer());
        try (DownloadManager manager = lab.manager()) {
            assertEquals(List.of(), manager.servers());
            assertDone(lab.start(manager, lab.named(), _ -> {}));
            await("it is over", () -> status(manager, server).orElseThrow().connections() == 0);
            ServerStatus status = status(manager, server).orElseThrow();
            assertEquals(CONTENT.length, status.bytes());
            assertInstanceOf(ServerHealth.Answers.class, status.health());
        }
    }

    @Test
    void serversThatMayNotBeUsedAreKnownBeforeTheyAreAsked() throws Exception {
        WrongData evidence = evidence("bad.example:1");
        Files.createDirectories(lab.state());
        QuarantineFile.in(lab.state()).add(evidence);
        try (DownloadManager manager = lab.manager()) {
            manager.switchOff("off.example:1", true);
            await("both", () -> manager.servers().size() == 2);
            assertEquals(
                    List.of(
                            new ServerStatus(
                                    "bad.example:1",
                                    new ServerHealth.Quarantined(evidence),
                                    0,
                                    0,
                                    0,
                                    0,
                                    Optional.empty()),
                            new ServerStatus(
                                    "off.example:1",
                                    new ServerHealth.SwitchedOff(),
                                    0,
                                    0,
                                    0,
                                    0,
                                    Optional.empty())),
                    manager.servers());
            manager.switchOff("off.example:1", false);
            await("one", () -> manager.servers().size() == 1);
        }
    }

    private static WrongData evidence(String server) {
        return new WrongData(
                server,
                "f",
                0,
                0,
                1,
                Sha256.OF_NOTHING,
                Sha256.of(new byte[1]),
                Instant.parse("2026-01-01T00:00:00Z"));
    }

    // Trusting again.

    @Test
    void aServerThatIsTrustedAgainIsUsedAgain() throws Exception {
        AtomicBoolean lies = new AtomicBoolean(true);
        FakeServer liar =
                lab.serve(
                        offer().bytes((_, right) ->
                                lies.get() ? right.body(new byte[right.body().length]) : right));
        FakeServer slow = lab.serve(offer().bytes((_, right) -> right.slow(20_000)));
        try (DownloadManager manager = lab.manager()) {
            Download download = lab.start(manager, lab.named(), _ -> {});
            await("it is set aside", () -> manager.quarantined().containsKey(id(liar)));
            await(
                    "it is remembered",
                    () -> {
                        try {
                            return QuarantineFile.in(lab.state()).load().containsKey(id(liar));
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
            lies.set(false);
            manager.trust(id(liar));
            assertDone(download);
            assertTrue(share(download, liar).bytes() > 0, download.snapshot().toString());
            assertTrue(share(download, slow).bytes() > 0);
            assertEquals(Map.of(), manager.quarantined());
            assertEquals(Map.of(), QuarantineFile.in(lab.state()).load());
        }
    }

    @Test
    void aDownloadThatLeftAServerUnaskedAsksItOnceItIsTrusted() throws Exception {
        FakeServer trusted = lab.serve(offer());
        lab.serve(offer().bytes((_, right) -> right.slow(20_000)));
        Files.createDirectories(lab.state());
        QuarantineFile.in(lab.state()).add(evidence(id(trusted)));
        try (DownloadManager manager = lab.manager()) {
            Download download = lab.start(manager, lab.named(), _ -> {});
            await("it runs", () -> download.snapshot().receivedBytes() > 0);
            assertEquals(List.of(), trusted.requests());
            manager.trust(id(trusted));
            assertDone(download);
            assertTrue(share(download, trusted).bytes() > 0);
        }
    }

    @Test
    void trustingAnUnknownServerChangesNothing() throws Exception {
        try (DownloadManager manager = lab.manager()) {
            manager.trust("nobody.example:1");
            assertEquals(Map.of(), manager.quarantined());
        }
    }

    // Trying at once.

    /// Without being told to it would wait for five minutes.
    @Test
    void aBusyServerIsAskedAtOnceWhenTheUserWants() throws Exception {
        AtomicBoolean busy = new AtomicBoolean(true);
        FakeServer server =
                lab.serve(
                        offer().bytes((_, right) ->
                                busy.get()
                                        ? Response.of(503).header("Retry-After", "300")
                                        : right));
        try (DownloadManager manager = lab.manager()) {
            Download download = lab.start(manager, lab.named(), _ -> {});
            Wait wait = awaitWait(download, _ -> true);
            Wait.AllBusy allBusy = assertInstanceOf(Wait.AllBusy.class, wait);
            assertTrue(allBusy.nextTry().isAfter(Instant.now().plusSeconds(60)));
            await("it is busy", () -> health(manager, server) instanceof ServerHealth.Busy);
            busy.set(false);
            manager.tryNow(id(server));
            assertDone(download);
            assertEquals(Optional.empty(), download.snapshot().waiting());
        }
    }

    @Test
    void aBusyCatalogIsAskedAtOnceWhenTheUserWants() throws Exception {
        AtomicBoolean busy = new AtomicBoolean(true);
        CountDownLatch asked = new CountDownLatch(1);
        lab.serve(
                offer().documents((_, right) -> {
                    asked.countDown();
                    return busy.get() ? Response.of(503).header("Retry-After", "300") : right;
                }));
        try (DownloadManager manager = lab.manager()) {
            Download download = lab.start(manager, lab.named(), _ -> {});
            assertTrue(asked.await(60, TimeUnit.SECONDS));
            busy.set(false);
            for (int tries = 0; !isEnded(download); tries++) {
                // The answer that it is busy may still have been on its way.
                assertTrue(tries < 600, "it does not ask again");
                manager.tryNow();
            }
            assertDone(download);
        }
    }

    private static boolean isEnded(Download download) throws Exception {
        try {
            download.result().get(100, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        }
    }

    /// It answers that it is busy while another server already sends.
    @Test
    void aLateServerIsAskedAtOnceWhenTheUserWants() throws Exception {
        AtomicBoolean busy = new AtomicBoolean(true);
        FakeServer late =
                lab.serve(
                        offer().documents((_, right) ->
                                busy.get()
                                        ? Response.of(503).header("Retry-After", "300")
                                        : right));
        lab.serve(offer().bytes((_, right) -> right.slow(20_000)));
        try (DownloadManager manager = lab.manager()) {
            Download download = lab.start(manager, lab.named(), _ -> {});
            await("it runs", () -> download.snapshot().receivedBytes() > 0);
            await("it is busy", () -> health(manager, late) instanceof ServerHealth.Busy);
            busy.set(false);
            manager.tryNow(id(late));
            assertDone(download);
            assertTrue(share(download, late).bytes() > 0);
        }
    }

    // Waiting.

    private static Wait awaitWait(Download download, Predicate<Wait> which) {
        await("it waits", () -> download.snapshot().waiting().filter(which).isPresent());
        DownloadSnapshot snapshot = download.snapshot();
        assertEquals(DownloadState.WAITING, snapshot.state());
        return snapshot.waiting().orElseThrow();
    }

    @Test
    void itTellsThatNobodyAnswers() throws Exception {
        FakeServer server = lab.serve(offer().bytes((_, _) -> null));
        try (DownloadManager manager = lab.manager()) {
            Download download = lab.start(manager, lab.named(), _ -> {});
            awaitWait(download, Wait.NobodyAnswers.class::isInstance);
            await("no answer", () -> health(manager, server) instanceof ServerHealth.NoAnswer);
        }
    }

    @Test
    void itTellsThatNobodyAnswersWhenAllMustComeAnew() throws Exception {
        AtomicInteger count = new AtomicInteger();
        FakeServer server =
                lab.serve(_ ->
                        switch (count.incrementAndGet()) {
                            case 1 -> Response.of(200, CONTENT);
                            case 2 -> Response.of(200, CONTENT).dropAfter(CONTENT.length / 2);
                            default -> null;
                        });
        try (DownloadManager manager = lab.manager()) {
            Download download = lab.start(manager, lab.linked(server.uri("/f")), _ -> {});
            awaitWait(download, Wait.NobodyAnswers.class::isInstance);
            assertEquals(0, download.snapshot().receivedBytes());
        }
    }

    @Test
    void itTellsWhoHoldsASegmentThatNobodyElseHas() throws Exception {
        byte[] content = Swarm.bytes(3 * FRAGMENT, 2);
        lab.right(content);
        FakeServer first = lab.serve(FakeOffer.holding("x.x", content, FRAGMENT));
        FakeServer silent =
                lab.serve(FakeOffer.holding(".x.", content, FRAGMENT).bytes((_, _) -> null));
        try (DownloadManager manager = lab.manager()) {
            Download download = lab.start(manager, lab.named(), _ -> {});
            Wait wait = awaitWait(download, Wait.NoLiveCopy.class::isInstance);
            Wait.NoLiveCopy none = assertInstanceOf(Wait.NoLiveCopy.class, wait);
            assertEquals(1, none.segment());
            assertEquals(List.of(id(silent)), none.holders());
            assertEquals("Segment 2 is on no server that answers", download.snapshot().sentence());
            assertTrue(share(download, first).bytes() > 0);
        }
    }

    // Limits and settings of one download.

    @Test
    void aLimitOfOneDownloadHoldsAtOnceAndIsLiftedAtOnce() throws Exception {
        lab.serve(offer());
        lab.options(DownloadRequest.Options.DEFAULT.withBytesPerSecond(OptionalLong.of(300)));
        try (DownloadManager manager = lab.manager()) {
            // With the limit it would take an hour.
            Download download = lab.start(manager, lab.named(), _ -> {});
            await("it runs", () -> download.snapshot().receivedBytes() > 0);
            assertFalse(download.result().isDone());
            download.limit(OptionalLong.of(400));
            download.limit(OptionalLong.empty());
            assertDone(download);
        }
    }

    @Test
    void theLimitForAllHoldsForADownloadWithItsOwn() {
        RateLimit all = new RateLimit();
        RateLimit own = new RateLimit(all);
        all.set(1_000_000);
        own.set(50_000_000);
        assertEquals(50_000, own.chunk(1 << 20));
        own.set(100_000);
        assertEquals(5_000, own.chunk(1 << 20));
        all.set(1);
        long start = System.nanoTime();
        own.take(1, () -> true);
        all.set(0);
        own.set(0);
        own.take(1_000_000, () -> false);
        assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(100));
    }

    @Test
    void aDownloadMayHaveSettingsOfItsOwn() throws Exception {
        FakeServer server = lab.serve(offer());
        HttpSettings own =
                new HttpSettings(Optional.empty(), Map.of("X-Own", "yes"), "Own/1", List.of());
        try (DownloadManager manager = lab.manager()) {
            assertDone(lab.start(manager, lab.named(), _ -> {}));
            assertTrue(
                    server.requests().stream()
                            .allMatch(request -> request.header("X-Own").isEmpty()));
            int before = server.requests().size();
            Files.delete(lab.target());
            lab.options(DownloadRequest.Options.DEFAULT.withHttp(Optional.of(own)));
            assertDone(lab.start(manager, lab.named(), _ -> {}));
            assertTrue(server.requests().size() > before);
            server.requests().stream()
                    .skip(before)
                    .forEach(request -> {
                        assertEquals(Optional.of("yes"), request.header("X-Own"));
                        assertEquals(Optional.of("Own/1"), request.header("User-Agent"));
                    });
        }
    }

    // What a snapshot tells of segments.

    @Test
    void aSnapshotTellsHowItsSegmentsAre() throws Exception {
        FakeServer server = lab.serve(offer().bytes(SLOW));
        try (DownloadManager manager = lab.manager()) {
            Download download = lab.start(manager, lab.named(), _ -> {});
            await("it runs", () -> download.snapshot().bytesPerSecond() > 0);
            await("a segment comes in", () -> isAnyFilling(download.snapshot()));
            assertDone(download);
            DownloadSnapshot snapshot = download.snapshot();
            Layout layout = snapshot.layout().orElseThrow();
            assertEquals(FRAGMENT, layout.segmentSize());
            assertEquals(CONTENT.length, layout.size());
            assertEquals(offer().manifest().fragments(), layout.hashes());
            assertEquals(Optional.of(Sha256.of(CONTENT)), layout.sha256());
            assertEquals(Optional.of(offer().manifest().root()), layout.root());
            int last = snapshot.segments().count() - 1;
            assertEquals(CONTENT.length, layout.start(last) + layout.length(last));
            for (int segment = 0; segment <= last; segment++) {
                assertEquals(1, snapshot.segments().tries(segment));
                assertTrue(snapshot.segments().tookMillis(segment) >= 0);
                assertEquals(0, snapshot.segments().bytesPerSecond(segment));
            }
            assertTrue(server.requests().size() > 0);
        }
    }

    private static boolean isAnyFilling(DownloadSnapshot snapshot) {
        SegmentStates segments = snapshot.segments();
        for (int segment = 0; segment < segments.count(); segment++) {
            if (segments.bytesPerSecond(segment) > 0) {
                return true;
            }
        }
        return false;
    }

    @Test
    void aSegmentThatCameWrongFromEverybodyIsShownAsFailed() throws Exception {
        byte[] wrong = CONTENT.clone();
        wrong[5 * FRAGMENT]++;
        FakeServer server =
                lab.serve(offer().bytes((request, _) -> Response.resource(request, wrong)));
        try (DownloadManager manager = lab.manager()) {
            Download download = lab.start(manager, lab.named(), _ -> {});
            Failed failed = assertFailed(Kind.UNPROVED, download);
            assertEquals(new Obstacle.WrongEverywhere(5, List.of(id(server))), failed.obstacle());
            SegmentStates segments = download.snapshot().segments();
            assertEquals(SegmentStates.State.FAILED, segments.state(5));
            assertEquals(1, segments.count(SegmentStates.State.FAILED));
            assertEquals(3, segments.tries(5));
        }
    }
}
