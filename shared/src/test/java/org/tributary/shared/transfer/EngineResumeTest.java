package org.tributary.shared.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.tributary.shared.client.FakeServer;
import org.tributary.shared.client.FakeServer.Request;
import org.tributary.shared.client.FakeServer.Response;
import org.tributary.shared.format.Manifest;
import org.tributary.shared.servers.QuarantineFile;
import org.tributary.shared.transfer.DownloadResult.AlreadyThere;
import org.tributary.shared.transfer.DownloadResult.Done;
import org.tributary.shared.transfer.DownloadResult.Failed;
import org.tributary.shared.transfer.DownloadResult.Kind;
import org.tributary.shared.transfer.DownloadResult.Paused;
import org.tributary.shared.transfer.FakeOffer.Spoiler;
import org.tributary.shared.transfer.log.LogRecord;

/// Downloads that go on: after a pause, a kill at any moment, a cut or damaged log, other content.
@Execution(ExecutionMode.CONCURRENT)
class EngineResumeTest {
    private static final int FRAGMENT = 64 << 10;
    private static final byte[] CONTENT = Swarm.bytes(2_000_000, 1);
    private static final Spoiler SLOW = (_, right) -> right.slow(400_000);

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

    private FakeServer slow() throws IOException {
        return lab.serve(FakeOffer.of(CONTENT, FRAGMENT).bytes(SLOW));
    }

    private Paused pausedAt(long bytes) throws Exception {
        return pausedAt(bytes, lab.named());
    }

    private Paused pausedAt(long bytes, DownloadRequest request) throws Exception {
        DownloadResult result =
                lab.get(
                        request,
                        (event, download) -> {
                            if (event instanceof DownloadEvent.Progress(_, var snapshot)
                                    && snapshot.receivedBytes() >= bytes) {
                                download.pause();
                            }
                        });
        return assertInstanceOf(Paused.class, result, result::toString);
    }

    @Test
    void goesOnFromWhereItPaused() throws Exception {
        slow();
        slow();
        Paused paused = pausedAt(CONTENT.length / 3);
        lab.forgetEvents();
        Done done = lab.done(lab.named());
        long kept = lab.events(DownloadEvent.Resolved.class).getFirst().onDisk();
        assertEquals(paused.bytesOnDisk(), kept);
        assertEquals(0, done.wastedBytes());
    }

    @Test
    void stillKnowsAfterAPauseWhoSentWhat() throws Exception {
        FakeServer server = slow();
        String id = server.server().id();
        Manifest manifest = FakeOffer.of(CONTENT, FRAGMENT).manifest();
        Content content =
                new Content(
                        FakeOffer.NAME,
                        CONTENT.length,
                        FRAGMENT,
                        manifest.fragments(),
                        Optional.of(manifest.sha256()),
                        Optional.of(manifest.root()),
                        Optional.empty());
        Workspace.Opened opened = Workspace.open(lab.target(), content, Workspace.Opening.PLAIN);
        try (Workspace before =
                assertInstanceOf(Workspace.Opened.Ready.class, opened).workspace()) {
            before.part().write(ByteBuffer.wrap(CONTENT), 0);
            before.commit(
                    List.of(
                            new LogRecord.Received(0, "other:1", 0, 1000),
                            new LogRecord.Received(0, id, 1000, FRAGMENT),
                            new LogRecord.Verified(0, id, FRAGMENT, Instant.EPOCH)));
        }
        pausedAt(CONTENT.length / 3);
        Done done = lab.done(lab.named());
        assertEquals(Map.of("other:1", 1000L, id, CONTENT.length - 1000L), done.bytesByServer());
    }

    @Test
    void fetchesNothingTwiceOverManyPauses() throws Exception {
        FakeServer server = slow();
        for (int i = 1; i <= 4; i++) {
            pausedAt(CONTENT.length * i / 5);
        }
        lab.done(lab.named());
        long sent = bytesAskedFor(server);
        // Each pause cuts requests short, and what the sockets held was on its way.
        assertTrue(sent < 4L * CONTENT.length, "asked for " + sent);
    }

