package org.tributary.shared.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.tributary.shared.client.FakeServer;
import org.tributary.shared.client.FakeServer.Response;
import org.tributary.shared.transfer.DownloadRequest.Options;
import org.tributary.shared.transfer.DownloadRequest.Target;
import org.tributary.shared.transfer.DownloadResult.Done;
import org.tributary.shared.transfer.DownloadResult.Failed;
import org.tributary.shared.transfer.DownloadResult.Kind;
import org.tributary.shared.transfer.DownloadResult.Paused;
import org.tributary.shared.transfer.FakeOffer.Spoiler;

/// How an engine and its downloads begin, live side by side, and end.
@Isolated("counts threads and open files")
class EngineLifeTest {
    private static final int FRAGMENT = 64 << 10;
    private static final byte[] CONTENT = Swarm.bytes(1_000_000, 1);
    private static final Spoiler SLOW = (_, right) -> right.slow(300_000);

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

    private FakeOffer offer() {
        return FakeOffer.of(CONTENT, FRAGMENT);
    }

    @Test
    void closesOnceAndForAll() throws Exception {
        DownloadManager manager = lab.manager();
        manager.close();
        manager.close();
    }

    @Test
    void leavesNoThreadAndNoOpenFileBehind() throws Exception {
        FakeServer hangs = lab.serve(offer().bytes((_, right) -> right.hangAfter(1000)));
        lab.serve(offer().bytes(SLOW));
        warmUp();
        int threads = threads().size();
        long files = openFiles();
        for (int i = 0; i < 3; i++) {
            DownloadResult result =
                    lab.get(
                            lab.named(),
                            (event, download) -> {
                                if (event instanceof DownloadEvent.SegmentVerified) {
                                    download.pause();
                                }
                            });
            assertInstanceOf(Paused.class, result, result::toString);
        }
        lab.done(lab.named());
        assertTrue(hangs.requests().size() > 0);
        await("threads " + threads(), () -> threads().size() <= threads);
        await("open files", () -> openFiles() <= files);
    }

