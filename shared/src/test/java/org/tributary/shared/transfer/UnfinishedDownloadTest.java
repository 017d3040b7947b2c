package org.tributary.shared.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.shared.client.FakeServer;
import org.tributary.shared.client.FakeServer.Response;
import org.tributary.shared.format.Metalink;
import org.tributary.shared.format.Metalink.Link;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.transfer.DownloadRequest.Target;
import org.tributary.shared.transfer.DownloadRequest.Wanted;
import org.tributary.shared.transfer.DownloadResult.Done;
import org.tributary.shared.transfer.DownloadResult.Paused;
import org.tributary.shared.transfer.Workspace.Opened;
import org.tributary.shared.transfer.Workspace.Opening;
import org.tributary.shared.transfer.log.LogRecord;

class UnfinishedDownloadTest {
    private static final int FRAGMENT = 64 << 10;
    private static final byte[] CONTENT = Swarm.bytes(1_000_000, 1);

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

    private Workspace begin(List<URI> links) {
        Opening opening = new Opening(false, links, Optional.empty(), () -> false);
        Opened opened = Workspace.open(lab.target(), Swarm.content(CONTENT, FRAGMENT), opening);
        return assertInstanceOf(Opened.Ready.class, opened).workspace();
    }

    private void leave(List<URI> links, LogRecord... records) throws Exception {
        try (Workspace workspace = begin(links)) {
            workspace.part().write(ByteBuffer.wrap(CONTENT), 0);
            workspace.commit(List.of(records));
        }
    }

    private static LogRecord.Verified verified(int segment) {
        return new LogRecord.Verified(segment, "a:1", FRAGMENT, Instant.EPOCH);
    }

    private UnfinishedDownload read() {
        return UnfinishedDownload.read(lab.log()).orElseThrow();
    }

    @Test
    void tellsWhatALogHolds() throws Exception {
        URI link = URI.create("http://web.example/f%20g?x=1");
        leave(
                List.of(link),
                verified(0),
                verified(3),
                new LogRecord.Received(1, "b:1", FRAGMENT, FRAGMENT + 1000));
        assertEquals(
                new UnfinishedDownload(
                        lab.target(),
                        "file",
                        CONTENT.length,
                        2 * FRAGMENT + 1000,
                        Optional.of(Sha256.of(CONTENT)),
                        Optional.empty(),
                        List.of(link),
                        false),
                read());
    }

    @Test
    void aLogStaysAsItIsAlsoWithATornEnd() throws Exception {
        leave(List.of(), verified(0), verified(1));
        byte[] whole = Files.readAllBytes(lab.log());
        for (int cut = 1; cut < 60; cut += 7) {
            byte[] torn = Arrays.copyOf(whole, whole.length - cut);
            Files.write(lab.log(), torn);
            assertEquals(FRAGMENT, read().receivedBytes());
            assertArrayEquals(torn, Files.readAllBytes(lab.log()));
        }
        Files.writeString(lab.log(), "999|verified|{}", StandardOpenOption.APPEND);
        assertEquals(FRAGMENT, read().receivedBytes());
    }

    @Test
    void whatIsForgottenOrNotOnDiskDoesNotCount() throws Exception {
        leave(List.of(), verified(0), verified(1), new LogRecord.Forgotten(1), verified(3));
        assertEquals(2 * FRAGMENT, read().receivedBytes());
        try (var part = Files.newByteChannel(lab.part(), StandardOpenOption.WRITE)) {
            part.truncate(FRAGMENT);
        }
        assertEquals(FRAGMENT, read().receivedBytes());
        Files.delete(lab.part());
        assertEquals(0, read().receivedBytes());
    }

    @Test
    void tellsWhetherItIsInUse() throws Exception {
        try (Workspace workspace = begin(List.of())) {
            workspace.commit(List.of(verified(0)));
            assertTrue(read().inUse());
            workspace.commit(List.of(verified(1)));
            assertTrue(read().inUse());
            // Looking at it must not give the lock away.
            assertInstanceOf(
                    Opened.Blocked.class,
                    Workspace.open(lab.target(), Swarm.content(CONTENT, FRAGMENT), Opening.PLAIN));
        }
        assertEquals(false, read().inUse());
    }