    private static long bytesAskedFor(FakeServer server) {
        long sum = 0;
        for (Request request : server.requests()) {
            if (FakeOffer.isForBytes(request)) {
                int[] range = request.range(CONTENT.length).orElse(new int[] {0, CONTENT.length});
                sum += range[1] - range[0];
            }
        }
        return sum;
    }

    /// What a kill at some moment leaves on disk.
    private record Remains(byte[] log, byte[] part) {}

    @Test
    void goesOnAfterAKillAtAnyMoment() throws Exception {
        for (int i = 0; i < 2; i++) {
            lab.serve(FakeOffer.of(CONTENT, FRAGMENT).bytes((_, right) -> right.slow(80_000)));
        }
        List<Remains> remains = new ArrayList<>();
        long[] lastLog = {-1};
        lab.get(
                lab.named(),
                (event, _) -> {
                    try {
                        if (Files.exists(lab.log()) && Files.size(lab.log()) != lastLog[0]) {
                            lastLog[0] = Files.size(lab.log());
                            // The log first: what it says must be in the file already.
                            byte[] log = Files.readAllBytes(lab.log());
                            remains.add(new Remains(log, Files.readAllBytes(lab.part())));
                        }
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
        assertTrue(remains.size() >= 2, remains.size() + " moments");
        lab.serve(FakeOffer.of(CONTENT, FRAGMENT));
        for (Remains killed : remains) {
            Files.deleteIfExists(lab.target());
            Files.write(lab.log(), killed.log());
            Files.write(lab.part(), killed.part());
            Done done = lab.done(lab.named());
            assertEquals(0, done.wastedBytes());
        }
    }

    @Test
    void goesOnWhenTheFinishWasCutShort() throws Exception {
        FakeServer server = slow();
        pausedAt(CONTENT.length / 3);
        Files.createFile(lab.target());
        int before = server.requests().size();
        lab.get(lab.named());
        assertArrayEquals(CONTENT, Files.readAllBytes(lab.target()));
        assertTrue(server.requests().size() > before);
    }

    @Test
    void whatTheDiskLostIsFetchedAgain() throws Exception {
        FakeServer server = slow();
        pausedAt(CONTENT.length * 2 / 3);
        try (RandomAccessFile part = new RandomAccessFile(lab.part().toFile(), "rw")) {
            part.write(new byte[100_000]);
        }
        Done done = lab.done(lab.named());
        assertEquals(Map.of(), QuarantineFile.in(lab.state()).load());
        assertFalse(done.bytesByServer().isEmpty());
        assertTrue(server.requests().size() > 0);
    }

    @Test
    void aPartThatGotShorterIsFetchedAgain() throws Exception {
        slow();
        pausedAt(CONTENT.length * 2 / 3);
        try (RandomAccessFile part = new RandomAccessFile(lab.part().toFile(), "rw")) {
            part.setLength(150_000);
        }
        lab.done(lab.named());
    }

    @Test
    void aPartThatIsGoneIsBegunAnew() throws Exception {
        slow();
        pausedAt(CONTENT.length / 2);
        Files.delete(lab.part());
        lab.done(lab.named());
    }

    @Test
    void withoutItsLogWhatIsRightIsFound() throws Exception {
        FakeServer server = slow();
        pausedAt(CONTENT.length * 2 / 3);
        Files.delete(lab.log());
        long before = bytesAskedFor(server);
        lab.forgetEvents();
        lab.done(lab.named());
        assertTrue(lab.events(DownloadEvent.Resolved.class).getFirst().onDisk() > 0);
        assertTrue(bytesAskedFor(server) - before < CONTENT.length);
    }

    @Test
    void ofADamagedLogNothingIsBelievedAndItIsTold() throws Exception {
        slow();
        pausedAt(CONTENT.length * 2 / 3);
        flip(lab.log(), 20);
        List<Integer> held = rightOnDisk();
        flip(lab.part(), (long) held.get(1) * FRAGMENT + 17);
        lab.forgetEvents();
        lab.done(lab.named());
        DownloadEvent.LogDamaged told = lab.events(DownloadEvent.LogDamaged.class).getFirst();
        assertTrue(told.hashed());
        assertEquals(held.size() - 1, told.right());
        assertTrue(told.onDisk() >= held.size(), told.toString());
        assertTrue(told.onDisk() <= CONTENT.length / FRAGMENT, told.toString());
        assertTrue(Files.exists(told.damaged()));
        assertEquals(1, lab.events(DownloadEvent.LogDamaged.class).size());
        long kept = lab.events(DownloadEvent.Resolved.class).getFirst().onDisk();
        assertEquals(told.right() * (long) FRAGMENT, kept);
    }

    /// Changes one byte of a file.
    private static void flip(Path file, long at) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(at);
            int before = bytes.read();
            bytes.seek(at);
            bytes.write(before ^ 1);
        }
    }

    /// Returns which segments of the part file are right; the last, shorter one is never looked at.
    private List<Integer> rightOnDisk() throws IOException {
        byte[] part = Files.readAllBytes(lab.part());
        List<Integer> right = new ArrayList<>();
        for (int start = 0; start + FRAGMENT <= part.length; start += FRAGMENT) {
            if (Arrays.equals(part, start, start + FRAGMENT, CONTENT, start, start + FRAGMENT)) {
                right.add(start / FRAGMENT);
            }
        }
        return right;
    }

    @Test
    void withoutHashesADamagedLogMeansToStartOverAndThatIsTold() throws Exception {
        FakeServer server = lab.serve(plain(CONTENT, "\"1\"", SLOW));
        DownloadRequest request = lab.linked(server.uri("/f"));
        pausedAt(CONTENT.length / 3, request);
        flip(lab.log(), 20);
        lab.forgetEvents();
        lab.done(request);
        DownloadEvent.LogDamaged told = lab.events(DownloadEvent.LogDamaged.class).getFirst();
        assertFalse(told.hashed());
        assertEquals(0, told.right());
        assertEquals(0, lab.events(DownloadEvent.Resolved.class).getFirst().onDisk());
    }

    @Test
    void ofANewVersionOnlyWhatIsTheSameIsKept() throws Exception {
        lab.serve(FakeOffer.of(CONTENT, FRAGMENT).bytes(SLOW));
        pausedAt(CONTENT.length / 2);
        lab.close();
        byte[] newer = CONTENT.clone();
        newer[100_000]++;
        EngineLab later = new EngineLab(folder, newer);
        try (later) {
            FakeServer server = later.serve(FakeOffer.of(newer, FRAGMENT));
            Done done = later.done(later.named());
            assertEquals(newer.length, done.size());
            assertTrue(bytesAskedFor(server) < newer.length);
        }
    }

    @Test
    void aLinkWhoseFileChangedIsNotMixed() throws Exception {
        FakeServer server = lab.serve(plain(CONTENT, "\"1\"", SLOW));
        pausedAt(CONTENT.length / 3, lab.linked(server.uri("/f")));
        byte[] newer = Swarm.bytes(CONTENT.length, 2);
        FakeServer changed = lab.serve(plain(newer, "\"2\"", SLOW));
        lab.failed(Kind.CHANGED, lab.linked(changed.uri("/f")));
        assertTrue(Files.exists(lab.part()));
        lab.right(newer);
        lab.options(DownloadRequest.Options.DEFAULT.withOverwrite(true));
        lab.done(lab.linked(changed.uri("/f")));
    }

    @Test
    void aLinkWhoseFileDidNotChangeGoesOn() throws Exception {
        FakeServer server = lab.serve(plain(CONTENT, "\"1\"", SLOW));
        DownloadRequest request = lab.linked(server.uri("/f"));
        Paused paused = pausedAt(CONTENT.length / 3, request);
        lab.forgetEvents();
        Done done = lab.done(request);
        assertFalse(done.verified());
        assertEquals(
                paused.bytesOnDisk(), lab.events(DownloadEvent.Resolved.class).getFirst().onDisk());
    }

    @Test
    void tellsWhatItIsBeforeWhatItHas() throws Exception {
        FakeServer server = lab.serve(plain(CONTENT, "\"1\"", SLOW));
        DownloadRequest request = lab.linked(server.uri("/f"));
        // Everything is there but the finish.
        Files.write(lab.part(), CONTENT);
        Files.createFile(lab.log());
        pausedAt(CONTENT.length / 3, request);
        lab.forgetEvents();
        lab.done(request);
        DownloadEvent first =
                lab.events(DownloadEvent.class).stream()
                        .filter(event -> !(event instanceof DownloadEvent.Progress))
                        .findFirst()
                        .orElseThrow();
        assertInstanceOf(DownloadEvent.Resolved.class, first);
    }

    /// A plain web server's file.
    static FakeServer.Handler plain(byte[] content, String etag, Spoiler spoiler) {
        return request ->
                spoiler.spoil(request, Response.resource(request, content).header("ETag", etag));
    }

    @Test
    void twoDownloadsNeverWriteToOneTarget() throws Exception {
        slow();
        try (DownloadManager one = lab.manager();
                DownloadManager two = lab.manager()) {
            DownloadResult[] second = new DownloadResult[1];
            Download first = lab.start(one, lab.named(), _ -> {});
            while (!Files.exists(lab.log())) {
                Thread.onSpinWait();
            }
            second[0] = EngineLab.await(lab.start(two, lab.named(), _ -> {}));
            Failed refused = assertInstanceOf(Failed.class, second[0], second[0]::toString);
            assertEquals(Kind.IN_USE, refused.kind());
            lab.check(assertInstanceOf(Done.class, EngineLab.await(first)));
        }
        assertInstanceOf(AlreadyThere.class, lab.get(lab.named()));
    }

    @Test
    void suspicionsSurviveNoPauseButTheirSegmentsDo() throws Exception {
        byte[] wrong = CONTENT.clone();
        wrong[10]++;
        FakeServer liar =
                lab.serve(
                        FakeOffer.of(CONTENT, FRAGMENT)
                                .bytes((request, _) ->
                                        Response.resource(request, wrong).slow(400_000)));
        DownloadResult result =
                lab.get(
                        lab.named(),
                        (event, download) -> {
                            if (event instanceof DownloadEvent.SegmentCorrupt) {
                                download.pause();
                            }
                        });
        assertInstanceOf(Paused.class, result, result::toString);
        lab.serve(FakeOffer.of(CONTENT, FRAGMENT));
        Done done = lab.done(lab.named());
        assertTrue(done.size() > 0);
        assertTrue(liar.requests().size() > 0);
    }

    @Test
    void aFullDiskIsSaidAndTheRestComesLater() throws Exception {
        Path small = SmallDisk.mount(folder.resolve("small"), 4 << 20);
        try {
            byte[] big = Swarm.bytes(3 << 20, 5);
            EngineLab full = new EngineLab(small, big);
            try (full) {
                full.serve(FakeOffer.of(big, FRAGMENT).bytes((_, right) -> right.slow(3e6)));
                Path filler = small.resolve("filler");
                DownloadResult result =
                        full.get(
                                full.named(),
                                (event, _) -> {
                                    if (event instanceof DownloadEvent.SegmentVerified
                                            && !Files.exists(filler)) {
                                        fill(filler);
                                    }
                                });
                Failed failed = assertInstanceOf(Failed.class, result, result::toString);
                assertEquals(Kind.DISK, failed.kind(), failed.sentence());
                assertTrue(failed.sentence().contains("Not enough space"), failed.sentence());
                assertTrue(Files.exists(full.part()));
                Files.delete(filler);
                full.done(full.named());
            }
        } finally {
            SmallDisk.unmount(small);
        }
    }

    private static void fill(Path filler) {
        try (var out = Files.newOutputStream(filler)) {
            byte[] block = new byte[4096];
            while (true) {
                out.write(block);
            }
        } catch (IOException _) {
            // Full.
        }
    }

    @Test
    void aCopyOfTheRemainsGoesOnElsewhere() throws Exception {
        slow();
        pausedAt(CONTENT.length / 2);
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere/downloads"));
        for (String name : List.of("target.part", "target.part.log")) {
            Files.copy(
                    lab.target().resolveSibling(name),
                    elsewhere.resolve(name),
                    StandardCopyOption.COPY_ATTRIBUTES);
        }
        EngineLab other = new EngineLab(folder.resolve("elsewhere"), CONTENT);
        try (other) {
            other.serve(FakeOffer.of(CONTENT, FRAGMENT));
            other.done(other.named());
            assertTrue(other.events(DownloadEvent.Resolved.class).getFirst().onDisk() > 0);
        }
        assertTrue(Arrays.asList(lab.names().toArray()).contains("target.part"));
    }
}
