package org.tributary.shared.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tributary.shared.client.FakeServer;
import org.tributary.shared.client.FakeServer.Request;
import org.tributary.shared.client.FakeServer.Response;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.format.WireJson;
import org.tributary.shared.format.WirePaths;
import org.tributary.shared.servers.QuarantineFile;
import org.tributary.shared.servers.WrongData;
import org.tributary.shared.transfer.DownloadResult.Done;
import org.tributary.shared.transfer.DownloadResult.Kind;
import org.tributary.shared.transfer.DownloadResult.Paused;
import org.tributary.shared.transfer.FakeOffer.Spoiler;

/// The engine with servers that do everything wrong. [EngineLab] checks after each download what must
/// hold in every case.
@Execution(ExecutionMode.CONCURRENT)
class EngineFaultsTest {
    private static final int FRAGMENT = 256 << 10;

    /// So much that every server has something to do for every connection to it.
    private static final byte[] CONTENT = Swarm.bytes(4_000_000, 1);

    private static final int SEGMENTS = Math.ceilDiv(CONTENT.length, FRAGMENT);

    @TempDir private Path folder;
    private EngineLab lab;

    /// Opens when a liar was asked for something.
    private final CountDownLatch lied = new CountDownLatch(1);

    @BeforeEach
    void open() throws Exception {
        lab = new EngineLab(folder, CONTENT);
    }

    @AfterEach
    void close() throws Exception {
        lab.close();
    }

    private static FakeOffer good() {
        return FakeOffer.of(CONTENT, FRAGMENT);
    }

    private static FakeOffer bad(Spoiler spoiler) {
        return good().bytes(spoiler);
    }

    /// An honest server would have sent everything before a liar is asked, were it not for this.
    private FakeServer serveHonest(Spoiler spoiler) throws Exception {
        return lab.serve(
                bad((request, right) -> {
                    EngineLab.await(lied);
                    return spoiler.spoil(request, right);
                }));
    }

    private FakeServer serveHonest() throws Exception {
        return serveHonest((_, right) -> right);
    }

    private FakeServer serveLiar(Spoiler spoiler) throws Exception {
        return lab.serve(
                bad((request, right) -> {
                    lied.countDown();
                    return spoiler.spoil(request, right);
                }));
    }

    /// Every bit of the body is turned.
    private static Response corrupted(Request request, Response right) {
        byte[] wrong = right.body().clone();
        for (int i = 0; i < wrong.length; i++) {
            wrong[i] = (byte) ~wrong[i];
        }
        return right.body(wrong);
    }

    private static Spoiler answer(int status) {
        return (_, _) -> Response.of(status);
    }

    // Answers that say no.

    @Test
    void busyIsWaitedForAsLongAsTheServerSays() throws Exception {
        Spoiler busy = (_, _) -> Response.of(503).header("Retry-After", "1");
        FakeServer server = lab.serve(bad(busy.times(6)));
        Done done = lab.done(lab.named());
        assertFalse(lab.events(DownloadEvent.ServerBusy.class).isEmpty());
        assertRequestsAtMost(server, 20, done);
    }

    @Test
    void busyWithoutATimeIsWaitedForEverLonger() throws Exception {
        FakeServer server = lab.serve(bad(answer(503).times(2)));
        Done done = lab.done(lab.named());
        assertFalse(lab.events(DownloadEvent.ServerBusy.class).isEmpty());
        assertRequestsAtMost(server, 20, done);
    }

    @Test
    void tooManyRequestsIsBusyToo() throws Exception {
        Spoiler busy = (_, _) -> Response.of(429).header("Retry-After", "1");
        lab.serve(bad(busy.times(1)));
        lab.done(lab.named());
        assertEquals(1, lab.events(DownloadEvent.ServerBusy.class).size());
    }

