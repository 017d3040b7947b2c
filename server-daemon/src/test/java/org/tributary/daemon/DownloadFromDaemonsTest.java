package org.tributary.daemon;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tributary.shared.format.Manifest;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.servers.DaemonStatus;
import org.tributary.shared.servers.QuarantineFile;
import org.tributary.shared.servers.Server;
import org.tributary.shared.transfer.Download;
import org.tributary.shared.transfer.DownloadEvent;
import org.tributary.shared.transfer.DownloadManager;
import org.tributary.shared.transfer.DownloadResult;
import org.tributary.shared.transfer.DownloadResult.Done;
import org.tributary.shared.transfer.DownloadResult.Failed;
import org.tributary.shared.transfer.DownloadResult.Kind;
import org.tributary.shared.transfer.DownloadResult.Paused;

/// The engine against real daemons, with all that can go wrong between them.
class DownloadFromDaemonsTest {
    private static final int FRAGMENT = 64 << 10;
    private static final int SIZE = 100 * FRAGMENT + 1234;
    private static final byte[] CONTENT = Lab.bytes(SIZE, 1);

    /// For each answer: so slow that every daemon has its part in a download, and that much can
    /// happen before its end, also where others keep the processors busy.
    private static final String SLOWLY = "slow=150kB";

    @TempDir Path folder;
    private Lab lab;

    @BeforeEach
    void openLab() {
        lab = new Lab(folder);
    }

    @AfterEach
    void closeLab() {
        lab.close();
    }

    @Test
    void fetchesAndProvesAFileFromThreeDaemonsAtOnce() throws Exception {
        lab.offer("big.bin", CONTENT, 3);
        for (int i = 0; i < 3; i++) {
            lab.daemon(SLOWLY);
        }

        Done done = assertInstanceOf(Done.class, lab.get("big.bin"));

        assertArrayEquals(CONTENT, lab.downloaded());
        assertEquals(Sha256.of(CONTENT), done.sha256());
        assertTrue(done.verified());
        assertEquals(3, done.bytesByServer().size(), done.toString());
        assertEquals(SIZE, done.bytesByServer().values().stream().mapToLong(n -> n).sum());
        assertEquals(List.of("file"), lab.downloads());
    }

    @Test
    void aDaemonTellsHowItIs() throws Exception {
        lab.offer("big.bin", CONTENT, 1);
        Daemon daemon = lab.daemon("");

        try (DownloadManager manager = lab.manager()) {
            Server server = Server.parse(Lab.id(daemon));
            DaemonStatus status = manager.discovery().status(server).orElseThrow();
            assertEquals("ready", status.state());
            assertEquals(1, status.files());
            assertEquals(0, status.busy());
            assertEquals(0, status.waiting());
            assertTrue(status.slots() > 0, status.toString());
        }
    }

