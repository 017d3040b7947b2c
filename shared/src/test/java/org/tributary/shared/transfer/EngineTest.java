package org.tributary.shared.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tributary.shared.client.FakeServer;
import org.tributary.shared.format.FragmentSet;
import org.tributary.shared.transfer.DownloadResult.AlreadyThere;
import org.tributary.shared.transfer.DownloadResult.Done;
import org.tributary.shared.transfer.DownloadResult.Kind;
import org.tributary.shared.transfer.DownloadSnapshot.ServerShare;

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

    @Test
    void publishesWhichSegmentsEachServerHas() throws Exception {
        int count = Math.ceilDiv(CONTENT.length, FRAGMENT);
        String half = "x.".repeat(count).substring(0, count);
        lab.serve(FakeOffer.of(CONTENT, FRAGMENT).bytes((_, right) -> right.slow(60_000)));
        lab.serve(FakeOffer.holding(half, CONTENT, FRAGMENT));
        lab.serve(FakeOffer.of(Swarm.bytes(1000, 5), FRAGMENT));
        lab.serve(_ -> FakeServer.Response.of(403));
        List<DownloadSnapshot> seen = new ArrayList<>();
        DownloadResult result =
                lab.get(
                        lab.named(),
                        (event, download) -> {
                            if (event instanceof DownloadEvent.Progress(_, DownloadSnapshot now)
                                    && told(now) == 3) {
                                seen.add(now);
                                if (seen.size() == 2) {
                                    download.pause();
                                }
                            }
                        });
        assertInstanceOf(DownloadResult.Paused.class, result);
        List<Optional<FragmentSet>> held =
                seen.getFirst().servers().stream().map(ServerShare::held).toList();
        assertEquals(Optional.of(FragmentSet.all(count)), held.get(0));
        assertEquals(Optional.of(FragmentSet.of(count, i -> half.charAt(i) == 'x')), held.get(1));
        assertEquals(Optional.of(FragmentSet.NONE), held.get(2));
        assertEquals(Optional.empty(), held.get(3));
        for (int server = 0; server < 3; server++) {
            assertSame(
                    held.get(server).orElseThrow(),
                    seen.get(1).servers().get(server).held().orElseThrow(),
                    "copied although nothing changed");
        }
    }

    private static long told(DownloadSnapshot now) {
        return now.servers().stream().filter(share -> share.held().isPresent()).count();
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
