package org.tributary.shared.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.tributary.shared.client.FakeServer;
import org.tributary.shared.client.FakeServer.Request;
import org.tributary.shared.client.FakeServer.Response;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.transfer.DownloadRequest.Options;
import org.tributary.shared.transfer.DownloadResult.AlreadyThere;
import org.tributary.shared.transfer.DownloadResult.Done;
import org.tributary.shared.transfer.DownloadResult.Failed;
import org.tributary.shared.transfer.DownloadResult.Kind;
import org.tributary.shared.transfer.DownloadResult.Paused;

/// Downloads that begin with what another file holds already.
@Execution(ExecutionMode.CONCURRENT)
class EngineAdoptTest {
    private static final int FRAGMENT = 64 << 10;
    private static final byte[] CONTENT = Swarm.bytes(1_000_000, 1);

    @TempDir private Path folder;
    private EngineLab lab;
    private Path copy;

    @BeforeEach
    void open() throws Exception {
        lab = new EngineLab(folder, CONTENT);
        copy = folder.resolve("old version");
        lab.options(Options.DEFAULT.withAdopt(Optional.of(copy)));
    }

    @AfterEach
    void close() throws Exception {
        lab.close();
    }

    private FakeServer serve() throws IOException {
        return lab.serve(FakeOffer.of(CONTENT, FRAGMENT));
    }

    private static byte[] old(int... changedSegments) {
        byte[] bytes = CONTENT.clone();
        for (int segment : changedSegments) {
            bytes[segment * FRAGMENT + 17]++;
        }
        return bytes;
    }

    /// Returns which segments a server was asked for.
    private static Set<Integer> segmentsAskedFor(FakeServer server) {
        Set<Integer> segments = new TreeSet<>();
        for (Request request : server.requests()) {
            if (FakeOffer.isForBytes(request)) {
                int[] range = request.range(CONTENT.length).orElse(new int[] {0, CONTENT.length});
                for (int at = range[0]; at < range[1]; at++) {
                    segments.add(at / FRAGMENT);
                }
            }
        }
        return segments;
    }

    @Test
    void onlyWhatChangedSinceIsFetched() throws Exception {
        byte[] old = old(3, 11);
        Files.write(copy, old);
        FakeServer server = serve();
        Done done = lab.done(lab.named());
        assertEquals(Set.of(3, 11), segmentsAskedFor(server));
        assertEquals(2L * FRAGMENT, done.bytesByServer().get(server.server().id()));
        assertArrayEquals(old, Files.readAllBytes(copy));
    }

    @Test
    void whatIsMissingAtTheEndIsFetched() throws Exception {
        Files.write(copy, Arrays.copyOf(CONTENT, 5 * FRAGMENT + 100));
        FakeServer server = serve();
        lab.done(lab.named());
        assertTrue(segmentsAskedFor(server).stream().allMatch(segment -> segment >= 5));
    }

    @Test
    void aLongerCopyDoesNoHarm() throws Exception {
        Files.write(copy, Arrays.copyOf(CONTENT, CONTENT.length + 1000));
        FakeServer server = serve();
        lab.done(lab.named());
        assertEquals(Set.of(), segmentsAskedFor(server));
    }

    @Test
    void aCopyWithNothingRightInItDoesNoHarm() throws Exception {
        Files.write(copy, new byte[CONTENT.length]);
        serve();
        lab.done(lab.named());
    }

    @Test
    void aTargetIsBroughtUpToDateInPlace() throws Exception {
        copy = lab.target();
        lab.options(Options.DEFAULT.withAdopt(Optional.of(copy)));
        Files.write(copy, old(0));
        FakeServer server = serve();
        lab.done(lab.named());
        assertEquals(Set.of(0), segmentsAskedFor(server));
    }

    @Test
    void theOldTargetStaysUntilTheNewOneIsWhole() throws Exception {
        copy = lab.target();
        lab.options(Options.DEFAULT.withAdopt(Optional.of(copy)));
        byte[] old = old(2);
        Files.write(copy, old);
        FakeServer server =
                lab.serve(FakeOffer.of(CONTENT, FRAGMENT).bytes((_, _) -> Response.of(404)));
        DownloadResult result = getUnchecked(lab.named());
        assertInstanceOf(Failed.class, result, result::toString);
        assertArrayEquals(old, Files.readAllBytes(copy));
        assertEquals(Set.of(2), segmentsAskedFor(server));

        // What was copied is still there.
        FakeServer good = serve();
        lab.done(lab.named());
        assertEquals(Set.of(2), segmentsAskedFor(good));
    }