    @Test
    void keepsTheTimeAFileWasModified() throws Exception {
        lab.offer("big.bin", CONTENT, 1);
        lab.daemon("");

        lab.get("big.bin");

        assertEquals(
                Files.getLastModifiedTime(lab.uploads(1).resolve("big.bin"))
                        .toInstant()
                        .getEpochSecond(),
                Files.getLastModifiedTime(lab.target()).toInstant().getEpochSecond());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, FRAGMENT - 1, FRAGMENT, FRAGMENT + 1, 2 * FRAGMENT})
    void fetchesFilesOfEverySizeAroundAFragment(int size) throws Exception {
        byte[] content = Lab.bytes(size, 7);
        lab.offer("some file.bin", content, 2);
        lab.daemon("");
        lab.daemon("");

        Done done = assertInstanceOf(Done.class, lab.get("some file.bin"));

        assertArrayEquals(content, lab.downloaded());
        assertEquals(Sha256.of(content), done.sha256());
    }

    @Test
    void fetchesTextThatTravelsCompressed() throws Exception {
        byte[] text = "All work and no play makes text compress well. ".repeat(60_000).getBytes();
        lab.offer("dir/text, \u00fcber 100 %.txt", text, 2);
        lab.daemon("slow=300kB");
        lab.daemon("slow=300kB");

        assertInstanceOf(Done.class, lab.get("dir/text, \u00fcber 100 %.txt"));

        assertArrayEquals(text, lab.downloaded());
    }

    @Test
    void doesNotMindADaemonThatIsKilledMidWay() throws Exception {
        lab.offer("big.bin", CONTENT, 3);
        lab.daemon("slow=1MB");
        lab.daemon("slow=1MB");
        Daemon third = lab.daemon("slow=1MB");

        DownloadResult result = lab.get("big.bin", onceVerified(Lab.id(third), third::close));

        assertInstanceOf(Done.class, result);
        assertArrayEquals(CONTENT, lab.downloaded());
    }

    /// Does something once the server has sent a right segment.
    private static Consumer<DownloadEvent> onceVerified(String server, Runnable what) {
        AtomicBoolean done = new AtomicBoolean();
        return event -> {
            if (event instanceof DownloadEvent.SegmentVerified verified
                    && verified.server().equals(server)
                    && done.compareAndSet(false, true)) {
                Thread.startVirtualThread(what);
            }
        };
    }

    @Test
    void takesOverWhatAHangingDaemonHolds() throws Exception {
        lab.offer("big.bin", CONTENT, 3);
        lab.daemon("");
        lab.daemon("");
        Daemon hanging = lab.daemon("hang=1");

        Done done = assertInstanceOf(Done.class, lab.get("big.bin"));

        assertArrayEquals(CONTENT, lab.downloaded());
        assertTrue(
                done.bytesByServer().getOrDefault(Lab.id(hanging), 0L) < SIZE / 3, done.toString());
    }

    @Test
    void setsALyingDaemonAsideForGood() throws Exception {
        lab.offer("big.bin", CONTENT, 3);
        lab.daemon(SLOWLY);
        lab.daemon(SLOWLY);
        Daemon liar = lab.daemon("corrupt=1");

        assertInstanceOf(Done.class, lab.get("big.bin"));

        assertArrayEquals(CONTENT, lab.downloaded());
        List<DownloadEvent.ServerQuarantined> told =
                lab.events(DownloadEvent.ServerQuarantined.class);
        assertEquals(List.of(Lab.id(liar)), told.stream().map(e -> e.server()).toList());
        var evidence = QuarantineFile.in(folder.resolve("state")).load();
        assertEquals(List.of(Lab.id(liar)), List.copyOf(evidence.keySet()));

        Files.delete(lab.target());
        Done second = assertInstanceOf(Done.class, lab.get("big.bin"));
        assertFalse(second.bytesByServer().containsKey(Lab.id(liar)));
        assertEquals(0, second.wastedBytes());
    }

    @Test
    void neverPassesOffWrongBytesWhenTheOnlyDaemonLies() throws Exception {
        lab.offer("big.bin", CONTENT, 1);
        lab.daemon("corrupt=1");

        Failed failed = assertInstanceOf(Failed.class, lab.get("big.bin"));

        assertEquals(Kind.UNPROVED, failed.kind());
        assertFalse(Files.exists(lab.target()));
    }

    @Test
    void finishesThoughEveryDaemonIsFlaky() throws Exception {
        lab.offer("big.bin", CONTENT, 3);
        for (int i = 0; i < 3; i++) {
            lab.daemon("busy=0.2,drop=0.2");
        }

        assertInstanceOf(Done.class, lab.get("big.bin"));

        assertArrayEquals(CONTENT, lab.downloaded());
    }

    @Test
    void waitsWhileAllDaemonsAreBusy() throws Exception {
        lab.offer("big.bin", CONTENT, 2);
        Daemon first = lab.daemon("busy=1");
        Daemon second = lab.daemon("busy=1");
        CountDownLatch busy = new CountDownLatch(2);

        try (DownloadManager manager = lab.manager()) {
            Download download =
                    lab.start(
                            manager,
                            "big.bin",
                            event -> {
                                if (event instanceof DownloadEvent.ServerBusy) {
                                    busy.countDown();
                                }
                            });
            busy.await();
            lab.restart(first, "");
            lab.restart(second, "");

            assertInstanceOf(Done.class, Lab.await(download));
        }
        assertArrayEquals(CONTENT, lab.downloaded());
    }

    @Test
    void goesOnWhereItPaused() throws Exception {
        lab.offer("big.bin", CONTENT, 2);
        lab.daemon(SLOWLY);
        lab.daemon(SLOWLY);

        pauseHalfWay();
        assertEquals(List.of("file.part", "file.part.log"), lab.downloads());
        Done done = assertInstanceOf(Done.class, lab.get("big.bin"));

        assertArrayEquals(CONTENT, lab.downloaded());
        assertEquals(List.of("file"), lab.downloads());
        long onDisk = lab.events(DownloadEvent.Resolved.class).getLast().onDisk();
        assertTrue(onDisk >= SIZE / 2, "kept only " + onDisk);
        assertEquals(SIZE, done.bytesByServer().values().stream().mapToLong(n -> n).sum());
    }

    private void pauseHalfWay() throws Exception {
        try (DownloadManager manager = lab.manager()) {
            pauseOnceVerified(manager, SIZE / 2);
        }
    }

    /// Starts a download and pauses it when more than so many bytes have been proved.
    private void pauseOnceVerified(DownloadManager manager, long most) throws Exception {
        AtomicLong verified = new AtomicLong();
        CompletableFuture<Void> enough = new CompletableFuture<>();
        Download download =
                lab.start(
                        manager,
                        "big.bin",
                        event -> {
                            if (event instanceof DownloadEvent.SegmentVerified segment
                                    && verified.addAndGet(segment.bytes()) > most) {
                                enough.complete(null);
                            }
                        });
        // On the engine's thread when the download goes on, on this one when it was quicker.
        enough.thenRun(download::pause);
        assertInstanceOf(Paused.class, Lab.await(download));
    }

    @Test
    void fetchesAgainWhatTheDiskLostBetweenPauseAndResume() throws Exception {
        lab.offer("big.bin", CONTENT, 2);
        lab.daemon(SLOWLY);
        lab.daemon(SLOWLY);
        pauseHalfWay();
        try (FileChannel part =
                FileChannel.open(
                        lab.target().resolveSibling("file.part"), StandardOpenOption.WRITE)) {
            part.write(ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5}), 3 * FRAGMENT + 17);
        }

        assertInstanceOf(Done.class, lab.get("big.bin"));

        assertArrayEquals(CONTENT, lab.downloaded());
    }

    @Test
    void keepsWhatIsStillRightWhenTheFileChangedBetweenPauseAndResume() throws Exception {
        lab.offer("big.bin", CONTENT, 2);
        Daemon first = lab.daemon(SLOWLY);
        Daemon second = lab.daemon(SLOWLY);
        pauseHalfWay();
        byte[] changed = CONTENT.clone();
        changed[5] ^= 1;
        lab.offer("big.bin", changed, 2);
        awaitOffered(Sha256.of(changed), first, second);

        Done done = assertInstanceOf(Done.class, lab.get("big.bin"));

        assertArrayEquals(changed, lab.downloaded());
        assertEquals(Sha256.of(changed), done.sha256());
        assertTrue(lab.events(DownloadEvent.Resolved.class).getLast().onDisk() > SIZE / 4);
    }

    private static void awaitOffered(Sha256 sha256, Daemon... daemons) throws Exception {
        for (Daemon daemon : daemons) {
            while (daemon.publication().filesByHash(sha256).isEmpty()) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void refusesToChooseBetweenTwoVersions() throws Exception {
        byte[] other = Lab.bytes(SIZE, 2);
        lab.offer("big.bin", CONTENT, 1);
        Files.write(lab.uploads(2).resolve("big.bin"), other);
        lab.daemon("");
        lab.daemon("");

        Failed failed = assertInstanceOf(Failed.class, lab.get("big.bin"));
        assertEquals(Kind.UNPROVED, failed.kind());

        lab.want(Sha256.of(other));
        assertInstanceOf(Done.class, lab.get("big.bin"));
        assertArrayEquals(other, lab.downloaded());
    }

    @Test
    void takesTheVersionThatMostDaemonsOffer() throws Exception {
        lab.offer("big.bin", CONTENT, 2);
        Files.write(lab.uploads(3).resolve("big.bin"), Lab.bytes(SIZE, 2));
        lab.daemon("slow=4MB");
        lab.daemon("slow=4MB");
        Daemon other = lab.daemon("");

        assertInstanceOf(Done.class, lab.get("big.bin"));

        assertArrayEquals(CONTENT, lab.downloaded());
        assertEquals(
                List.of(Lab.id(other)),
                lab.events(DownloadEvent.ServerLeftOut.class).stream()
                        .map(DownloadEvent.ServerLeftOut::server)
                        .toList());
    }

    @Test
    void fetchesFromDaemonsThatCutTheFileDifferently() throws Exception {
        lab.offer("big.bin", CONTENT, 2);
        lab.daemon(SLOWLY);
        lab.fragmentSize(48 << 10).daemon(SLOWLY);

        Done done = assertInstanceOf(Done.class, lab.get("big.bin"));

        assertArrayEquals(CONTENT, lab.downloaded());
        assertEquals(2, done.bytesByServer().size());
    }

    @Test
    void saysWhenTheTargetIsThereAlready() throws Exception {
        lab.offer("big.bin", CONTENT, 1);
        lab.daemon("");
        assertInstanceOf(Done.class, lab.get("big.bin"));

        assertInstanceOf(DownloadResult.AlreadyThere.class, lab.get("big.bin"));

        Files.write(lab.target(), Lab.bytes(10, 1));
        Failed failed = assertInstanceOf(Failed.class, lab.get("big.bin"));
        assertEquals(Kind.DISK, failed.kind());
        assertArrayEquals(Lab.bytes(10, 1), lab.downloaded());

        lab.overwrite();
        assertInstanceOf(Done.class, lab.get("big.bin"));
        assertArrayEquals(CONTENT, lab.downloaded());
    }

    @Test
    void refusesASecondDownloadToTheSameTarget() throws Exception {
        lab.offer("big.bin", CONTENT, 1);
        lab.daemon(SLOWLY);
        try (DownloadManager one = lab.manager();
                DownloadManager two = lab.manager()) {
            CompletableFuture<DownloadResult> second = new CompletableFuture<>();
            Consumer<DownloadEvent> rival =
                    onceVerified(Lab.id(lab.first()), () -> second.complete(get(two)));
            Download first = lab.start(one, "big.bin", rival);

            assertInstanceOf(Done.class, Lab.await(first));

            Failed failed = assertInstanceOf(Failed.class, second.get());
            assertEquals(Kind.IN_USE, failed.kind());
            assertArrayEquals(CONTENT, lab.downloaded());
        }
    }

    private DownloadResult get(DownloadManager manager) {
        try {
            return Lab.await(lab.start(manager, "big.bin", _ -> {}));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void goesOnFromALogThatWasCutAnywhere() throws Exception {
        byte[] content = Lab.bytes(40 * FRAGMENT, 9);
        lab.offer("big.bin", content, 1);
        lab.daemon(SLOWLY);
        try (DownloadManager manager = lab.manager()) {
            pauseOnceVerified(manager, 0);
        }
        Path log = lab.target().resolveSibling("file.part.log");
        Path part = lab.target().resolveSibling("file.part");
        byte[] lines = Files.readAllBytes(log);
        byte[] bytes = Files.readAllBytes(part);
        lab.close();
        lab = new Lab(folder);
        lab.daemon("");
        for (int cut = 0; cut < lines.length; cut += 37) {
            Files.deleteIfExists(lab.target());
            Files.write(part, bytes);
            Files.write(log, java.util.Arrays.copyOf(lines, cut));

            assertInstanceOf(Done.class, lab.get("big.bin"), "cut at " + cut);
            assertArrayEquals(content, lab.downloaded(), "cut at " + cut);
        }
    }

    @Test
    void fetchesASparseFileOfFiveGibibytes() throws Exception {
        long size = 5L << 30;
        Path file = lab.uploads(1).resolve("sparse.bin");
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(Lab.bytes(1000, 5)), 3_000_000_000L);
            channel.write(ByteBuffer.wrap(new byte[] {7}), size - 1);
        }
        lab.fragmentSize(Manifest.usualFragmentSize(size));
        Daemon daemon = lab.daemon("");

        Done done = assertInstanceOf(Done.class, lab.get("sparse.bin"));

        assertEquals(size, Files.size(lab.target()));
        assertFalse(daemon.publication().filesByHash(done.sha256()).isEmpty());
    }
}
