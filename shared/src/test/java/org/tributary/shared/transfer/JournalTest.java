package org.tributary.shared.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.shared.client.HttpTransport;
import org.tributary.shared.servers.Discovery;
import org.tributary.shared.servers.Server;
import org.tributary.shared.transfer.SegmentTable.Piece;
import org.tributary.shared.transfer.Workspace.Opened;
import org.tributary.shared.transfer.Workspace.Opening;
import org.tributary.shared.transfer.log.LogRecord;
import org.tributary.shared.transfer.log.LogRecord.Received;

class JournalTest {
    private static final int SEGMENT = 100;
    private static final byte[] BYTES = Swarm.bytes(3 * SEGMENT, 1);
    private static final Content CONTENT = Swarm.content(BYTES, SEGMENT);
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    @TempDir private Path folder;
    private final EngineLoop loop = new EngineLoop(_ -> {});
    private final ExecutorService workers = Executors.newSingleThreadExecutor();
    private final List<IOException> failures = new ArrayList<>();
    private final SegmentTable table = new SegmentTable(CONTENT);
    private Workspace workspace;
    private Journal journal;

    @BeforeEach
    void open() throws Exception {
        workspace = openWorkspace();
        workspace.part().write(ByteBuffer.wrap(BYTES), 0);
        HttpTransport nowhere =
                new HttpTransport() {
                    @Override
                    public Exchange get(Server server, URI uri, Map<String, String> headers) {
                        throw new AssertionError("nothing is asked for");
                    }

                    @Override
                    public void close() {}
                };
        Engine engine =
                new Engine(
                        loop,
                        nowhere,
                        new Discovery(nowhere),
                        new ServerPool(new Random(1)),
                        new RateLimit(),
                        workers,
                        workers,
                        _ -> {});
        journal = new Journal(workspace, engine, failures::add, 0);
    }

    @AfterEach
    void close() throws Exception {
        workspace.close();
        loop.close();
        workers.shutdown();
    }

    private Workspace openWorkspace() {
        Opened opened = Workspace.open(folder.resolve("target"), CONTENT, Opening.PLAIN);
        return assertInstanceOf(Opened.Ready.class, opened).workspace();
    }

    @Test
    void isDueAfterASecondOrMuchProgress() throws Exception {
        journal.commitIfDue(table, SECOND - 1, () -> {});
        assertFalse(journal.isBusy());
        journal.verified(0, "a", List.of(new Piece("a", 0, 64 << 20)));
        journal.commitIfDue(table, SECOND - 1, () -> {});
        assertTrue(journal.isBusy());
    }

    @Test
    void notesWhatIsHereOnceAndWhatCameSince() throws Exception {
        table.received("a", 0, 50);
        commit();
        commit();
        table.received("a", 50, 60);
        table.received("b", 200, 210);
        commit();
        assertEquals(
                List.of(
                        new Received(0, "a", 0, 50),
                        new Received(0, "a", 0, 60),
                        new Received(2, "b", 200, 210)),
                received());
    }

    /// After a crash the bytes on disk must not be taken for those of a server that sent others.
    @Test
    void notesAgainWhoSentWhatWasForgotten() throws Exception {
        table.received("a", 0, 50);
        table.received("c", 60, 70);
        commit();
        table.forgetUnproved("a");
        journal.forgotten(0, 0, SEGMENT);
        table.received("b", 0, 50);
        commit();
        assertEquals(
                List.of(new Received(0, "c", 60, 70), new Received(0, "b", 0, 50)), received());
    }

    @Test
    void notesWhoSentWhatOfASegmentOfSeveralServers() throws Exception {
        table.received("a", 0, 40);
        table.received("b", 40, 50);
        commit();
        table.received("b", 50, 100);
        table.received("a", 100, 200);
        prove(0);
        prove(1);
        commit();
        reopen();
        assertEquals(
                List.of(
                        new Received(0, "a", 0, 40),
                        new Received(0, "b", 40, 50),
                        new Received(0, "b", 40, 100)),
                workspace.found().sent());
    }

    private void prove(int segment) {
        journal.verified(segment, table.sender(segment), table.pieces(segment));
        table.verified(segment);
    }

    @Test
    void saysSoWhenTheDiskFailsAndNotesNothingMore() throws Exception {
        workspace.part().close();
        journal.note(new LogRecord.Forgotten(1));
        commit();
        assertEquals(1, failures.size());
        commit();
        journal.commitIfDue(table, 10 * SECOND, () -> {});
        assertFalse(journal.isBusy());
        assertEquals(1, failures.size());
    }

    private void commit() throws Exception {
        CompletableFuture<Void> done = new CompletableFuture<>();
        journal.commit(table, 0, () -> done.complete(null));
        done.get(60, TimeUnit.SECONDS);
    }

    /// Returns what the log says is on disk, as a later start reads it.
    private List<Received> received() throws Exception {
        reopen();
        return workspace.found().received();
    }

    private void reopen() throws Exception {
        workspace.close();
        workspace = openWorkspace();
    }
}
