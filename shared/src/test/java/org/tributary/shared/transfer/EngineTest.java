package org.tributary.shared.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tributary.shared.client.FakeServer;
import org.tributary.shared.transfer.DownloadResult.AlreadyThere;
import org.tributary.shared.transfer.DownloadResult.Done;
import org.tributary.shared.transfer.DownloadResult.Kind;

/// The engine with servers that do what they should.
class EngineTest {
    private static final int FRAGMENT = 64 << 10;
    private static final byte[] CONTENT = Swarm.bytes(3_000_000, 1);

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

    @Test
    void fetchesFromThreeServersAtOnce() throws Exception {
        for (int i = 0; i < 3; i++) {
            lab.serve(FakeOffer.of(CONTENT, FRAGMENT).bytes((_, right) -> right.slow(60_000)));
        }
        Done done = lab.done(lab.named());
        assertTrue(done.verified());
        assertEquals(0, done.wastedBytes());
        assertEquals(3, done.bytesByServer().size(), done.toString());
        assertEquals(
                CONTENT.length,
                done.bytesByServer().values().stream().mapToLong(bytes -> bytes).sum());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, FRAGMENT - 1, FRAGMENT, FRAGMENT + 1, 3 * FRAGMENT})
    void fetchesFilesOfAnySize(int size) throws Exception {
        byte[] content = Swarm.bytes(size, size);
        lab.right(content);
        lab.serve(FakeOffer.of(content, FRAGMENT));
        lab.done(lab.named());
    }

    @Test
    void putsTogetherWhatSeveralServersHoldInParts() throws Exception {
        byte[] content = Swarm.bytes(5 * FRAGMENT + 100, 2);
        lab.right(content);
        FakeServer first = lab.serve(FakeOffer.holding("xx..x.", content, FRAGMENT));
        FakeServer second = lab.serve(FakeOffer.holding("..xx.x", content, FRAGMENT));
        Done done = lab.done(lab.named());
        assertEquals(3L * FRAGMENT, done.bytesByServer().get(first.server().id()));
        assertEquals(2L * FRAGMENT + 100, done.bytesByServer().get(second.server().id()));
    }

    @Test
    void takesCompressedFragments() throws Exception {
        byte[] text = "All work and no play makes Jack a dull boy.\n".repeat(20_000).getBytes();
        lab.right(text);
        FakeServer server = lab.serve(FakeOffer.compressed(text, FRAGMENT));
        lab.done(lab.named());
        assertTrue(server.requests().stream().anyMatch(request -> request.path().endsWith(".zst")));
    }

    @Test
    void doesNothingWhenTheFileIsThereAlready() throws Exception {
        FakeServer server = lab.serve(FakeOffer.of(CONTENT, FRAGMENT));
        lab.done(lab.named());
        int before = server.requests().size();
        assertInstanceOf(AlreadyThere.class, lab.get(lab.named()));
        assertTrue(server.requests().stream().skip(before).noneMatch(FakeOffer::isForBytes));
    }

    @Test
    void proposesNothingWhenThereIsNoServer() throws Exception {
        lab.failed(Kind.UNREACHABLE, lab.named());
        assertEquals(List.of("bystander"), lab.names());
    }
}
