package org.tributary.shared.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tributary.shared.client.FakeServer;
import org.tributary.shared.client.FakeServer.Handler;
import org.tributary.shared.client.FakeServer.Request;
import org.tributary.shared.client.FakeServer.Response;
import org.tributary.shared.client.HttpSettings;
import org.tributary.shared.format.Metalink;
import org.tributary.shared.format.Metalink.Link;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.transfer.DownloadRequest.Target;
import org.tributary.shared.transfer.DownloadRequest.Wanted;
import org.tributary.shared.transfer.DownloadResult.Done;
import org.tributary.shared.transfer.DownloadResult.Failed;
import org.tributary.shared.transfer.DownloadResult.Kind;
import org.tributary.shared.transfer.DownloadResult.Paused;

/// Files under links, at plain web servers of all kinds.
@Execution(ExecutionMode.CONCURRENT)
class EngineLinksTest {
    private static final byte[] CONTENT = Swarm.bytes(1_000_000, 1);
    private static final String DIGEST =
            Base64.getEncoder().encodeToString(Sha256.of(CONTENT).bytes());

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

    private static Response right(Request request) {
        return Response.resource(request, CONTENT).header("ETag", "\"1\"");
    }

    private FakeServer serve(Handler handler) throws Exception {
        return lab.serve(handler);
    }

    @Test
    void fetchesAPageForSomebodyWhoAsksForPages() throws Exception {
        FakeServer web = serve(request -> right(request).header("Content-Type", "text/html"));
        DownloadRequest usual = lab.linked(web.uri("/f"));
        HttpSettings pages =
                new HttpSettings(
                        Optional.empty(), Map.of("Accept", "text/html, */*"), "Test", List.of());
        lab.done(
                new DownloadRequest(
                        usual.wanted(),
                        usual.servers(),
                        usual.target(),
                        usual.sha256(),
                        usual.options().withHttp(Optional.of(pages))));
    }

    @Test
    void fetchesAPlainFileInParts() throws Exception {
        FakeServer server = serve(EngineLinksTest::right);
        Done done = lab.done(lab.linked(server.uri("/f.bin")));
        assertFalse(done.verified());
        assertTrue(server.requests().size() > 2);
        // Every part is asked for on the condition that the file is still the same.
        assertTrue(
                server.requests().stream()
                        .skip(1)
                        .allMatch(request ->
                                request.header("If-Range").equals(Optional.of("\"1\""))));
    }

    @Test
    void fetchesFromSeveralMirrorsEachWithItsOwnValidator() throws Exception {
        FakeServer one = serve(request -> right(request).slow(60_000));
        FakeServer two =
                serve(request ->
                        Response.resource(request, CONTENT)
                                .header("ETag", "\"other\"")
                                .slow(60_000));
        Done done = lab.done(lab.linked(one.uri("/a"), two.uri("/b")));
        assertEquals(Set.of(one.server().id(), two.server().id()), done.bytesByServer().keySet());
    }

    @Test
    void usesTheMirrorsThatAServerNames() throws Exception {
        FakeServer mirror = serve(request -> right(request).slow(60_000));
        FakeServer first =
                serve(request ->
                        right(request)
                                .header("Link", "<" + mirror.uri("/m") + ">; rel=duplicate; pri=1")
                                .header("Repr-Digest", "sha-256=:" + DIGEST + ":")
                                .slow(60_000));
        Done done = lab.done(lab.linked(first.uri("/f")));
        assertTrue(done.verified());
        assertTrue(done.bytesByServer().containsKey(mirror.server().id()), done.toString());
    }

