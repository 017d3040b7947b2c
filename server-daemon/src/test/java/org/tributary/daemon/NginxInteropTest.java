package org.tributary.daemon;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.daemon.export.StaticExport;
import org.tributary.daemon.publish.PublishListener;
import org.tributary.daemon.publish.PublishSettings;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.http.LinkHeader;
import org.tributary.shared.http.ReprDigest;
import org.tributary.shared.transfer.DownloadEvent;
import org.tributary.shared.transfer.DownloadResult;
import org.tributary.shared.transfer.DownloadResult.Done;
import org.tributary.shared.transfer.DownloadResult.Failed;
import org.tributary.shared.transfer.DownloadResult.Kind;

/// nginx as a server: of an exported folder, as a mirror that knows nothing of Tributary, alone and
/// beside daemons.
@Timeout(300)
class NginxInteropTest {
    private static final int FRAGMENT = 64 << 10;
    private static final int SIZE = 100 * FRAGMENT + 1234;
    private static final byte[] CONTENT = Lab.bytes(SIZE, 1);

    /// For each answer: so slow that every server has its part in a download, and that much can
    /// happen before its end, also where others keep the processors busy.
    private static final String SLOWLY = "limit_rate 300k;";

    @TempDir private Path folder;
    private Path mirror;
    private Lab lab;
    private Nginx nginx;

    @BeforeEach
    void makeFiles() throws Exception {
        mirror = Files.createDirectory(folder.resolve("mirror"));
        Files.write(mirror.resolve("big.bin"), CONTENT);
        lab = new Lab(folder);
        lab.offer("big.bin", CONTENT, 2);
    }

    @AfterEach
    void stop() {
        lab.close();
        if (nginx != null) {
            nginx.close();
        }
    }

    @Test
    void anExportedFolderIsOneMoreServer() throws Exception {
        twoDaemons();
        lab.alsoAsk(serve(export(), SLOWLY).id());

        Done done = assertInstanceOf(Done.class, lab.get("big.bin"));

        assertArrayEquals(CONTENT, lab.downloaded());
        assertEquals(3, done.bytesByServer().size(), done.toString());
        assertEquals(0, done.wastedBytes());
    }

    @Test
    void anExportedFolderSufficesAndSendsTextCompressed() throws Exception {
        byte[] text = "All work and no play. ".repeat(60_000).getBytes(StandardCharsets.UTF_8);
        lab.offer("dir/text, \u00fcber 100 %.txt", text, 1);
        lab.alsoAsk(serve(export(), "gzip on; gzip_types *;").id());

        Done done = assertInstanceOf(Done.class, lab.get("dir/text, \u00fcber 100 %.txt"));

        assertArrayEquals(text, lab.downloaded());
        assertTrue(done.verified());
        assertTrue(nginx.requests().stream().anyMatch(line -> line.contains(".zst")));
    }

    @Test
    void aMirrorWithoutACatalogHelpsDaemons() throws Exception {
        twoDaemons();
        lab.alsoAsk(serve(mirror, SLOWLY).id());

        Done done = assertInstanceOf(Done.class, lab.get("big.bin"));

        assertArrayEquals(CONTENT, lab.downloaded());
        assertEquals(3, done.bytesByServer().size(), done.toString());
    }

    @Test
    void aMirrorWithOtherBytesIsFoundOut() throws Exception {
        byte[] other = CONTENT.clone();
        for (int at = 0; at < SIZE; at += FRAGMENT / 2) {
            other[at] ^= 1;
        }
        Files.write(mirror.resolve("big.bin"), other);
        twoDaemons();
        lab.alsoAsk(serve(mirror, SLOWLY).id());

        assertInstanceOf(Done.class, lab.get("big.bin"));

        assertArrayEquals(CONTENT, lab.downloaded());
        assertEquals(
                List.of(nginx.id()),
                lab.events(DownloadEvent.ServerQuarantined.class).stream()
                        .map(DownloadEvent.ServerQuarantined::server)
                        .toList());
    }

    @Test
    void aMirrorThatDiesMidWayCostsNothing() throws Exception {
        twoDaemons();
        lab.alsoAsk(serve(mirror, SLOWLY).id());

        Consumer<DownloadEvent> killer = once(this::mirrorHelped, nginx::kill);
        assertInstanceOf(Done.class, lab.get("big.bin", killer));

        assertArrayEquals(CONTENT, lab.downloaded());
        assertFalse(lab.events(DownloadEvent.ServerUnreachable.class).isEmpty());
    }

    private boolean mirrorHelped(DownloadEvent event) {
        return event instanceof DownloadEvent.Progress(var _, var snapshot)
                && snapshot.servers().stream()
                        .anyMatch(share -> share.server().equals(nginx.id()) && share.bytes() > 0);
    }