    @Test
    void whereThereIsNoLogThereIsNothing() throws Exception {
        assertEquals(Optional.empty(), UnfinishedDownload.read(lab.log()));
        assertEquals(List.of(), UnfinishedDownload.in(folder.resolve("nowhere")));
        Files.createFile(lab.log());
        assertEquals(Optional.empty(), UnfinishedDownload.read(lab.log()));
        for (String text : List.of("x", "0|header|{}|00000000\n", "\n\n", "0|verified|{}|1\n")) {
            Files.writeString(lab.log(), text);
            assertEquals(Optional.empty(), UnfinishedDownload.read(lab.log()), text);
        }
        Files.write(lab.log(), new byte[100_000]);
        assertEquals(Optional.empty(), UnfinishedDownload.read(lab.log()));
        Files.delete(lab.log());
        Files.createDirectory(lab.log());
        assertEquals(Optional.empty(), UnfinishedDownload.read(lab.log()));
    }

    @Test
    void findsEveryLogOfAFolder() throws Exception {
        leave(List.of(), verified(0));
        Path other = lab.log().resolveSibling("another.part.log");
        Files.copy(lab.log(), other);
        Files.createDirectory(folder.resolve("downloads").resolve("below"));
        Files.copy(lab.log(), folder.resolve("downloads").resolve("below").resolve("x.part.log"));
        Files.writeString(lab.log().resolveSibling("bad.part.log"), "no log");
        List<UnfinishedDownload> found = UnfinishedDownload.in(lab.log().getParent());
        assertEquals(
                List.of(lab.target().resolveSibling("another"), lab.target()),
                found.stream().map(UnfinishedDownload::target).toList());
        // There is no part file beside the copied log.
        assertEquals(0, found.getFirst().receivedBytes());
    }

    @Test
    void linksThatLeadNowhereAreNotBelieved() throws Exception {
        leave(
                List.of(
                        URI.create("file:///etc/passwd"),
                        URI.create("http://user:secret@web.example/f"),
                        URI.create("mailto:x@y")));
        assertEquals(List.of(URI.create("http://web.example/f")), read().links());
    }

    // Going on from a log alone.

    private DownloadRequest again() {
        UnfinishedDownload left = read();
        Wanted wanted =
                left.links().isEmpty()
                        ? new Wanted.Named(left.name())
                        : new Wanted.Linked(
                                left.links().stream().map(link -> new Link(link, 1)).toList());
        return new DownloadRequest(
                wanted,
                lab.named().servers(),
                new Target.File(left.target()),
                left.sha256(),
                DownloadRequest.Options.DEFAULT);
    }

    private Paused pauseSoon(DownloadRequest request) throws Exception {
        DownloadResult result =
                lab.get(
                        request,
                        (event, download) -> {
                            if (event instanceof DownloadEvent.Progress(_, var snapshot)
                                    && snapshot.receivedBytes() > 2 * FRAGMENT) {
                                download.pause();
                            }
                        });
        return assertInstanceOf(Paused.class, result, result::toString);
    }

    private void assertGoesOn(Paused paused) throws Exception {
        assertEquals(paused.bytesOnDisk(), read().receivedBytes());
        lab.forgetEvents();
        Done done = lab.done(again());
        assertEquals(
                paused.bytesOnDisk(), lab.events(DownloadEvent.Resolved.class).getFirst().onDisk());
        long sent = done.bytesByServer().values().stream().mapToLong(bytes -> bytes).sum();
        assertEquals(CONTENT.length, sent);
    }

    @Test
    void aDownloadByNameGoesOn() throws Exception {
        lab.serve(FakeOffer.of(CONTENT, FRAGMENT).bytes((_, right) -> right.slow(200_000)));
        Paused paused = pauseSoon(lab.named());
        assertEquals(FakeOffer.NAME, read().name());
        assertEquals(List.of(), read().links());
        assertGoesOn(paused);
    }

    @Test
    void aDownloadByLinkGoesOn() throws Exception {
        FakeServer web =
                lab.serve(request ->
                        Response.resource(request, CONTENT).header("ETag", "\"1\"").slow(200_000));
        Paused paused = pauseSoon(lab.linked(web.uri("/f")));
        assertEquals(List.of(web.uri("/f")), read().links());
        assertGoesOn(paused);
    }

    /// Its hashes are known from the log alone; a link has none.
    @Test
    void aDescribedDownloadGoesOn() throws Exception {
        FakeServer web = lab.serve(request -> Response.resource(request, CONTENT).slow(200_000));
        Metalink.File described =
                Metalink.File.of(
                        "file.bin",
                        FakeOffer.of(CONTENT, FRAGMENT).manifest(),
                        List.of(new Link(web.uri("/f"), 1)));
        Paused paused = pauseSoon(lab.request(new Wanted.Described(described), List.of()));
        assertEquals(List.of(web.uri("/f")), read().links());
        assertGoesOn(paused);
    }
}