    @Test
    void usesTheDescriptionThatAServerNames() throws Exception {
        int piece = 64 << 10;
        FakeOffer offer = FakeOffer.of(CONTENT, piece);
        Metalink document =
                new Metalink(List.of(Metalink.File.of("f.bin", offer.manifest(), List.of())));
        byte[] wrong = CONTENT.clone();
        wrong[5]++;
        FakeServer liar = serve(request -> Response.resource(request, wrong).slow(300_000));
        FakeServer server =
                serve(request ->
                        request.path().equals("/f.meta4")
                                ? Response.of(200, document.write())
                                : right(request)
                                        .header(
                                                "Link",
                                                "</f.meta4>; rel=describedby;"
                                                        + " type=\"application/metalink4+xml\"")
                                        .header("Link", "<" + liar.uri("/x") + ">; rel=duplicate")
                                        .slow(300_000));
        Done done = lab.done(lab.linked(server.uri("/f.bin")));
        assertTrue(done.verified());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http:///x",
                "http:x",
                "//h/x",
                "/x",
                "ftp://h/x",
                "http://h:0/",
                "http://h:65536/",
                "http://a_b/"
            })
    void aLinkThatLeadsNowhereIsRefusedOrPassedOver(String link) throws Exception {
        List<Link> links = List.of(new Link(URI.create(link), 1));
        assertThrows(IllegalArgumentException.class, () -> new Wanted.Linked(links));
        FakeServer server =
                serve(request ->
                        right(request)
                                .header("Link", "<" + link + ">; rel=duplicate")
                                .header("Link", "<" + link + ">; rel=describedby"));
        Done done = lab.done(lab.linked(server.uri("/f.bin")));
        assertEquals(Set.of("127.0.0.1:" + server.port()), done.bytesByServer().keySet());
    }

    @Test
    void aDescriptionThatIsNoneIsNoHarm() throws Exception {
        FakeServer server =
                serve(request ->
                        request.path().equals("/f.meta4")
                                ? Response.of(200, "<!DOCTYPE x [<!ENTITY".getBytes())
                                : right(request).header("Link", "</f.meta4>; rel=describedby"));
        lab.done(lab.linked(server.uri("/f.bin")));
    }

    @Test
    void aFileThatIsNotWhatItsServerSaysIsThrownAway() throws Exception {
        byte[] other = CONTENT.clone();
        other[0]++;
        FakeServer server =
                serve(request ->
                        Response.resource(request, other)
                                .header("Repr-Digest", "sha-256=:" + DIGEST + ":"));
        String sentence = lab.failed(Kind.UNPROVED, lab.linked(server.uri("/f"))).sentence();
        assertTrue(sentence.contains(Sha256.of(CONTENT).hex()), sentence);
        assertEquals(List.of("bystander"), lab.names());
    }

    @Test
    void aFileThatIsNotWhatTheUserSaysIsThrownAway() throws Exception {
        byte[] other = CONTENT.clone();
        other[0]++;
        FakeServer server = serve(request -> Response.resource(request, other));
        lab.want(Sha256.of(CONTENT));
        lab.failed(Kind.UNPROVED, lab.linked(server.uri("/f")));
        assertEquals(List.of("bystander"), lab.names());
    }

    @Test
    void aFileThatChangesOnTheWayIsNotMixed() throws Exception {
        byte[] newer = Swarm.bytes(CONTENT.length, 2);
        AtomicInteger count = new AtomicInteger();
        FakeServer server =
                serve(request ->
                        count.incrementAndGet() < 4
                                ? right(request).slow(200_000)
                                // It ignores If-Range, as some do.
                                : Response.resource(request, newer).header("ETag", "\"2\""));
        lab.failed(Kind.CHANGED, lab.linked(server.uri("/f")));
    }

    @Test
    void aFileThatChangesOnTheWayIsNotMixedByAServerThatKnowsIfRange() throws Exception {
        byte[] newer = Swarm.bytes(CONTENT.length, 2);
        AtomicInteger count = new AtomicInteger();
        FakeServer server =
                serve(request ->
                        count.incrementAndGet() < 4
                                ? right(request).slow(200_000)
                                : Response.of(200, newer).header("ETag", "\"2\""));
        lab.failed(Kind.CHANGED, lab.linked(server.uri("/f")));
    }

    @Test
    void aMirrorWhoseFileChangedIsLeftOut() throws Exception {
        byte[] newer = Swarm.bytes(CONTENT.length, 2);
        AtomicInteger count = new AtomicInteger();
        FakeServer changes =
                serve(request ->
                        count.incrementAndGet() < 2
                                ? right(request)
                                : Response.resource(request, newer).header("ETag", "\"2\""));
        FakeServer stays = serve(request -> right(request).slow(400_000));
        Done done = lab.done(lab.linked(changes.uri("/f"), stays.uri("/f")));
        assertEquals(Set.of(stays.server().id()), done.bytesByServer().keySet());
    }

    @Test
    void mirrorsOfAnotherSizeAreLeftOut() throws Exception {
        FakeServer one = serve(EngineLinksTest::right);
        FakeServer two = serve(EngineLinksTest::right);
        FakeServer odd = serve(request -> Response.resource(request, new byte[100]));
        Done done = lab.done(lab.linked(odd.uri("/f"), one.uri("/f"), two.uri("/f")));
        assertFalse(done.bytesByServer().containsKey(odd.server().id()));
    }

    @Test
    void mirrorsThatDisagreeAboutTheSizeAreNotGuessedBetween() throws Exception {
        FakeServer one = serve(EngineLinksTest::right);
        FakeServer two = serve(request -> Response.resource(request, new byte[100]));
        lab.failed(Kind.UNPROVED, lab.linked(one.uri("/f"), two.uri("/f")));
    }

    @Test
    void aWeakValidatorIsNone() throws Exception {
        FakeServer server =
                serve(request -> Response.resource(request, CONTENT).header("ETag", "W/\"1\""));
        lab.done(lab.linked(server.uri("/f")));
        assertTrue(
                server.requests().stream()
                        .allMatch(request -> request.header("If-Range").isEmpty()));
    }

    // Files whose length nobody says.

    @ParameterizedTest
    @ValueSource(strings = {"chunked", "until-closed"})
    void aFileWithoutALengthComesInOnePiece(String how) throws Exception {
        FakeServer server = serve(_ -> withoutLength(how, Response.of(200, CONTENT)));
        Done done = lab.done(lab.linked(server.uri("/f")));
        assertFalse(done.verified());
        assertEquals(CONTENT.length, done.size());
    }

    private static Response withoutLength(String how, Response response) {
        return how.equals("chunked") ? response.chunked() : response.untilClosed();
    }

    @Test
    void aFileWithoutALengthIsComparedWithItsHash() throws Exception {
        FakeServer server = serve(_ -> Response.of(200, CONTENT).chunked());
        lab.want(Sha256.of(CONTENT));
        assertTrue(lab.done(lab.linked(server.uri("/f"))).verified());
        Files.delete(lab.target());
        lab.want(Sha256.OF_NOTHING);
        lab.failed(Kind.UNPROVED, lab.linked(server.uri("/f")));
        assertEquals(List.of("bystander"), lab.names());
    }

    @Test
    void aFileWithoutALengthThatBreaksOffIsNoFile() throws Exception {
        FakeServer server = serve(_ -> Response.of(200, CONTENT).chunked().dropAfter(500_000));
        lab.failed(Kind.UNREACHABLE, lab.linked(server.uri("/f")));
        assertEquals(List.of("bystander"), lab.names());
    }

    @Test
    void aFileWithoutALengthThatHangsIsNoFile() throws Exception {
        FakeServer server = serve(_ -> Response.of(200, CONTENT).chunked().hangAfter(500_000));
        lab.failed(Kind.UNREACHABLE, lab.linked(server.uri("/f")));
        assertEquals(List.of("bystander"), lab.names());
    }

    @Test
    void aFileWithoutALengthCanBePausedThoughNothingOfItIsKept() throws Exception {
        Paused paused = pausedOnTheWay(_ -> Response.of(200, CONTENT).chunked().slow(100_000));
        assertFalse(paused.goesOn());
        assertEquals(List.of("bystander"), lab.names());
    }

    @Test
    void aPauseSaysWhetherTheSourceCanGoOn() throws Exception {
        assertTrue(pausedOnTheWay(request -> right(request).slow(100_000)).goesOn());
        lab.forgetEvents();
        assertFalse(pausedOnTheWay(_ -> Response.of(200, CONTENT).slow(100_000)).goesOn());
    }

    private Paused pausedOnTheWay(Handler handler) throws Exception {
        FakeServer server = serve(handler);
        DownloadResult result =
                lab.get(
                        lab.linked(server.uri("/f")),
                        (event, download) -> {
                            if (event instanceof DownloadEvent.Progress(_, var snapshot)
                                    && snapshot.receivedBytes() > 0) {
                                download.pause();
                            }
                        });
        return assertInstanceOf(Paused.class, result, result::toString);
    }

    @Test
    void aFileWithoutALengthOnAFullDiskIsTheDisksFault() throws Exception {
        Path small = SmallDisk.mount(folder.resolve("small"), 1 << 20);
        try {
            EngineLab full = new EngineLab(small, CONTENT);
            try (full) {
                byte[] big = new byte[4 << 20];
                FakeServer server = full.serve(_ -> Response.of(200, big).chunked());
                full.failed(Kind.DISK, full.linked(server.uri("/f")));
            }
        } finally {
            SmallDisk.unmount(small);
        }
    }

    // Answers of other kinds.

    @ParameterizedTest
    @CsvSource({
        "401, REFUSED",
        "403, REFUSED",
        "404, NOT_FOUND",
        "410, NOT_FOUND",
        "418, REFUSED",
        "500, UNREACHABLE",
        "502, UNREACHABLE"
    })
    void aLinkThatLeadsNowhereIsSaid(int status, Kind kind) throws Exception {
        FakeServer server = serve(_ -> Response.of(status));
        lab.failed(kind, lab.linked(server.uri("/f")));
        assertEquals(List.of("bystander"), lab.names());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void encodedBytesAreNotSavedAsIfTheyWereTheFile(boolean chunked) throws Exception {
        byte[] gzip = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        FakeServer server =
                serve(_ -> {
                    Response response = Response.of(200, gzip).header("Content-Encoding", "gzip");
                    return chunked ? response.chunked() : response;
                });
        DownloadResult result = lab.get(lab.linked(server.uri("/f")));
        assertInstanceOf(Failed.class, result, result::toString);
        assertEquals(List.of("bystander"), lab.names());
    }

    @Test
    void anEmptyFileIsAFile() throws Exception {
        lab.right(new byte[0]);
        FakeServer server = serve(request -> Response.resource(request, new byte[0]));
        lab.done(lab.linked(server.uri("/f")));
    }

    @Test
    void aServerWithoutRangesSendsItInOnePiece() throws Exception {
        FakeServer server = serve(_ -> Response.of(200, CONTENT).header("ETag", "\"1\""));
        Done done = lab.done(lab.linked(server.uri("/f")));
        assertEquals(0, done.wastedBytes());
        assertEquals(2, server.requests().size());
    }

    @Test
    void aBusyLinkIsWaitedFor() throws Exception {
        AtomicInteger count = new AtomicInteger();
        FakeServer server =
                serve(request ->
                        count.incrementAndGet() < 3
                                ? Response.of(503).header("Retry-After", "1")
                                : right(request));
        lab.done(lab.linked(server.uri("/f")));
    }

    @Test
    void redirectsAreFollowedEveryTime() throws Exception {
        FakeServer store = serve(EngineLinksTest::right);
        FakeServer front =
                serve(request ->
                        Response.of(302)
                                .header(
                                        "Location",
                                        store.uri(request.path() + "?signed").toString()));
        lab.done(lab.linked(front.uri("/f")));
        assertTrue(front.requests().size() > 2);
    }

    @Test
    void aLoopOfRedirectsEnds() throws Exception {
        FakeServer server = serve(_ -> Response.of(302).header("Location", "/f"));
        lab.failed(Kind.UNREACHABLE, lab.linked(server.uri("/f")));
        assertTrue(server.requests().size() <= 10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "attachment; filename=\"report.pdf\"          | report.pdf",
                "attachment; filename=\"../../etc/passwd\"    | passwd",
                "attachment; filename=\"/etc/passwd\"         | passwd",
                "attachment; filename=\"..\"                  | ''",
                "attachment; filename=\"CON\"                 | %43ON",
                "attachment; filename=\".bashrc\"             | %2Ebashrc",
                "attachment; filename*=UTF-8''na%CC%8Ame.bin  | n\u00e5me.bin",
                "attachment; filename*=UTF-8''a%00b           | ''",
                "attachment; filename*=UTF-8''a%2Fb%5Cc       | ''"
            })
    void theServerDoesNotChooseThePath(String disposition, String expected) throws Exception {
        FakeServer server =
                serve(request -> right(request).header("Content-Disposition", disposition));
        Path downloads = Files.createDirectories(folder.resolve("into"));
        DownloadRequest request =
                new DownloadRequest(
                        new Wanted.Linked(List.of(new Link(server.uri("/plain.bin"), 1))),
                        List.of(),
                        new Target.Folder(downloads),
                        Optional.empty(),
                        DownloadRequest.Options.DEFAULT);
        DownloadResult result = lab.get(request);
        List<Path> made;
        try (var files = Files.list(downloads)) {
            made = files.toList();
        }
        if (result instanceof Done done) {
            assertEquals(List.of(done.path()), made);
            assertEquals(downloads, done.path().getParent());
            assertArrayEquals(CONTENT, Files.readAllBytes(done.path()));
            if (!expected.isEmpty()) {
                assertEquals(expected, done.path().getFileName().toString());
            }
        } else {
            assertEquals("", expected, result.toString());
            assertEquals(List.of(), made);
        }
        try (var files = Files.list(folder)) {
            List<String> names = files.map(file -> file.getFileName().toString()).sorted().toList();
            assertTrue(List.of("downloads", "into", "state").containsAll(names), names.toString());
        }
    }

    @Test
    void keepsTheTimeOfTheFile() throws Exception {
        FakeServer server =
                serve(request ->
                        right(request).header("Last-Modified", "Sun, 06 Nov 1994 08:49:37 GMT"));
        lab.done(lab.linked(server.uri("/f")));
        assertEquals(
                Instant.parse("1994-11-06T08:49:37Z"),
                Files.getLastModifiedTime(lab.target()).toInstant());
    }

    // Metalink documents.

    @Test
    void aDescribedFileIsProvedPieceByPieceAndLiarsAreFound() throws Exception {
        // So much that every connection to the liar is given some of it.
        byte[] content = Swarm.bytes(4_000_000, 1);
        lab.close();
        lab = new EngineLab(folder, content);
        byte[] wrong = content.clone();
        for (int at = 0; at < wrong.length; at += 1000) {
            wrong[at]++;
        }
        FakeServer liar = serve(request -> Response.resource(request, wrong).slow(1_000_000));
        FakeServer good = serve(request -> Response.resource(request, content).slow(1_000_000));
        FakeServer gone = serve(_ -> Response.of(404));
        DownloadRequest request =
                lab.request(
                        new Wanted.Described(
                                described(content, liar.uri("/f"), good.uri("/f"), gone.uri("/f"))),
                        List.of());
        Done done = lab.done(request);
        assertTrue(done.verified());
        assertEquals(Set.of(good.server().id()), done.bytesByServer().keySet());
        assertEquals(1, lab.events(DownloadEvent.ServerQuarantined.class).size());
    }

    private static Metalink.File described(URI... links) {
        return described(CONTENT, links);
    }

    private static Metalink.File described(byte[] content, URI... links) {
        return Metalink.File.of(
                "f.bin",
                FakeOffer.of(content, 64 << 10).manifest(),
                Arrays.stream(links).map(link -> new Link(link, 1)).toList());
    }

    @Test
    void aDescribedFileIsFetchedFromListedServersToo() throws Exception {
        FakeServer listed =
                serve(FakeOffer.of(CONTENT, 64 << 10).bytes((_, right) -> right.slow(30_000)));
        FakeServer link = serve(request -> Response.resource(request, CONTENT).slow(30_000));
        DownloadRequest request =
                lab.request(
                        new Wanted.Described(described(link.uri("/f"))), List.of(listed.server()));
        Done done = lab.done(request);
        assertEquals(
                Set.of(listed.server().id(), link.server().id()), done.bytesByServer().keySet());
    }

    @Test
    void aDescribedFileThatNobodyHasEnds() throws Exception {
        FakeServer gone = serve(_ -> Response.of(404));
        DownloadRequest request =
                lab.request(new Wanted.Described(described(gone.uri("/f"))), List.of());
        lab.failed(Kind.NOT_FOUND, request);
    }
}
