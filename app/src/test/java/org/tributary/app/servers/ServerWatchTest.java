package org.tributary.app.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.app.TestServers;
import org.tributary.app.settings.Settings;
import org.tributary.app.settings.SettingsStore;
import org.tributary.shared.client.HttpSettings;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.servers.QuarantineFile;
import org.tributary.shared.servers.Server;
import org.tributary.shared.servers.ServerHealth;
import org.tributary.shared.servers.WrongData;
import org.tributary.shared.transfer.DownloadManager;
import org.tributary.shared.transfer.DownloadRequest;
import org.tributary.shared.transfer.ManagerSettings;

/// The watch over real daemons of this process.
@Timeout(120)
class ServerWatchTest {
    @TempDir private Path folder;
    private final SettingsStore settings = new SettingsStore(everySecond());
    private TestServers servers;
    private Path list;
    private DownloadManager manager;
    private ServerWatch watch;
    private final Semaphore changes = new Semaphore(0);

    @BeforeEach
    void makeFolders() throws IOException {
        servers = new TestServers(folder.resolve("servers"));
        list = Files.createDirectories(folder.resolve("config")).resolve("servers.txt");
        Files.createDirectories(folder.resolve("state"));
    }

    @AfterEach
    void stop() {
        watch.close();
        manager.close();
        servers.close();
    }

    private static Settings everySecond() {
        return Settings.DEFAULT.with(
                new Settings.Servers(
                        Optional.empty(), 1, Set.of(), Optional.empty(), Optional.empty()));
    }

    @Test
    void showsWhatEachServerOffers() throws Exception {
        String a = servers.file("a", "one.bin", bytes()).start("a");
        String b = servers.file("b", "one.bin", bytes()).file("b", "two.bin", bytes()).start("b");
        Files.writeString(list, "# ours\n" + a + " name=first\n" + b + "\n");
        open();

        await(() -> watch.offers().paths().size() == 2);
        await(() -> health(a) instanceof ServerHealth.Answers);
        ServerView first = view(a);
        assertEquals(List.of(a, b), watch.views().stream().map(ServerView::id).toList());
        assertEquals(OptionalInt.of(1), first.files());
        assertEquals("servers.txt, line 2", first.addedFrom());
        assertEquals(Optional.of("first"), first.server().name());
        assertEquals("test", first.status().orElseThrow().name());
        assertTrue(first.answerTime().isPresent());
        assertEquals(Check.Result.ANSWERS, first.checks().getFirst().result());
        assertEquals(2, watch.offers().versions("one.bin").getFirst().servers().size());
        assertEquals(List.of(a, b), watch.usable().stream().map(Server::id).toList());
    }

    @Test
    void aMissingListNamesNobody() throws Exception {
        open();

        assertEquals(List.of(), watch.views());
        assertEquals(List.of(), watch.problems());
        assertEquals(list, watch.listFile());
    }

    @Test
    void anEditOfTheListShows() throws Exception {
        String a = servers.file("a", "one.bin", bytes()).start("a");
        open();

        Files.writeString(list, "nonsense\n" + a + "\n");
        await(() -> watch.offers().paths().size() == 1);
        assertEquals(1, watch.problems().getFirst().line());
        assertEquals("nonsense", watch.problems().getFirst().text());
        int before = view(a).checks().size();

        Files.writeString(list, a + "\n");
        await(() -> watch.problems().isEmpty());
        assertEquals("servers.txt, line 1", view(a).addedFrom());
        assertTrue(view(a).checks().size() >= before);

        Files.delete(list);
        await(() -> watch.views().isEmpty());
        watch.checkNow();
    }

    @Test
    void aListThatCannotBeReadChangesNothingElse() throws Exception {
        String a = servers.start("a");
        Files.writeString(list, a + "\n");
        open();

        Files.write(list, new byte[(1 << 20) + 1]);
        await(() -> !watch.problems().isEmpty());

        assertEquals(0, watch.problems().getFirst().line());
        assertEquals(List.of(a), watch.views().stream().map(ServerView::id).toList());
    }

    @Test
    void aDeadServerHoldsNobodyUpAndComesBack() throws Exception {
        String a = servers.file("a", "one.bin", bytes()).start("a");
        String b = servers.file("b", "two.bin", bytes()).start("b");
        servers.stop("b");
        try (ServerSocket silent = new ServerSocket(0)) {
            String mute = "127.0.0.1:" + silent.getLocalPort();
            Files.writeString(list, mute + "\n" + b + "\n" + a + "\n");
            open();

            await(() -> health(a) instanceof ServerHealth.Answers);
            await(() -> health(b) instanceof ServerHealth.NoAnswer);
            assertTrue(health(mute) instanceof ServerHealth.NotAskedYet);
            ServerView dead = view(b);
            ServerHealth.NoAnswer failure = (ServerHealth.NoAnswer) dead.health();
            assertTrue(failure.nextTry().isAfter(failure.since()));
            assertEquals(Optional.of(failure.reason()), dead.lastError());
            assertTrue(dead.failures() >= 1);
            assertEquals(Check.Result.NO_ANSWER, dead.checks().getLast().result());
            assertEquals(Optional.empty(), dead.answerTime());

            servers.startAgain("b");
            await(() -> health(b) instanceof ServerHealth.Answers);
            await(() -> watch.offers().paths().size() == 2);
            assertTrue(view(b).lastError().isPresent());
        }
    }

