package org.tributary.shared.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.shared.client.FakeServer;
import org.tributary.shared.client.FakeServer.Response;
import org.tributary.shared.client.HttpSettings;
import org.tributary.shared.client.TlsIdentity;
import org.tributary.shared.client.Untrusted;
import org.tributary.shared.servers.ServerHealth;
import org.tributary.shared.transfer.DownloadRequest.Wanted;
import org.tributary.shared.transfer.DownloadResult.Failed;
import org.tributary.shared.transfer.DownloadResult.Kind;

/// The engine with servers that speak TLS.
class EngineTlsTest {
    private static final int FRAGMENT = 64 << 10;
    private static final byte[] CONTENT = Swarm.bytes(400_000, 1);

    @TempDir private Path folder;
    private EngineLab lab;
    private TlsIdentity old;

    @BeforeEach
    void open() throws Exception {
        lab = new EngineLab(folder, CONTENT);
        old = TlsIdentity.make(folder, "old", "ip:127.0.0.1", "-10d", 7);
    }

    @AfterEach
    void close() throws Exception {
        lab.close();
    }

    @Test
    void tellsWhatIsWrongWithTheOnlyServer() throws Exception {
        FakeServer fake = lab.serve(FakeOffer.of(CONTENT, FRAGMENT), old);
        for (DownloadRequest request :
                List.of(lab.named(), lab.linked(fake.uri("/v1/catalog.json")))) {
            Failed failed = lab.failed(Kind.REFUSED, request);
            Obstacle.Insecure insecure =
                    assertInstanceOf(Obstacle.Insecure.class, failed.obstacle());
            assertInstanceOf(Untrusted.Expired.class, insecure.untrusted());
            assertTrue(
                    failed.sentence().contains("its certificate expired on 20"), failed.sentence());
        }
        assertEquals(List.of(), fake.requests());
    }

    @Test
    void leavesOutAServerThatDoesNotProveWhoItIs() throws Exception {
        lab.serve(FakeOffer.of(CONTENT, FRAGMENT));
        lab.serve(FakeOffer.of(CONTENT, FRAGMENT), old);
        lab.done(lab.named());
        List<DownloadEvent.ServerLeftOut> events = lab.events(DownloadEvent.ServerLeftOut.class);
        assertEquals(1, events.size(), events.toString());
        assertInstanceOf(Untrusted.Expired.class, events.getFirst().untrusted().orElseThrow());
    }

    @Test
    void tellsWhatWasWrongWithTheLastServerThatItHad() throws Exception {
        FakeServer insecure = lab.serve(FakeOffer.of(CONTENT, FRAGMENT), old);
        try (FakeServer leads =
                FakeServer.start(
                        FakeOffer.of(CONTENT, FRAGMENT)
                                .bytes((asked, _) ->
                                        Response.of(302)
                                                .header(
                                                        "Location",
                                                        insecure.uri(asked.path()).toString())))) {
            DownloadRequest request =
                    lab.request(new Wanted.Named(FakeOffer.NAME), List.of(leads.server()));
            Failed failed = lab.failed(Kind.REFUSED, request);
            assertInstanceOf(Obstacle.Insecure.class, failed.obstacle());
            assertTrue(
                    failed.sentence()
                            .startsWith(
                                    "\"file.bin\" cannot be finished: the secure connection to"
                                            + " 127.0.0.1 failed: its certificate expired on 20"),
                    failed.sentence());
        }
    }

    @Test
    void showsInItsSnapshotWhyAServerIsLeftOut() throws Exception {
        lab.serve(FakeOffer.of(CONTENT, FRAGMENT).bytes((_, right) -> right.slow(60_000)));
        FakeServer insecure = lab.serve(FakeOffer.of(CONTENT, FRAGMENT), old);
        ServerHealth[] seen = new ServerHealth[1];
        DownloadResult result =
                lab.get(
                        lab.named(),
                        (event, download) -> {
                            if (event instanceof DownloadEvent.Progress(_, DownloadSnapshot now)) {
                                now.servers().stream()
                                        .filter(it ->
                                                it.server().equals(insecure.server().id())
                                                        && it.health()
                                                                instanceof ServerHealth.LeftOut)
                                        .forEach(it -> {
                                            seen[0] = it.health();
                                            download.pause();
                                        });
                            }
                        });
        assertInstanceOf(DownloadResult.Paused.class, result);
        ServerHealth.LeftOut out = assertInstanceOf(ServerHealth.LeftOut.class, seen[0]);
        assertInstanceOf(Untrusted.Expired.class, out.untrusted().orElseThrow());
    }

    @Test
    void fetchesFromAServerWhoseCertificateIsTrustedBesides() throws Exception {
        TlsIdentity own = TlsIdentity.make(folder, "own", "ip:127.0.0.1", "-1d", 7);
        lab.serve(FakeOffer.of(CONTENT, FRAGMENT), own);
        HttpSettings http =
                new HttpSettings(
                        Optional.empty(), Map.of(), "T", List.of(), Optional.of(own.certificate()));
        try (DownloadManager manager = lab.manager(http)) {
            assertInstanceOf(
                    DownloadResult.Done.class, lab.get(manager, lab.named(), (_, _) -> {}));
        }
    }
}