    /// The lab would miss the right bytes under the final name, where the old ones are to stay.
    private DownloadResult getUnchecked(DownloadRequest request) throws Exception {
        try (DownloadManager manager = lab.manager()) {
            return EngineLab.await(lab.start(manager, request, _ -> {}));
        }
    }

    @Test
    void aTargetThatIsUpToDateStaysAsItIs() throws Exception {
        copy = lab.target();
        lab.options(Options.DEFAULT.withAdopt(Optional.of(copy)));
        Files.write(copy, CONTENT);
        serve();
        assertInstanceOf(AlreadyThere.class, lab.get(lab.named()));
    }

    @Test
    void anotherTargetIsNotReplacedByIt() throws Exception {
        Files.write(copy, old(1));
        byte[] other = Swarm.bytes(10, 3);
        Files.write(lab.target(), other);
        serve();
        DownloadResult result = getUnchecked(lab.named());
        Failed failed = assertInstanceOf(Failed.class, result, result::toString);
        assertEquals(new Obstacle.TargetExists(lab.target()), failed.obstacle());
        assertArrayEquals(other, Files.readAllBytes(lab.target()));
    }

    @Test
    void whatIsThereOfTheDownloadItselfIsWorthMore() throws Exception {
        FakeServer slow =
                lab.serve(FakeOffer.of(CONTENT, FRAGMENT).bytes((_, right) -> right.slow(200_000)));
        lab.options(Options.DEFAULT);
        DownloadResult result =
                lab.get(
                        lab.named(),
                        (event, download) -> {
                            if (event instanceof DownloadEvent.SegmentVerified) {
                                download.pause();
                            }
                        });
        Paused paused = assertInstanceOf(Paused.class, result, result::toString);
        Files.write(copy, new byte[CONTENT.length]);
        lab.options(Options.DEFAULT.withAdopt(Optional.of(copy)));
        lab.forgetEvents();
        lab.done(lab.named());
        assertEquals(
                paused.bytesOnDisk(), lab.events(DownloadEvent.Resolved.class).getFirst().onDisk());
        assertTrue(slow.requests().size() > 0);
    }

    @Test
    void aCopyThatNothingCanProveIsRefused() throws Exception {
        Files.write(copy, CONTENT);
        FakeServer web = lab.serve(request -> Response.resource(request, CONTENT));
        Failed failed = lab.failed(Kind.REFUSED, lab.linked(web.uri("/f")));
        assertInstanceOf(Obstacle.Refused.class, failed.obstacle());
        assertTrue(failed.sentence().contains("nothing tells"), failed.sentence());
        assertEquals(List.of("bystander"), lab.names());
    }

    @Test
    void whereOnlyTheWholeCanBeProvedItIsFetchedWhole() throws Exception {
        Files.write(copy, old(4));
        lab.want(Sha256.of(CONTENT));
        FakeServer web = lab.serve(request -> Response.resource(request, CONTENT));
        Done done = lab.done(lab.linked(web.uri("/f")));
        assertEquals(CONTENT.length, done.bytesByServer().get(web.server().id()));
    }

    @Test
    void aCopyThatIsNotThereIsSaidSo() throws Exception {
        serve();
        Failed failed = lab.failed(Kind.DISK, lab.named());
        assertTrue(failed.sentence().contains("old version"), failed.sentence());
        assertEquals(List.of("bystander"), lab.names());
    }

    @Test
    void aPauseWhileItCopiesLeavesNothingHalfDone() throws Exception {
        Files.write(copy, old(4));
        FakeServer server = serve();
        for (int i = 0; i < 30; i++) {
            try (DownloadManager manager = lab.manager()) {
                Download download = lab.start(manager, lab.named(), _ -> {});
                long start = System.nanoTime();
                while (System.nanoTime() - start < i * 500_000L) {
                    Thread.onSpinWait();
                }
                download.pause();
                DownloadResult result = EngineLab.await(download);
                lab.check(result);
                Files.deleteIfExists(lab.target());
            }
        }
        lab.done(lab.named());
        assertTrue(Set.of(4).containsAll(segmentsAskedFor(server)));
    }
}