    @Test
    void aServerThatIsSwitchedOffIsNotAskedAndNotForgotten() throws Exception {
        String a = servers.file("a", "one.bin", bytes()).start("a");
        Files.writeString(list, a + "\n");
        open();
        await(() -> !watch.offers().isEmpty());

        watch.switchOff(a, true);

        assertTrue(view(a).isSwitchedOff());
        assertEquals(List.of(), watch.usable());
        assertEquals(Set.of(a), settings.get().servers().switchedOff());
        await(() -> watch.offers().isEmpty());
        await(() -> isOffInTheEngine(a));

        reopen();
        assertTrue(view(a).isSwitchedOff());
        await(() -> isOffInTheEngine(a));

        watch.switchOff(a, false);
        await(() -> health(a) instanceof ServerHealth.Answers);
        assertEquals(Set.of(), settings.get().servers().switchedOff());
    }

    @Test
    void trustLiftsAQuarantineForGood() throws Exception {
        String a = servers.file("a", "one.bin", bytes()).start("a");
        Files.writeString(list, a + "\n");
        Sha256 hash = Sha256.of(bytes());
        WrongData lie = new WrongData(a, "one.bin", 0, 0, 1, hash, hash, Instant.EPOCH);
        QuarantineFile.in(folder.resolve("state")).add(lie);
        open();

        assertEquals(new ServerHealth.Quarantined(lie), health(a));
        await(() -> !view(a).checks().isEmpty());
        assertEquals(new ServerHealth.Quarantined(lie), health(a));

        watch.trust(a);
        await(() -> health(a) instanceof ServerHealth.Answers);
        reopen();
        await(() -> health(a) instanceof ServerHealth.Answers);
    }

    @Test
    void serversAreAddedBelowTheOthersAndTakenOut() throws Exception {
        String a = servers.file("a", "one.bin", bytes()).start("a");
        String b = servers.file("b", "two.bin", bytes()).start("b");
        Files.writeString(list, "# ours\n" + a + "\n");
        open();

        Servers.Added added = watch.add(a + "\n" + b + "\nwhat\n");

        assertEquals(List.of(b), added.servers());
        assertEquals(1, added.known());
        assertEquals(3, added.problems().getFirst().line());
        assertEquals("servers.txt, line 3", view(b).addedFrom());
        await(() -> watch.offers().paths().size() == 2);

        watch.remove(List.of(a, "unknown:1"));
        assertEquals(List.of(b), watch.views().stream().map(ServerView::id).toList());
        assertEquals("# ours\n" + b + "\n", Files.readString(list));
        assertEquals(List.of("two.bin"), List.copyOf(watch.offers().paths()));

        Path copy = folder.resolve("copy.txt");
        watch.export(copy);
        assertEquals(-1, Files.mismatch(list, copy));
        assertThrows(IOException.class, () -> watch.export(folder.resolve("none/copy.txt")));
    }

    @Test
    void anotherListOfTheSettingsIsTakenAtOnce() throws Exception {
        String a = servers.start("a");
        Files.writeString(list, "127.0.0.1:1\n");
        open();
        Path other = Files.writeString(folder.resolve("other.txt"), a + "\n");

        settings.change(before -> before.with(before.servers().withList(Optional.of(other))));

        await(() -> watch.listFile().equals(other));
        await(() -> health(a) instanceof ServerHealth.Answers);
        assertEquals(1, watch.views().size());
        assertEquals("other.txt, line 1", view(a).addedFrom());
    }

    @Test
    void showsWhatTheEngineDoesWithAServer() throws Exception {
        byte[] content = TestServers.bytes(2_000_000, 1);
        String a = servers.file("a", "one.bin", content).start("a", "slow=400kB");
        Files.writeString(list, a + "\n");
        open();

        Path out = Files.createDirectories(folder.resolve("out"));
        manager.start(
                new DownloadRequest(
                        new DownloadRequest.Wanted.Named("one.bin"),
                        watch.usable(),
                        new DownloadRequest.Target.Folder(out),
                        Optional.empty(),
                        DownloadRequest.Options.DEFAULT),
                _ -> {});

        await(() -> view(a).connections() > 0 && view(a).bytesPerSecond() > 0);
        await(() -> view(a).bytes() > 0);
    }

    @Test
    void somethingElseIsNotTakenForAServer() throws Exception {
        String a = servers.start("a");
        Files.writeString(list, "http://" + a + "/elsewhere/\n");
        open();

        await(() -> !watch.views().getFirst().checks().isEmpty());
        ServerView view = watch.views().getFirst();
        assertEquals(Check.Result.NOT_OURS, view.checks().getFirst().result());
        assertEquals(new ServerHealth.LeftOut("it has no catalog"), view.health());
        assertFalse(view.isUsable());
    }

    private static byte[] bytes() {
        return TestServers.bytes(1000, 1);
    }

    private void open() throws Exception {
        manager =
                DownloadManager.open(
                        new ManagerSettings(folder.resolve("state"), HttpSettings.DEFAULT));
        watch =
                ServerWatch.open(
                        manager, settings, folder.resolve("config"), InstantSource.system());
        watch.onChange(changes::release);
    }

    private void reopen() throws Exception {
        watch.close();
        manager.close();
        open();
    }

    /// Waits until it is so; looks whenever the watch says that something changed.
    private void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            changes.tryAcquire(50, TimeUnit.MILLISECONDS);
        }
    }

    /// The engine hears of it a moment after the watch, and lists nobody before that.
    private boolean isOffInTheEngine(String id) {
        return manager.servers().stream()
                .anyMatch(server ->
                        server.server().equals(id)
                                && server.health() instanceof ServerHealth.SwitchedOff);
    }

    private ServerView view(String id) {
        return watch.views().stream()
                .filter(view -> view.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private ServerHealth health(String id) {
        return view(id).health();
    }
}
