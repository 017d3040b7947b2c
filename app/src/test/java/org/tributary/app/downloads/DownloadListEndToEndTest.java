package org.tributary.app.downloads;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.app.TestServers;
import org.tributary.app.Tmpfs;
import org.tributary.app.downloads.DownloadEntry.State;
import org.tributary.app.downloads.Downloads.Start;
import org.tributary.app.settings.Settings;
import org.tributary.app.settings.SettingsStore;
import org.tributary.shared.client.HttpSettings;
import org.tributary.shared.format.Metalink.Link;
import org.tributary.shared.servers.Server;
import org.tributary.shared.transfer.DownloadEvent;
import org.tributary.shared.transfer.DownloadManager;
import org.tributary.shared.transfer.DownloadRequest.Wanted;
import org.tributary.shared.transfer.ManagerSettings;
import org.tributary.shared.transfer.Obstacle;
import org.tributary.shared.transfer.UnfinishedDownload;

/// The list over the real engine and real daemons.
@Timeout(300)
class DownloadListEndToEndTest {
    private static final int SIZE = 2_000_000;
    private static final byte[] CONTENT = TestServers.bytes(SIZE, 1);

    /// So slow that there is time for what happens in between.
    private static final String SLOWLY = "slow=250kB";

    @TempDir private Path folder;
    private TestServers servers;
    private List<Server> addresses;
    private SettingsStore settings;
    private Path out;
    private final List<AutoCloseable> opened = new ArrayList<>();

    @BeforeEach
    void prepare() throws IOException {
        servers = new TestServers(folder.resolve("servers"));
        out = Files.createDirectories(folder.resolve("out"));
        settings = new SettingsStore(Settings.DEFAULT);
        settings.change(now -> withFolder(now, out));
    }

