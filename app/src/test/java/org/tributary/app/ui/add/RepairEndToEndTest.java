package org.tributary.app.ui.add;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.app.TestServers;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.app.downloads.DownloadList;
import org.tributary.app.offers.Offers;
import org.tributary.app.servers.Servers;
import org.tributary.app.settings.Settings;
import org.tributary.app.settings.SettingsStore;
import org.tributary.shared.client.HttpSettings;
import org.tributary.shared.servers.Server;
import org.tributary.shared.transfer.DownloadManager;
import org.tributary.shared.transfer.ManagerSettings;

/// Completes copies over the real engine and a real daemon.
@Timeout(300)
class RepairEndToEndTest {
    private static final byte[] CONTENT = TestServers.bytes(2_000_000, 7);

    @TempDir private Path folder;

    private void repair(Path copy) throws Exception {
        try (TestServers servers = new TestServers(folder.resolve("servers"));
                DownloadManager manager =
                        DownloadManager.open(
                                new ManagerSettings(
                                        folder.resolve("engine"), HttpSettings.DEFAULT))) {
            Server server = Server.parse(servers.file("a", "big.bin", CONTENT).start("a"));
            try (DownloadList list =
                    DownloadList.open(
                            manager,
                            () -> List.of(server),
                            new SettingsStore(Settings.DEFAULT),
                            folder.resolve("state"),
                            InstantSource.system())) {
                CountDownLatch ended = new CountDownLatch(1);
                list.onEnd(_ -> ended.countDown());
                Offers offers = new Offers(List.of(manager.discovery().ask(server)));
                Seams seams = new Seams(list, offering(offers), Settings.DEFAULT);
                RepairViewModel model = new RepairViewModel(seams.surroundings(), copy);
                seams.runAll();
                assertTrue(model.canStartProperty().get());
                model.start();
                ended.await();
                assertTrue(
                        list.entries().stream()
                                .allMatch(entry -> entry.state() == DownloadEntry.State.FINISHED),
                        list.entries()::toString);
                assertTrue(servers.sentBytes() < CONTENT.length / 2);
            }
        }
    }

    private static Servers offering(Offers offers) {
        return (Servers)
                Proxy.newProxyInstance(
                        Servers.class.getClassLoader(),
                        new Class<?>[] {Servers.class},
                        (_, method, _) -> method.getName().equals("offers") ? offers : null);
    }

    @Test
    void putsADamagedFileRightInPlace() throws Exception {
        byte[] damaged = CONTENT.clone();
        damaged[700_000] ^= 1;
        Path copy = Files.write(folder.resolve("big.bin"), damaged);
        repair(copy);
        assertArrayEquals(CONTENT, Files.readAllBytes(copy));
    }

    @Test
    void completesAHalfDownloadOfAnotherProgramBesideIt() throws Exception {
        byte[] half = Arrays.copyOf(CONTENT, 1_500_000);
        Path copy = Files.write(folder.resolve("big.bin.crdownload"), half);
        repair(copy);
        assertArrayEquals(CONTENT, Files.readAllBytes(folder.resolve("big.bin")));
        assertArrayEquals(half, Files.readAllBytes(copy));
        assertFalse(Files.exists(folder.resolve("big.bin.part")));
    }
}
