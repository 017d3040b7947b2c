package org.tributary.shared.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.tributary.shared.client.ApacheTransport;
import org.tributary.shared.client.FakeServer;
import org.tributary.shared.client.HttpSettings;
import org.tributary.shared.servers.Discovery;
import org.tributary.shared.transfer.DownloadRequest.Options;
import org.tributary.shared.transfer.DownloadRequest.Target;
import org.tributary.shared.transfer.DownloadRequest.Wanted;

class ResolverTest {
    /// The decision must not reach the engine before the answers it rests on have.
    @Test
    void decidesOnNoAnswerThatItHasNotToldOf() throws Exception {
        byte[] content = Swarm.bytes(100, 1);
        CountDownLatch decided = new CountDownLatch(1);
        AtomicBoolean tooEarly = new AtomicBoolean();
        try (FakeServer server = FakeServer.start(FakeOffer.of(content, 1024));
                ApacheTransport transport = new ApacheTransport(HttpSettings.DEFAULT);
                ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            DownloadRequest request =
                    new DownloadRequest(
                            new Wanted.Named(FakeOffer.NAME),
                            List.of(server.server()),
                            new Target.File(Path.of("unused")),
                            Optional.empty(),
                            Options.DEFAULT);
            Inquiry inquiry =
                    new Inquiry(Optional.of(FakeOffer.NAME), transport, new Discovery(transport));
            Resolver resolver =
                    new Resolver(
                            request,
                            request.servers(),
                            inquiry,
                            new Descriptions(transport),
                            workers,
                            _ -> tooEarly.set(isSoon(decided)));
            assertEquals(content.length, resolver.resolve().content().size());
            decided.countDown();
        }
        assertFalse(tooEarly.get());
    }

    private static boolean isSoon(CountDownLatch latch) {
        try {
            return latch.await(200, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
