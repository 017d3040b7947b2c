package org.tributary.shared.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tributary.shared.client.FakeServer;
import org.tributary.shared.client.FakeServer.Response;
import org.tributary.shared.format.Metalink;
import org.tributary.shared.format.Metalink.Link;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.format.WirePaths;
import org.tributary.shared.servers.QuarantineFile;
import org.tributary.shared.servers.Server;
import org.tributary.shared.servers.WrongData;
import org.tributary.shared.transfer.DownloadRequest.Wanted;
import org.tributary.shared.transfer.DownloadResult.Done;
import org.tributary.shared.transfer.DownloadResult.Failed;
import org.tributary.shared.transfer.DownloadResult.Kind;
import org.tributary.shared.transfer.DownloadResult.Paused;
import org.tributary.shared.transfer.Workspace.Opened;
import org.tributary.shared.transfer.Workspace.Opening;

/// What a failed download says stands in its way.
@Execution(ExecutionMode.CONCURRENT)
class EngineObstaclesTest {
    private static final int FRAGMENT = 64 << 10;
    private static final byte[] CONTENT = Swarm.bytes(500_000, 1);

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

    private Obstacle obstacle(Kind kind, DownloadRequest request) throws Exception {
        return lab.failed(kind, request).obstacle();
    }

    /// Fails although the target holds what the lab does not expect.
    private Obstacle obstacleUnchecked(Kind kind, DownloadRequest request) throws Exception {
        try (DownloadManager manager = lab.manager()) {
            DownloadResult result = EngineLab.await(lab.start(manager, request, _ -> {}));
            Failed failed = assertInstanceOf(Failed.class, result, result::toString);
            assertEquals(kind, failed.kind(), failed.sentence());
            return failed.obstacle();
        }
    }

    // Whom to ask.

    @Test
    void nobodyIsThereToAsk() throws Exception {
        assertEquals(new Obstacle.NoServers(), obstacle(Kind.UNREACHABLE, lab.named()));
    }

    @Test
    void nobodyAnswers() throws Exception {
        DownloadRequest nowhere =
                lab.request(new Wanted.Named("x"), List.of(Server.parse("127.0.0.1:1")));
        assertEquals(new Obstacle.NobodyAnswers(), obstacle(Kind.UNREACHABLE, nowhere));
    }

    @Test
    void nobodyOffersIt() throws Exception {
        FakeServer server = lab.serve(offer());
        DownloadRequest other = lab.request(new Wanted.Named("other"), List.of(server.server()));
        assertEquals(new Obstacle.NotOffered("other"), obstacle(Kind.NOT_FOUND, other));
    }

    @Test
    void nobodyOffersItWithThatHash() throws Exception {
        lab.serve(offer());
        lab.want(Sha256.of(new byte[1]));
        assertEquals(new Obstacle.NotOffered(FakeOffer.NAME), obstacle(Kind.UNPROVED, lab.named()));
    }

    @Test
    void theServersDisagree() throws Exception {
        FakeServer one = lab.serve(offer());
        FakeServer two = lab.serve(FakeOffer.of(Swarm.bytes(400_000, 2), FRAGMENT));
        Obstacle.Disagree disagree =
                assertInstanceOf(Obstacle.Disagree.class, obstacle(Kind.UNPROVED, lab.named()));
        assertEquals(
                List.of(id(one), id(two)).stream().sorted().toList(),
                disagree.servers().stream().sorted().toList());
    }

    @Test
    void allAreSetAside() throws Exception {
        FakeServer liar = lab.serve(offer());
        Files.createDirectories(lab.state());
        QuarantineFile.in(lab.state())
                .add(
                        new WrongData(
                                id(liar),
                                "f",
                                0,
                                0,
                                1,
                                Sha256.OF_NOTHING,
                                Sha256.of(new byte[1]),
                                Instant.now()));
        assertEquals(new Obstacle.AllSetAside(), obstacle(Kind.UNPROVED, lab.named()));
    }