    private static Settings withFolder(Settings now, Path folder) {
        return now.with(now.downloads().withFolder(Optional.of(folder)));
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : opened.reversed()) {
            each.close();
        }
        servers.close();
    }

    private void serve(String... faults) throws Exception {
        addresses =
                List.of(
                        Server.parse(servers.file("a", "big.bin", CONTENT).start("a", faults)),
                        Server.parse(servers.file("b", "big.bin", CONTENT).start("b", faults)));
    }

    private DownloadList open(Path state) throws IOException {
        DownloadManager manager =
                DownloadManager.open(new ManagerSettings(state, HttpSettings.DEFAULT));
        opened.add(manager);
        DownloadList list =
                DownloadList.open(
                        manager, () -> addresses, settings, state, InstantSource.system());
        opened.add(list);
        return list;
    }

    private DownloadSpec big() {
        return DownloadSpec.of(new Wanted.Named("big.bin"), out);
    }

    private static State state(DownloadList list) {
        return list.entries().getFirst().state();
    }

    private static int verified(DownloadList list, String id) {
        return (int)
                list.events(id).stream()
                        .filter(DownloadEvent.SegmentVerified.class::isInstance)
                        .count();
    }

    private static void awaitState(DownloadList list, State state) throws Exception {
        Watched.await(list, state.toString(), () -> state(list) == state);
    }

    private static void awaitSegments(DownloadList list, String id, int count) throws Exception {
        Watched.await(list, count + " segments", () -> verified(list, id) >= count);
    }

    private List<String> files(Path where) throws IOException {
        try (Stream<Path> all = Files.list(where)) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void downloadsFromTwoServersAndGivesAReceipt() throws Exception {
        serve();
        DownloadList list = open(folder.resolve("state"));
        list.add(big(), Start.NOW);
        awaitState(list, State.FINISHED);
        DownloadEntry done = list.entries().getFirst();
        assertArrayEquals(CONTENT, Files.readAllBytes(out.resolve("big.bin")));
        assertEquals(Optional.of(out.resolve("big.bin")), done.path());
        Receipt receipt = done.receipt().orElseThrow();
        assertTrue(receipt.verified());
        assertEquals(
                SIZE, receipt.bytesByServer().values().stream().mapToLong(Long::longValue).sum());
    }

    @Test
    void tellsWhatIsGoodOfADownloadWhoseProgressFileWasDamaged() throws Exception {
        serve(SLOWLY);
        DownloadList list = open(folder.resolve("state"));
        String id = list.add(big(), Start.NOW);
        awaitSegments(list, id, 2);
        list.pause(List.of(id));
        Watched.await(
                list,
                "the end of the try",
                () -> list.events(id).stream().anyMatch(DownloadEvent.Ended.class::isInstance));
        Path log = out.resolve("big.bin.part.log");
        byte[] bytes = Files.readAllBytes(log);
        bytes[20]++;
        Files.write(log, bytes);
        list.resume(List.of(id));
        awaitState(list, State.FINISHED);
        assertArrayEquals(CONTENT, Files.readAllBytes(out.resolve("big.bin")));
        DownloadEvent.LogDamaged told =
                list.events(id).stream()
                        .filter(DownloadEvent.LogDamaged.class::isInstance)
                        .map(DownloadEvent.LogDamaged.class::cast)
                        .findFirst()
                        .orElseThrow();
        assertTrue(told.right() >= 2, told.toString());
        // It is told of the try that began so, not of the finished file.
        assertEquals(Optional.empty(), list.damage(id));
    }

    @Test
    void goesOnFromWhereItWasPausedAlsoInTheNextRunOfTheProgram() throws Exception {
        serve(SLOWLY);
        DownloadList list = open(folder.resolve("state"));
        String id = list.add(big(), Start.NOW);
        awaitSegments(list, id, 3);
        list.pause(List.of(id));
        Watched.await(list, "stopped", () -> list.entries().getFirst().receivedBytes() > 0);
        list.close();

        DownloadList next = open(folder.resolve("state"));
        assertEquals(State.PAUSED, state(next));
        long before = next.entries().getFirst().receivedBytes();
        assertTrue(before >= 3 * 65536);
        next.resume(List.of(id));
        awaitState(next, State.FINISHED);
        assertArrayEquals(CONTENT, Files.readAllBytes(out.resolve("big.bin")));
        DownloadEvent.Resolved resolved =
                assertInstanceOf(DownloadEvent.Resolved.class, next.events(id).getFirst());
        assertTrue(resolved.onDisk() >= 3 * 65536);
    }

    @Test
    void goesOnByItselfAfterAKill() throws Exception {
        // It must not be over before it is looked at, also on a busy machine.
        serve("slow=6kB");
        DownloadList killed = open(folder.resolve("state"));
        String id = killed.add(big(), Start.NOW);
        Path saved = folder.resolve("state/downloads.json");
        awaitSegments(killed, id, 8);
        Watched.await(
                killed,
                "saved",
                () ->
                        Files.exists(saved)
                                && UnfinishedDownload.in(out).stream()
                                        .anyMatch(it -> it.receivedBytes() >= 4 * 65536));
        // All that a dead program leaves.
        Path copy = Files.createDirectories(folder.resolve("copy"));
        Files.copy(saved, copy.resolve("downloads.json"));
        Path log = out.resolve("big.bin.part.log");
        byte[] logged = Files.readAllBytes(log);
        byte[] part = Files.readAllBytes(out.resolve("big.bin.part"));
        killed.close();
        Files.write(log, logged);
        Files.write(out.resolve("big.bin.part"), part);

        DownloadList next = open(copy);
        awaitState(next, State.FINISHED);
        assertArrayEquals(CONTENT, Files.readAllBytes(out.resolve("big.bin")));
        DownloadEvent.Resolved resolved =
                assertInstanceOf(DownloadEvent.Resolved.class, next.events(id).getFirst());
        assertTrue(resolved.onDisk() >= 4 * 65536);
        assertEquals(1, next.entries().size());
    }

    @Test
    void findsHalfDoneDownloadsThatNobodyRemembers() throws Exception {
        serve(SLOWLY);
        DownloadList first = open(folder.resolve("state"));
        String id = first.add(big(), Start.NOW);
        awaitSegments(first, id, 3);
        first.close();

        DownloadList other = open(folder.resolve("other-state"));
        Watched.await(other, "found", () -> !other.entries().isEmpty());
        DownloadEntry found = other.entries().getFirst();
        assertEquals(State.PAUSED, found.state());
        assertEquals(SIZE, found.size());
        assertTrue(found.receivedBytes() >= 3 * 65536);
        other.lookForUnfinished(out);
        other.resume(List.of(found.id()));
        awaitState(other, State.FINISHED);
        assertEquals(1, other.entries().size());
        assertArrayEquals(CONTENT, Files.readAllBytes(out.resolve("big.bin")));
    }

    @Test
    void sendsALoginAndKeepsItOutOfTheLink() throws Exception {
        serve();
        DownloadList list = open(folder.resolve("state"));
        URI uri = addresses.getFirst().resolve("/files/big.bin");
        URI secret = URI.create(uri.toString().replace("//", "//ann:secret@"));
        list.add(
                DownloadSpec.of(new Wanted.Linked(List.of(new Link(secret, 1))), out),
                Start.PAUSED);
        DownloadSpec kept = list.entries().getFirst().spec();
        assertEquals(new Wanted.Linked(List.of(new Link(uri, 1))), kept.wanted());
        assertEquals(Optional.of(new Network.Login("ann", "secret")), kept.network().login());
    }

    @Test
    void leavesNothingOfWhatWasRemovedWhenItCloses() throws Exception {
        serve(SLOWLY);
        DownloadList list = open(folder.resolve("state"));
        String id = list.add(big(), Start.NOW);
        awaitSegments(list, id, 2);
        list.remove(List.of(id), false);
        assertEquals(List.of(), list.entries());
        list.close();
        assertEquals(List.of(), files(out));
    }

    @Test
    void putsBackWhatWasRemovedAndGoesOn() throws Exception {
        serve(SLOWLY);
        DownloadList list = open(folder.resolve("state"));
        String id = list.add(big(), Start.NOW);
        awaitSegments(list, id, 2);
        list.remove(List.of(id), false);
        assertTrue(list.undoRemove());
        assertFalse(list.undoRemove());
        awaitState(list, State.FINISHED);
        assertArrayEquals(CONTENT, Files.readAllBytes(out.resolve("big.bin")));
    }

    @Test
    void goesOnInAnotherFolderWhenTheDiskIsFull() throws Exception {
        serve("slow=1MB");
        Path small = folder.resolve("small");
        try (Tmpfs disk = Tmpfs.mount(small, 4)) {
            DownloadList list = open(folder.resolve("state"));
            DownloadSpec spec = DownloadSpec.of(new Wanted.Named("big.bin"), small);
            String id = list.add(limited(spec), Start.NOW);
            awaitSegments(list, id, 4);
            disk.fill();
            list.change(
                    id,
                    it ->
                            new DownloadSpec(
                                    it.wanted(),
                                    it.folder(),
                                    it.fileName(),
                                    it.sha256(),
                                    it.onlyServers(),
                                    it.connections(),
                                    OptionalLong.empty(),
                                    it.network(),
                                    it.overwrite(),
                                    it.adopt(),
                                    it.onFinish()));
            awaitState(list, State.FAILED);
            Problem problem = list.entries().getFirst().problem().orElseThrow();
            assertInstanceOf(Obstacle.NoSpace.class, problem.obstacle());

            list.change(id, it -> it.withFolder(out));
            list.resume(List.of(id));
            awaitState(list, State.FINISHED);
            assertArrayEquals(CONTENT, Files.readAllBytes(out.resolve("big.bin")));
            assertEquals(List.of("filler"), files(small));
            long onDisk =
                    list.events(id).stream()
                            .filter(DownloadEvent.Resolved.class::isInstance)
                            .map(DownloadEvent.Resolved.class::cast)
                            .mapToLong(DownloadEvent.Resolved::onDisk)
                            .max()
                            .orElseThrow();
            assertTrue(onDisk > 0, "nothing was moved along");
        }
    }

    private static DownloadSpec limited(DownloadSpec it) {
        return new DownloadSpec(
                it.wanted(),
                it.folder(),
                it.fileName(),
                it.sha256(),
                it.onlyServers(),
                it.connections(),
                OptionalLong.of(300_000),
                it.network(),
                it.overwrite(),
                it.adopt(),
                it.onFinish());
    }
}