    @Test
    void aBusyServerCostsTheOthersNothing() throws Exception {
        FakeServer busy = lab.serve(bad((_, _) -> Response.of(503).header("Retry-After", "300")));
        lab.serve(good());
        lab.done(lab.named());
        assertTrue(busy.requests().stream().filter(FakeOffer::isForBytes).count() <= 4);
    }

    @Test
    void aCatalogMayBeBusyAtFirst() throws Exception {
        Spoiler busy = (_, _) -> Response.of(503).header("Retry-After", "1");
        lab.serve(good().documents(busy.times(1)));
        lab.done(lab.named());
    }

    @Test
    void aCatalogThatIsBusyForLongHoldsUpNobody() throws Exception {
        Spoiler busy = (_, _) -> Response.of(503).header("Retry-After", "300");
        lab.serve(good().documents(busy));
        lab.serve(good());
        lab.done(lab.named());
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 410, 400, 451, 416, 412})
    void aServerThatRefusesIsLeftOut(int status) throws Exception {
        FakeServer refusing = lab.serve(bad(answer(status)));
        lab.serve(good());
        lab.done(lab.named());
        assertEquals(1, lab.events(DownloadEvent.ServerLeftOut.class).size());
        assertTrue(refusing.requests().stream().filter(FakeOffer::isForBytes).count() <= 4);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 416})
    void itEndsWhenEveryServerRefuses(int status) throws Exception {
        lab.serve(bad(answer(status)));
        lab.serve(bad(answer(status)));
        lab.failed(status == 416 || status == 404 ? Kind.CHANGED : Kind.NOT_FOUND, lab.named());
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void itEndsWhenTheCatalogIsRefused(int status) throws Exception {
        lab.serve(good().documents(answer(status)));
        String sentence = lab.failed(Kind.REFUSED, lab.named()).sentence();
        assertTrue(sentence.contains(Integer.toString(status)), sentence);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 599, 100, 204, 304, 700})
    void aBrokenAnswerIsTriedAgainLater(int status) throws Exception {
        FakeServer server = lab.serve(bad(answer(status).times(1)));
        Done done = lab.done(lab.named());
        assertRequestsAtMost(server, 20, done);
    }

    // Wrong bytes.

    @Test
    void whoSendsWrongBytesIsFoundOutAndOthersAreNot() throws Exception {
        FakeServer liar = serveLiar(EngineFaultsTest::corrupted);
        serveHonest();
        serveHonest();
        Done done = lab.done(lab.named());
        assertFalse(done.bytesByServer().containsKey(liar.server().id()), done.toString());
        assertTrue(done.wastedBytes() > 0);
        assertQuarantined(liar);
    }

    @Test
    void oneWrongByteIsEnough() throws Exception {
        Spoiler oneByte =
                (_, right) -> {
                    byte[] wrong = right.body().clone();
                    wrong[wrong.length / 100]++;
                    return right.body(wrong);
                };
        FakeServer liar = serveLiar(slowed(oneByte, 3e5));
        serveHonest(slowed((_, right) -> right, 3e5));
        lab.done(lab.named());
        assertQuarantined(liar);
    }

    @Test
    void evidenceNamesWhatWasSentAndWhatIsRight() throws Exception {
        FakeServer liar = serveLiar(EngineFaultsTest::corrupted);
        serveHonest();
        lab.done(lab.named());
        WrongData evidence = quarantine().get(liar.server().id());
        int first = (int) evidence.first();
        int end = first + (int) evidence.length();
        byte[] wrong = CONTENT.clone();
        for (int i = 0; i < wrong.length; i++) {
            wrong[i] = (byte) ~wrong[i];
        }
        assertEquals(Swarm.hash(CONTENT, first, end), evidence.expected());
        assertEquals(Swarm.hash(wrong, first, end), evidence.got());
        assertEquals(FakeOffer.NAME, evidence.file());
        assertEquals(first / FRAGMENT, evidence.segment());
    }

    @Test
    void whoLiedOnceIsNotAskedAgainByALaterProgram() throws Exception {
        FakeServer liar = serveLiar(EngineFaultsTest::corrupted);
        serveHonest();
        lab.done(lab.named());
        Files.delete(lab.target());
        int before = liar.requests().size();
        Done done = lab.done(lab.named());
        assertEquals(before, liar.requests().size());
        assertEquals(0, done.wastedBytes());
    }

    @Test
    void theOnlyServerIsAskedThreeTimesForASegmentThatIsWrong() throws Exception {
        FakeServer liar = lab.serve(bad(EngineFaultsTest::corrupted));
        String sentence = lab.failed(Kind.UNPROVED, lab.named()).sentence();
        assertTrue(sentence.contains("came wrong"), sentence);
        assertEquals(Map.of(), quarantine());
        assertTrue(
                liar.requests().stream().filter(FakeOffer::isForBytes).count()
                        <= 3L * SEGMENTS + 10);
    }

    @Test
    void theOnlyServerMayMakeAMistake() throws Exception {
        Spoiler wrong = EngineFaultsTest::corrupted;
        lab.serve(bad(wrong.times(2)));
        Done done = lab.done(lab.named());
        assertTrue(done.wastedBytes() > 0);
        assertEquals(Map.of(), quarantine());
    }

    @Test
    void whenAllServersSendTheSameWrongBytesNobodyIsBlamed() throws Exception {
        lab.serve(bad(EngineFaultsTest::corrupted));
        lab.serve(bad(EngineFaultsTest::corrupted));
        lab.failed(Kind.UNPROVED, lab.named());
        assertEquals(Map.of(), quarantine());
    }

    @Test
    void whoLiesAboutSomeSegmentsOnlyIsFoundOutToo() throws Exception {
        byte[] wrong = CONTENT.clone();
        for (int at = wrong.length / 3; at < wrong.length; at++) {
            wrong[at]++;
        }
        Spoiler lies = (request, _) -> Response.resource(request, wrong);
        FakeServer liar = serveLiar(slowed(lies, 3e5));
        serveHonest(slowed((_, right) -> right, 3e5));
        Done done = lab.done(lab.named());
        assertTrue(done.wastedBytes() > 0);
        assertQuarantined(liar);
    }

    private static Spoiler slowed(Spoiler spoiler, double bytesPerSecond) {
        return (request, right) -> spoiler.spoil(request, right).slow(bytesPerSecond);
    }

    @Test
    void wrongFragmentsThatComeCompressedAreFetchedRaw() throws Exception {
        byte[] text = "All work and no play makes Jack a dull boy.\n".repeat(10_000).getBytes();
        lab.right(text);
        byte[] otherFrame = FakeOffer.compressed("x".repeat(FRAGMENT).getBytes());
        FakeOffer offer = FakeOffer.compressed(text, FRAGMENT);
        lab.serve(
                offer.bytes((request, right) ->
                        request.path().endsWith(".zst") ? Response.of(200, otherFrame) : right));
        lab.done(lab.named());
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "cut", "bomb", "missing", "gzip"})
    void fragmentsWhoseFramesAreNoGoodAreFetchedRaw(String how) throws Exception {
        byte[] text = "All work and no play makes Jack a dull boy.\n".repeat(10_000).getBytes();
        lab.right(text);
        byte[] bomb = FakeOffer.compressed(new byte[50 << 20]);
        FakeOffer offer = FakeOffer.compressed(text, FRAGMENT);
        lab.serve(
                offer.bytes((request, right) ->
                        !request.path().endsWith(".zst")
                                ? right
                                : switch (how) {
                                    case "garbage" -> Response.of(200, new byte[500]);
                                    case "cut" -> Response.of(200, Arrays.copyOf(right.body(), 20));
                                    case "bomb" -> Response.of(200, bomb);
                                    case "gzip" -> right.header("Content-Encoding", "gzip");
                                    default -> Response.of(404);
                                }));
        lab.done(lab.named());
    }

    // Answers that stop.

    @Test
    void aServerThatHangsIsLeftBehind() throws Exception {
        FakeServer hung = lab.serve(bad((_, right) -> right.hangAfter(10_000)));
        lab.serve(good());
        lab.done(lab.named());
        assertTrue(hung.requests().size() < 30, "asked " + hung.requests().size() + " times");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10_000})
    void theOnlyServerMayHangForAWhile(int after) throws Exception {
        Spoiler hangs = (_, right) -> right.hangAfter(after);
        FakeServer server = lab.serve(bad(hangs.times(4)));
        lab.done(lab.named());
        assertTrue(server.requests().stream().filter(FakeOffer::isForBytes).count() > 4);
    }

    @Test
    void aServerThatDoesNotEvenAnswerIsLeftBehind() throws Exception {
        FakeServer silent = lab.serve(bad((_, right) -> right.silent()));
        lab.serve(good());
        lab.done(lab.named());
        assertTrue(silent.requests().size() < 30, "asked " + silent.requests().size() + " times");
    }

    @Test
    void aServerWhoseCatalogHangsHoldsUpNobody() throws Exception {
        lab.serve(good().documents((_, right) -> right.silent()));
        FakeServer good = lab.serve(good());
        Done done = lab.done(lab.named());
        assertEquals(Set.of(good.server().id()), done.bytesByServer().keySet());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 50_000})
    void aConnectionThatBreaksIsMadeAgain(int after) throws Exception {
        Spoiler drops = (_, right) -> right.dropAfter(after);
        FakeServer server = lab.serve(bad(drops.times(2)));
        Done done = lab.done(lab.named());
        assertRequestsAtMost(server, 20, done);
    }

    @Test
    void whatCameBeforeABreakIsKept() throws Exception {
        Spoiler drops = (_, right) -> right.dropAfter(100_000);
        FakeServer server = lab.serve(bad(drops.times(2)));
        Done done = lab.done(lab.named());
        assertEquals(0, done.wastedBytes());
        assertAskedOnce(server, 100_000);
    }

    /// Checks that no byte was asked for after it had come; each answer breaks off after so many.
    private static void assertAskedOnce(FakeServer server, int most) {
        boolean[] came = new boolean[CONTENT.length];
        List<Request> asked = server.requests().stream().filter(FakeOffer::isForBytes).toList();
        for (int i = 0; i < asked.size(); i++) {
            int[] range = asked.get(i).range(CONTENT.length).orElseThrow();
            int end = i < 2 ? Math.min(range[1], range[0] + most) : range[1];
            assertFalse(came[range[0]], "byte " + range[0] + " came before");
            Arrays.fill(came, range[0], end, true);
        }
    }

    @Test
    void aServerThatNeverGivesMoreThanABitIsGoodForThatBit() throws Exception {
        FakeServer stingy = lab.serve(bad((_, right) -> right.dropAfter(1000)));
        lab.serve(good());
        Done done = lab.done(lab.named());
        assertRequestsAtMost(stingy, 12, done);
    }

    @Test
    void aSlowServerDoesNotHoldUpAFastOne() throws Exception {
        FakeServer slow = lab.serve(bad((_, right) -> right.slow(20_000)));
        lab.serve(good());
        Done done = lab.done(lab.named());
        long fromSlow = done.bytesByServer().getOrDefault(slow.server().id(), 0L);
        assertTrue(fromSlow < CONTENT.length / 2, done.toString());
        assertEquals(0, done.wastedBytes());
    }

    @Test
    void nobodyThereIsNoReasonToStop() throws Exception {
        FakeServer gone = lab.serve(good());
        gone.close();
        lab.serve(good());
        lab.done(lab.named());
    }

    @Test
    void itEndsWhenNobodyIsThere() throws Exception {
        lab.serve(good()).close();
        lab.serve(good()).close();
        String sentence = lab.failed(Kind.UNREACHABLE, lab.named()).sentence();
        assertTrue(sentence.contains("refused"), sentence);
    }

    // Answers to something else.

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shifted",
                "longer",
                "no-range",
                "garbage",
                "other-total",
                "empty",
                "short",
                "long-body",
                "gzip",
                "unknown-total",
                "chunked",
                "until-closed"
            })
    void anAnswerToAnotherQuestionHarmsNobody(String how) throws Exception {
        lab.serve(bad((request, right) -> misunderstood(how, request, right)));
        lab.serve(good());
        Done done = lab.done(lab.named());
        assertEquals(Map.of(), quarantine(), done.toString());
    }

    private static Response misunderstood(String how, Request request, Response right) {
        int[] range = request.range(CONTENT.length).orElseThrow();
        int total = CONTENT.length;
        return switch (how) {
            case "shifted" -> right.contentRange(range[0] + 1, range[1], total);
            case "longer" -> right.contentRange(range[0], range[1], total);
            case "no-range" -> right.without("Content-Range");
            case "garbage" ->
                    right.without("Content-Range").header("Content-Range", "bytes *-*/\u001b[31m");
            case "other-total" -> right.contentRange(range[0], range[1] - 1, total + 1);
            case "unknown-total" ->
                    right.without("Content-Range")
                            .header(
                                    "Content-Range",
                                    "bytes " + range[0] + "-" + (range[1] - 1) + "/*");
            case "empty" -> right.body(new byte[0]);
            case "short" -> right.body(Arrays.copyOf(right.body(), right.body().length - 1));
            case "long-body" -> right.body(Arrays.copyOf(right.body(), right.body().length + 500));
            case "gzip" -> right.header("Content-Encoding", "gzip");
            case "chunked" -> right.chunked();
            default -> right.untilClosed();
        };
    }

    @Test
    void anAnswerWithoutAnyByteIsNoSuccess() throws Exception {
        FakeServer server =
                lab.serve(
                        bad((request, right) -> {
                            int[] range = request.range(CONTENT.length).orElseThrow();
                            return Response.of(206)
                                    .contentRange(range[0], range[1] - 1, CONTENT.length);
                        }));
        assertInstanceOf(Paused.class, pausedAfterMillis(2500));
        long asked = server.requests().stream().filter(FakeOffer::isForBytes).count();
        assertTrue(asked <= 10, "asked " + asked + " times");
    }

    /// Downloads, gives up after some time, and returns how that ended.
    private DownloadResult pausedAfterMillis(long millis) throws Exception {
        long start = System.nanoTime();
        return lab.get(
                lab.named(),
                (event, download) -> {
                    if (System.nanoTime() - start > millis * 1_000_000) {
                        download.pause();
                    }
                });
    }

    @Test
    void answersInChunksOrToTheEndOfTheConnectionAreFine() throws Exception {
        lab.serve(bad((_, right) -> right.chunked()));
        lab.done(lab.named());
        assertTrue(lab.events(DownloadEvent.ServerUnreachable.class).isEmpty());
    }

    @Test
    void aServerMaySendLessThanItWasAskedFor() throws Exception {
        lab.serve(
                bad((request, right) -> {
                    int[] range = request.range(CONTENT.length).orElseThrow();
                    int end = Math.min(range[1], range[0] + 100_000);
                    return Response.of(206, Arrays.copyOfRange(CONTENT, range[0], end))
                            .contentRange(range[0], end - 1, CONTENT.length);
                }));
        Done done = lab.done(lab.named());
        assertEquals(0, done.wastedBytes());
        assertTrue(lab.events(DownloadEvent.ServerUnreachable.class).isEmpty());
    }

    @Test
    void aServerWithoutRangesAloneSendsAllOfIt() throws Exception {
        FakeServer server = lab.serve(bad((_, _) -> Response.of(200, CONTENT)));
        lab.done(lab.named());
        assertTrue(server.requests().stream().filter(FakeOffer::isForBytes).count() <= 10);
    }

    @Test
    void aServerWithoutRangesStartsOverAfterABreak() throws Exception {
        Spoiler drops = (_, _) -> Response.of(200, CONTENT).dropAfter(CONTENT.length / 2);
        Spoiler first = drops.times(5);
        lab.serve(bad((request, _) -> first.spoil(request, Response.of(200, CONTENT))));
        lab.done(lab.named());
    }

    @Test
    void aServerWithoutRangesWhoseBytesAreWrongIsGivenUpOn() throws Exception {
        FakeServer liar =
                lab.serve(bad((request, _) -> corrupted(request, Response.of(200, CONTENT))));
        lab.failed(Kind.UNPROVED, lab.named());
        assertTrue(liar.requests().stream().filter(FakeOffer::isForBytes).count() <= 20);
    }

    @Test
    void aServerWithoutRangesBesideOneWithThemIsNoHarm() throws Exception {
        lab.serve(bad((_, _) -> Response.of(200, CONTENT)));
        lab.serve(bad((_, right) -> right.slow(1e6)));
        lab.done(lab.named());
    }

    @Test
    void twoVersionsOnTwoServersAreNotMixed() throws Exception {
        lab.serve(good());
        lab.serve(good());
        FakeServer other = lab.serve(FakeOffer.of(Swarm.bytes(CONTENT.length, 9), FRAGMENT));
        Done done = lab.done(lab.named());
        assertFalse(done.bytesByServer().containsKey(other.server().id()));
        assertTrue(other.requests().stream().noneMatch(FakeOffer::isForBytes));
    }

    @Test
    void withoutAMajorityNothingIsFetched() throws Exception {
        FakeServer one = lab.serve(good());
        FakeServer two = lab.serve(FakeOffer.of(Swarm.bytes(5000, 9), FRAGMENT));
        lab.failed(Kind.UNPROVED, lab.named());
        assertTrue(one.requests().stream().noneMatch(FakeOffer::isForBytes));
        assertTrue(two.requests().stream().noneMatch(FakeOffer::isForBytes));
        lab.want(Sha256.of(CONTENT));
        lab.done(lab.named());
    }

    @Test
    void anotherFragmentSizeOfTheSameFileIsAsGood() throws Exception {
        FakeServer one = lab.serve(bad(slowed((_, right) -> right, 1e5)));
        FakeServer two =
                lab.serve(FakeOffer.of(CONTENT, 100_000).bytes(slowed((_, right) -> right, 1e5)));
        Done done = lab.done(lab.named());
        assertEquals(Set.of(one.server().id(), two.server().id()), done.bytesByServer().keySet());
    }

    // Documents that are wrong.

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "<html>\u001b[2J</html>",
                "{\"version\":2,\"files\":[]}",
                "{\"version\":1,\"files\":[{\"path\":\"../../x\"}]}",
                "{\"version\":1,\"files\":[null]}"
            })
    void aCatalogThatIsNoneIsLeftOut(String catalog) throws Exception {
        lab.serve(good().document(WirePaths.CATALOG, catalog));
        lab.failed(Kind.REFUSED, lab.named());
        lab.serve(good());
        lab.done(lab.named());
    }

    @Test
    void aManifestOfAnotherFileIsRefused() throws Exception {
        FakeOffer offer = good();
        FakeOffer other = FakeOffer.of(Swarm.bytes(CONTENT.length, 9), FRAGMENT);
        lab.serve(
                offer.document(
                        WirePaths.manifest(offer.manifest().root()),
                        WireJson.write(other.manifest())));
        lab.failed(Kind.UNPROVED, lab.named());
        lab.serve(good());
        lab.done(lab.named());
    }

    @Test
    void aManifestThatNeverEndsIsNotReadToItsEnd() throws Exception {
        byte[] huge = new byte[40 << 20];
        Arrays.fill(huge, (byte) ' ');
        FakeOffer offer = good();
        lab.serve(offer.document(WirePaths.manifest(offer.manifest().root()), huge));
        lab.failed(Kind.UNPROVED, lab.named());
    }

    @Test
    void aManifestThatHangsIsTakenFromAnother() throws Exception {
        lab.serve(good().documents(onManifests(right -> right.hangAfter(10))));
        lab.serve(good());
        lab.done(lab.named());
    }

    @Test
    void aManifestThatIsBusyIsAskedForAgain() throws Exception {
        Spoiler busy = onManifests(_ -> Response.of(503).header("Retry-After", "1"));
        FakeOffer offer = good();
        Spoiler twice =
                new Spoiler() {
                    private int left = 1;

                    @Override
                    public synchronized Response spoil(Request request, Response right) {
                        return request.path().contains("/manifests/") && left-- > 0
                                ? busy.spoil(request, right)
                                : right;
                    }
                };
        lab.serve(offer.documents(twice));
        lab.done(lab.named());
    }

    private static Spoiler onManifests(UnaryOperator<Response> spoiler) {
        return (request, right) ->
                request.path().contains("/manifests/") ? spoiler.apply(right) : right;
    }

    // Answers meant to harm.

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b[2J\u0007 200 OK",
                "HTTP/1.1 \u001b[31m\u202e",
                "HTTP/1.1 200",
                "GARBAGE",
                "HTTP/9.9 999 \u0000"
            })
    void aStatusLineThatIsNoneIsNoAnswer(String line) throws Exception {
        Spoiler spoiler = (_, right) -> right.statusLine(line);
        lab.serve(bad(spoiler));
        lab.serve(good().documents(spoiler));
        lab.serve(good());
        lab.done(lab.named());
    }

    @Test
    void headersThatNeverEndAreNotRead() throws Exception {
        Spoiler spoiler = (_, right) -> right.header("X", "y".repeat(1 << 20));
        lab.serve(bad(spoiler));
        lab.serve(good().documents(spoiler));
        lab.serve(good());
        lab.done(lab.named());
    }

    @Test
    void tenThousandHeadersAreNotRead() throws Exception {
        StringBuilder value = new StringBuilder("y");
        for (int i = 0; i < 10_000; i++) {
            value.append("\r\nX-").append(i).append(": y");
        }
        lab.serve(bad((_, right) -> right.header("X", value.toString())));
        lab.serve(good());
        lab.done(lab.named());
    }

    // What went on meanwhile.

    @Test
    void aServerThatDiesAndComesBackIsUsedAgain() throws Exception {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        Spoiler once =
                (request, right) -> seen.add(request.path()) ? right.dropAfter(1) : right.slow(1e6);
        FakeServer server = lab.serve(bad(once));
        Done done = lab.done(lab.named());
        assertTrue(done.bytesByServer().containsKey(server.server().id()));
    }

    private Map<String, WrongData> quarantine() throws Exception {
        return QuarantineFile.in(lab.state()).load();
    }

    private void assertQuarantined(FakeServer... liars) throws Exception {
        Set<String> expected =
                Arrays.stream(liars)
                        .map(liar -> liar.server().id())
                        .collect(Collectors.toUnmodifiableSet());
        assertEquals(expected, quarantine().keySet());
        assertEquals(
                expected,
                lab.events(DownloadEvent.ServerQuarantined.class).stream()
                        .map(DownloadEvent.ServerQuarantined::server)
                        .collect(Collectors.toUnmodifiableSet()));
        assertEquals(liars.length, lab.events(DownloadEvent.ServerQuarantined.class).size());
    }

    /// At most two requests a second to a server that fails, on average, and some at the start.
    private static void assertRequestsAtMost(FakeServer server, int start, Done done) {
        long asked = server.requests().stream().filter(FakeOffer::isForBytes).count();
        double most = start + 2 * done.took().toMillis() / 1000.0;
        assertTrue(asked <= most, "asked " + asked + " times; " + done);
    }
}