    @Test
    void theManifestIsOfNoUse() throws Exception {
        FakeOffer offer = offer();
        lab.serve(offer.document(WirePaths.manifest(offer.manifest().root()), "nonsense"));
        assertInstanceOf(Obstacle.UnusableDescription.class, obstacle(Kind.UNPROVED, lab.named()));
    }

    @Test
    void theMetalinkDocumentIsOfNoUse() throws Exception {
        Metalink.File tooMany =
                new Metalink.File(
                        "f",
                        OptionalLong.of(200_001),
                        Optional.empty(),
                        Optional.of(
                                new Metalink.Pieces(
                                        1, Collections.nCopies(200_001, Sha256.OF_NOTHING))),
                        List.of(new Link(URI.create("http://127.0.0.1:1/f"), 1)));
        assertInstanceOf(
                Obstacle.UnusableDescription.class,
                obstacle(Kind.UNPROVED, lab.request(new Wanted.Described(tooMany), List.of())));
    }

    // Who does not give it.

    @ParameterizedTest
    @CsvSource({
        "401, REFUSED, LoginNeeded",
        "403, REFUSED, Denied",
        "404, NOT_FOUND, NotFound",
        "410, NOT_FOUND, NotFound",
        "418, REFUSED, Refused"
    })
    void aLinkIsRefused(int status, Kind kind, String expected) throws Exception {
        FakeServer web = lab.serve(_ -> Response.of(status));
        Obstacle obstacle = obstacle(kind, lab.linked(web.uri("/f")));
        assertEquals(expected, obstacle.getClass().getSimpleName());
        assertTrue(
                expected.equals("Refused") || obstacle.toString().contains(id(web)),
                obstacle.toString());
    }

    @ParameterizedTest
    @CsvSource({"401, LoginNeeded", "403, Denied", "418, Refused"})
    void aCatalogIsRefused(int status, String expected) throws Exception {
        lab.serve(_ -> Response.of(status));
        assertEquals(expected, obstacle(Kind.REFUSED, lab.named()).getClass().getSimpleName());
    }

    @ParameterizedTest
    @CsvSource({"401, LoginNeeded", "403, Denied", "418, NotOffered"})
    void theBytesAreRefused(int status, String expected) throws Exception {
        lab.serve(offer().bytes((_, _) -> Response.of(status)));
        assertEquals(expected, obstacle(Kind.NOT_FOUND, lab.named()).getClass().getSimpleName());
    }

    @Test
    void aLinkLeadsToAPage() throws Exception {
        FakeServer web =
                lab.serve(request ->
                        Response.resource(request, CONTENT)
                                .header("Content-Type", "text/html; charset=utf-8"));
        assertEquals(
                new Obstacle.WebPage(web.uri("/f")),
                obstacle(Kind.NOT_FOUND, lab.linked(web.uri("/f"))));
    }

    @Test
    void itIsGoneSinceTheStart() throws Exception {
        lab.serve(offer().bytes((_, _) -> Response.of(404)));
        assertEquals(new Obstacle.Changed(), obstacle(Kind.CHANGED, lab.named()));
    }

    // What came is wrong.

    @Test
    void theWholeIsWrong() throws Exception {
        lab.want(Sha256.OF_NOTHING);
        FakeServer web = lab.serve(request -> Response.resource(request, CONTENT));
        assertEquals(
                new Obstacle.WrongWhole(Sha256.OF_NOTHING, Sha256.of(CONTENT)),
                obstacle(Kind.UNPROVED, lab.linked(web.uri("/f"))));
    }

    @Test
    void theOnlySourceBreaksOff() throws Exception {
        FakeServer web = lab.serve(_ -> Response.of(200, CONTENT).chunked().dropAfter(100_000));
        assertInstanceOf(
                Obstacle.Broke.class, obstacle(Kind.UNREACHABLE, lab.linked(web.uri("/f"))));
    }