    private void warmUp() throws Exception {
        lab.done(lab.named());
        Files.delete(lab.target());
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("tributary"))
                .sorted()
                .toList();
    }

    /// Returns how many files and connections this process has open; 0 where nobody says.
    private static long openFiles() {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.filter(
                            file -> {
                                try {
                                    String to = Files.readSymbolicLink(file).toString();
                                    return to.contains("target") || to.contains("state");
                                } catch (IOException _) {
                                    return false;
                                }
                            })
                    .count();
        } catch (IOException e) {
            return 0;
        }
    }

    private static void await(String what, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(60), what);
            Thread.onSpinWait();
        }
    }

    @Test
    void closeStopsDownloadsInGoodOrder() throws Exception {
        lab.serve(offer().bytes(SLOW));
        CountDownLatch begun = new CountDownLatch(1);
        Download download;
        try (DownloadManager manager = lab.manager()) {
            download =
                    lab.start(
                            manager,
                            lab.named(),
                            event -> {
                                if (event instanceof DownloadEvent.SegmentVerified) {
                                    begun.countDown();
                                }
                            });
            assertTrue(begun.await(60, TimeUnit.SECONDS));
        }
        assertInstanceOf(Paused.class, EngineLab.await(download));
        assertEquals(DownloadState.PAUSED, download.snapshot().state());
        lab.done(lab.named());
    }

    @Test
    void aDownloadThatIsStartedTooLateEndsAtOnce() throws Exception {
        lab.serve(offer());
        DownloadManager manager = lab.manager();
        manager.close();
        Download download = lab.start(manager, lab.named(), _ -> {});
        assertInstanceOf(Paused.class, EngineLab.await(download));
    }

    @Test
    void aPauseBeforeAnythingIsKnownIsImmediate() throws Exception {
        lab.serve(offer().documents((_, right) -> right.silent()));
        try (DownloadManager manager = lab.manager()) {
            Download download = lab.start(manager, lab.named(), _ -> {});
            download.pause();
            assertInstanceOf(Paused.class, EngineLab.await(download));
            download.pause();
        }
        assertEquals(List.of("bystander"), lab.names());
    }

    @Test
    void aPauseAtAnyMomentOfTheStartHoldsNothing() throws Exception {
        lab.serve(offer());
        try (DownloadManager manager = lab.manager()) {
            for (int i = 0; i < 40; i++) {
                Download download = lab.start(manager, lab.named(), _ -> {});
                long start = System.nanoTime();
                while (System.nanoTime() - start < i * 500_000L) {
                    Thread.onSpinWait();
                }
                download.pause();
                DownloadResult result = EngineLab.await(download);
                assertTrue(result instanceof Paused || result instanceof Done, result.toString());
                Files.deleteIfExists(lab.target());
            }
            DownloadResult result = EngineLab.await(lab.start(manager, lab.named(), _ -> {}));
            assertInstanceOf(Done.class, result, result::toString);
        }
    }

    @Test
    void aListenerThatFailsHarmsNothing() throws Exception {
        lab.serve(offer());
        try (DownloadManager manager = lab.manager()) {
            Download bad =
                    manager.start(
                            to("bad"),
                            _ -> {
                                throw new IllegalStateException("listener");
                            });
            Download good = manager.start(to("good"), _ -> {});
            assertInstanceOf(Done.class, EngineLab.await(good));
            assertInstanceOf(Done.class, EngineLab.await(bad));
        }
    }

    private DownloadRequest to(String name) {
        DownloadRequest named = lab.named();
        return new DownloadRequest(
                named.wanted(),
                named.servers(),
                new Target.File(folder.resolve(name)),
                named.sha256(),
                named.options());
    }

    @Test
    void manyDownloadsGoSideBySide() throws Exception {
        lab.serve(offer());
        lab.serve(offer());
        try (DownloadManager manager = lab.manager()) {
            List<Download> downloads = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                downloads.add(manager.start(to("many-" + i), _ -> {}));
            }
            for (Download download : downloads) {
                assertInstanceOf(Done.class, EngineLab.await(download));
            }
        }
    }

    @Test
    void twoDownloadsToOneTargetAreOne() throws Exception {
        lab.serve(offer().bytes(SLOW));
        try (DownloadManager manager = lab.manager()) {
            Download first = lab.start(manager, lab.named(), _ -> {});
            Download second = lab.start(manager, lab.named(), _ -> {});
            DownloadResult one = EngineLab.await(first);
            DownloadResult two = EngineLab.await(second);
            boolean firstWon = one instanceof Done;
            assertInstanceOf(Done.class, firstWon ? one : two);
            Failed refused = assertInstanceOf(Failed.class, firstWon ? two : one);
            assertEquals(Kind.IN_USE, refused.kind());
            lab.check(firstWon ? one : two);
        }
    }

    @Test
    void fetchesASegmentAgainWhenAsked() throws Exception {
        lab.serve(offer());
        AtomicBoolean asked = new AtomicBoolean();
        List<Integer> proved = new CopyOnWriteArrayList<>();
        lab.options(Options.DEFAULT.withBytesPerSecond(OptionalLong.of(1_000_000)));
        DownloadResult result =
                lab.get(
                        lab.named(),
                        (event, download) -> {
                            if (event instanceof DownloadEvent.SegmentVerified verified) {
                                proved.add(verified.segment());
                                if (!asked.getAndSet(true)) {
                                    download.fetchAgain(verified.segment());
                                    download.fetchAgain(-1);
                                    download.fetchAgain(1_000_000);
                                }
                            }
                        });
        assertInstanceOf(Done.class, result);
        assertEquals(2, Collections.frequency(proved, proved.getFirst()));
        assertEquals(Set.copyOf(proved).size() + 1, proved.size());
    }

    @Test
    void aLimitHoldsForAllTogether() throws Exception {
        lab.serve(offer());
        lab.serve(offer());
        try (DownloadManager manager = lab.manager()) {
            manager.limit(OptionalLong.of(2_000_000));
            long start = System.nanoTime();
            Download one = manager.start(to("one"), _ -> {});
            Download two = manager.start(to("two"), _ -> {});
            EngineLab.await(one);
            EngineLab.await(two);
            double seconds = (System.nanoTime() - start) / 1e9;
            assertTrue(seconds > 0.8, seconds + " s for 2 MB at 2 MB/s");
        }
    }

    @Test
    void aPauseDoesNotWaitForALowLimit() throws Exception {
        lab.serve(offer());
        try (DownloadManager manager = lab.manager()) {
            // Without the pause it would take an hour.
            manager.limit(OptionalLong.of(300));
            CountDownLatch begun = new CountDownLatch(1);
            Download download =
                    lab.start(
                            manager,
                            lab.named(),
                            event -> {
                                if (event instanceof DownloadEvent.Progress(_, var snapshot)
                                        && snapshot.receivedBytes() > 0) {
                                    begun.countDown();
                                }
                            });
            assertTrue(begun.await(60, TimeUnit.SECONDS));
            download.pause();
            DownloadResult result = EngineLab.await(download);
            assertInstanceOf(Paused.class, result, result::toString);
        }
    }

    /// The evidence that one download finds counts for the one beside it.
    @Test
    void whoIsFoundOutByOneDownloadIsDroppedByAll() throws Exception {
        // So much that every connection to the liar is given some of it.
        byte[] content = Swarm.bytes(4_000_000, 1);
        lab.close();
        lab = new EngineLab(folder, content);
        byte[] wrong = content.clone();
        for (int at = 0; at < wrong.length; at += FRAGMENT) {
            wrong[at]++;
        }
        // The liar sends this file right, but slowly.
        byte[] other = Swarm.bytes(200_000, 7);
        FakeOffer lies =
                FakeOffer.of(content, FRAGMENT)
                        .bytes((request, _) -> Response.resource(request, wrong).slow(1_000_000));
        FakeServer liar =
                lab.serve(request ->
                        request.path().startsWith("/other/")
                                ? Response.resource(request, other)
                                        .header("ETag", "\"o\"")
                                        .slow(20_000)
                                : lies.answer(request));
        lab.serve(FakeOffer.of(content, FRAGMENT).bytes(SLOW));
        try (DownloadManager manager = lab.manager()) {
            CountDownLatch begun = new CountDownLatch(1);
            DownloadRequest plain = lab.linked(liar.uri("/other/f"));
            Download slow =
                    manager.start(
                            new DownloadRequest(
                                    plain.wanted(),
                                    List.of(),
                                    new Target.File(folder.resolve("slow")),
                                    plain.sha256(),
                                    plain.options()),
                            event -> {
                                if (event instanceof DownloadEvent.Progress(_, var snapshot)
                                        && snapshot.receivedBytes() > 0) {
                                    begun.countDown();
                                }
                            });
            assertTrue(begun.await(60, TimeUnit.SECONDS));
            DownloadResult fast = EngineLab.await(lab.start(manager, lab.named(), _ -> {}));
            lab.check(assertInstanceOf(Done.class, fast, fast::toString));
            DownloadResult result = EngineLab.await(slow);
            Failed failed = assertInstanceOf(Failed.class, result, result::toString);
            assertEquals(Kind.UNPROVED, failed.kind(), failed.sentence());
        }
    }

    /// The first of two downloads has occupied all of a server when the second one comes.
    @Test
    void aSecondDownloadGetsItsPartOfAServer() throws Exception {
        byte[] large = Swarm.bytes(8_000_000, 7);
        FakeOffer small = offer();
        FakeServer server =
                lab.serve(request ->
                        request.path().startsWith("/large/")
                                ? Response.resource(request, large)
                                        .header("ETag", "\"l\"")
                                        .slow(100_000)
                                : small.answer(request));
        try (DownloadManager manager = lab.manager()) {
            CountDownLatch occupied = new CountDownLatch(1);
            DownloadRequest plain = lab.linked(server.uri("/large/f"));
            Download first =
                    manager.start(
                            new DownloadRequest(
                                    plain.wanted(),
                                    List.of(),
                                    new Target.File(folder.resolve("large")),
                                    plain.sha256(),
                                    DownloadRequest.Options.DEFAULT.withMaxConnections(2)),
                            event -> {
                                if (event instanceof DownloadEvent.Progress(_, var snapshot)
                                        && snapshot.receivedBytes() > 0) {
                                    occupied.countDown();
                                }
                            });
            assertTrue(occupied.await(60, TimeUnit.SECONDS));
            DownloadResult second = EngineLab.await(lab.start(manager, lab.named(), _ -> {}));
            assertInstanceOf(Done.class, second, second::toString);
            assertFalse(first.result().isDone());
        }
    }

    // Nothing may wait for ever.

    /// One of two servers lies about a segment, the other one goes away while it repeats it.
    @Test
    void itEndsWhenWhoShouldRepeatASegmentIsGone() throws Exception {
        byte[] wrong = CONTENT.clone();
        wrong[0]++;
        lab.serve(offer().bytes((request, _) -> Response.resource(request, wrong)));
        Spoiler gone = (_, _) -> Response.of(404);
        FakeServer leaves =
                lab.serve(
                        offer().bytes((request, right) ->
                                request.range(CONTENT.length).orElseThrow()[0] < FRAGMENT
                                        ? gone.spoil(request, right)
                                        : right.slow(100_000)));
        lab.failed(Kind.UNPROVED, lab.named());
        assertTrue(leaves.requests().size() > 0);
    }

    @Test
    void anAddressThatMakesNoSenseIsNoReasonToWait() {
        URI link = URI.create("http://my_host:1/f");
        assertThrows(IllegalArgumentException.class, () -> lab.linked(link));
    }

    @Test
    void eventsAreInOrderOfTime() throws Exception {
        lab.serve(offer().bytes(SLOW));
        lab.done(lab.named());
        List<DownloadEvent> events = lab.events(DownloadEvent.class);
        Instant last = Instant.MIN;
        for (DownloadEvent event : events) {
            assertFalse(event.time().isBefore(last), event.toString());
            last = event.time();
        }
        assertInstanceOf(DownloadEvent.Ended.class, events.getLast());
        assertEquals(1, events.stream().filter(DownloadEvent.Ended.class::isInstance).count());
    }
}