    @Test
    void aLinkNeedsNothingButNginx() throws Exception {
        serve(mirror);

        Done done = assertInstanceOf(Done.class, lab.get(link(), _ -> {}));

        assertArrayEquals(CONTENT, lab.downloaded());
        assertEquals(Sha256.of(CONTENT), done.sha256());
        assertFalse(done.verified());
    }

    @Test
    void aLinkGoesOnWhenItsServerComesBack() throws Exception {
        serve(mirror, SLOWLY);
        Consumer<DownloadEvent> killer = once(NginxInteropTest::isHalfWay, nginx::kill);
        Consumer<DownloadEvent> starter =
                once(DownloadEvent.ServerUnreachable.class::isInstance, this::startAgain);

        DownloadResult result = lab.get(link(), killer.andThen(starter));

        Done done = assertInstanceOf(Done.class, result);
        assertArrayEquals(CONTENT, lab.downloaded());
        assertEquals(SIZE, done.bytesByServer().get(nginx.id()));
        assertEquals(0, done.wastedBytes());
    }

    private void startAgain() {
        try {
            nginx.start();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void versionsOfALinkAreNeverMixed() throws Exception {
        serve(mirror, SLOWLY);
        Path next = Files.write(folder.resolve("next"), Lab.bytes(SIZE, 2));
        // nginx makes its entity tags of size and time, in seconds.
        Files.setLastModifiedTime(next, FileTime.from(Instant.EPOCH));

        DownloadResult result =
                lab.get(link(), once(NginxInteropTest::isHalfWay, () -> replaceWith(next)));

        Failed failed = assertInstanceOf(Failed.class, result);
        assertEquals(Kind.CHANGED, failed.kind(), failed.sentence());
        assertFalse(Files.exists(lab.target()));
    }

    private void replaceWith(Path next) {
        try {
            Files.move(next, mirror.resolve("big.bin"), StandardCopyOption.ATOMIC_MOVE);
            nginx.kill();
            startAgain();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void headersOfALinkNameMirrorsAndProveTheFile() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.write(other.resolve("copy.bin"), CONTENT);
        try (Nginx copy = Nginx.start(other, folder.resolve("nginx-2"), SLOWLY)) {
            URI duplicate = URI.create("http://" + copy.id() + "/copy.bin");
            serve(
                    mirror,
                    SLOWLY,
                    "add_header Link \"" + LinkHeader.duplicate(duplicate, 1).headerValue() + "\";",
                    "add_header Repr-Digest " + ReprDigest.headerValue(Sha256.of(CONTENT)) + ";");

            Done done = assertInstanceOf(Done.class, lab.get(link(), _ -> {}));

            assertArrayEquals(CONTENT, lab.downloaded());
            assertTrue(done.verified());
            assertEquals(2, done.bytesByServer().size(), done.toString());
        }
    }

    @Test
    void aServerThatAllowsFewConnectionsIsBusyAndNoError() throws Exception {
        serve(mirror, "limit_rate 1m;", "limit_conn connections 2;");

        assertInstanceOf(Done.class, lab.get(link(), _ -> {}));

        assertArrayEquals(CONTENT, lab.downloaded());
        assertFalse(lab.events(DownloadEvent.ServerBusy.class).isEmpty());
    }

    private void twoDaemons() throws Exception {
        lab.daemon("slow=300kB");
        lab.daemon("slow=300kB");
    }

    private Nginx serve(Path root, String... directives) throws Exception {
        nginx = Nginx.start(root, folder.resolve("nginx"), directives);
        return nginx;
    }

    private URI link() {
        return URI.create("http://" + nginx.id() + "/big.bin");
    }

    private Path export() throws Exception {
        Path target = folder.resolve("export");
        PublishSettings settings =
                new PublishSettings(
                        lab.uploads(1),
                        folder.resolve("export-state"),
                        OptionalLong.of(FRAGMENT),
                        true,
                        PublishSettings.USUAL_CACHE_EXPIRY);
        StaticExport.run(settings, target, PublishListener.NONE);
        return target;
    }

    private static boolean isHalfWay(DownloadEvent event) {
        return event instanceof DownloadEvent.Progress(var _, var snapshot)
                && snapshot.receivedBytes() > SIZE / 2;
    }

    /// Does something, on a thread of its own, when something happens for the first time.
    private static Consumer<DownloadEvent> once(Predicate<DownloadEvent> when, Runnable what) {
        AtomicBoolean done = new AtomicBoolean();
        return event -> {
            if (when.test(event) && done.compareAndSet(false, true)) {
                Thread.startVirtualThread(what);
            }
        };
    }
}