    // The disk.

    @Test
    void theTargetExists() throws Exception {
        lab.serve(offer());
        Files.writeString(lab.target(), "other");
        assertEquals(
                new Obstacle.TargetExists(lab.target()), obstacleUnchecked(Kind.DISK, lab.named()));
    }

    @Test
    void theTargetIsAFolder() throws Exception {
        lab.serve(offer());
        Files.createDirectory(lab.target());
        assertEquals(
                new Obstacle.TargetIsFolder(lab.target()),
                obstacleUnchecked(Kind.DISK, lab.named()));
    }

    @Test
    void thePartIsInTheWay() throws Exception {
        lab.serve(offer());
        Files.writeString(lab.part(), "of another program");
        assertEquals(new Obstacle.PartInTheWay(lab.part()), obstacle(Kind.DISK, lab.named()));
    }

    @Test
    void theTargetIsInUse() throws Exception {
        lab.serve(offer());
        Opened open = Workspace.open(lab.target(), Swarm.content(CONTENT, FRAGMENT), Opening.PLAIN);
        try (Workspace workspace = assertInstanceOf(Opened.Ready.class, open).workspace()) {
            assertEquals(
                    new Obstacle.InUse(workspace.target()), obstacle(Kind.IN_USE, lab.named()));
        }
    }

    @Test
    void theFolderCannotBeWritten() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        Opened opened =
                Workspace.open(
                        file.resolve("below"), Swarm.content(CONTENT, FRAGMENT), Opening.PLAIN);
        Failed failed = assertInstanceOf(Opened.Blocked.class, opened).why();
        assertEquals(new Obstacle.NotWritable(file, file + " is not a folder"), failed.obstacle());
    }

    @Test
    void theDiskIsFull() throws Exception {
        Failed failed = Failures.noSpace(folder, 1000, 400).orElseThrow();
        assertEquals(new Obstacle.NoSpace(folder, 650, 400), failed.obstacle());
    }

    // What comes before a failure.

    /// Another version is at the link now; nothing tells which bytes of the old one are right.
    @Test
    void itChangedSinceAnEarlierRun() throws Exception {
        AtomicBoolean changed = new AtomicBoolean();
        FakeServer web =
                lab.serve(request ->
                        Response.resource(request, CONTENT)
                                .header("ETag", changed.get() ? "\"2\"" : "\"1\"")
                                .slow(100_000));
        DownloadResult result =
                lab.get(
                        lab.linked(web.uri("/f")),
                        (event, download) -> {
                            if (event instanceof DownloadEvent.Progress(_, var snapshot)
                                    && snapshot.receivedBytes() > 0) {
                                download.pause();
                            }
                        });
        assertInstanceOf(Paused.class, result, result::toString);
        changed.set(true);
        assertEquals(new Obstacle.Changed(), obstacle(Kind.CHANGED, lab.linked(web.uri("/f"))));
    }

    @Test
    void aReceiptNamesWhoSentBytesInAnEarlierRun() throws Exception {
        FakeServer first = slow();
        DownloadRequest fromFirst = lab.named();
        DownloadResult result =
                lab.get(
                        fromFirst,
                        (event, download) -> {
                            if (event instanceof DownloadEvent.SegmentVerified) {
                                download.pause();
                            }
                        });
        assertInstanceOf(Paused.class, result, result::toString);
        FakeServer second = lab.serve(offer());
        DownloadRequest fromSecond = lab.request(fromFirst.wanted(), List.of(second.server()));
        Done done = lab.done(fromSecond);
        assertTrue(done.bytesByServer().get(id(first)) > 0, done.toString());
        assertTrue(done.bytesByServer().get(id(second)) > 0, done.toString());
    }

    private FakeServer slow() throws IOException {
        return lab.serve(offer().bytes((_, right) -> right.slow(100_000)));
    }
}
