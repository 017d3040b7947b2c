package org.tributary.daemon;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.BindException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.daemon.RawClient.Reply;
import org.tributary.daemon.publish.PublishSettings;
import org.tributary.daemon.serve.FaultSpec;
import org.tributary.daemon.serve.ServeSettings;
import org.tributary.shared.format.InvalidFormatException;
import org.tributary.shared.format.Metalink;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.format.WireJson;
import org.tributary.shared.format.WirePaths;
import org.tributary.shared.http.Digest;
import org.tributary.shared.http.EntityTag;
import org.tributary.shared.http.ReprDigest;

/// A whole daemon, spoken to through sockets.
class DaemonHttpTest {
    private static final int FRAGMENT = 4096;

    /// More than the sockets of both sides hold.
    private static final long BIG = 64 << 20;

    @TempDir private Path folder;
    private final byte[] content = new byte[3 * FRAGMENT + 1];
    private final Sha256 hash;
    private DaemonConfig config;

    DaemonHttpTest() {
        new Random(1).nextBytes(content);
        hash = Sha256.of(content);
    }

    @BeforeEach
    void makeUploads() throws IOException {
        Path uploads = Files.createDirectories(folder.resolve("uploads/sub dir")).getParent();
        Files.write(uploads.resolve("data.bin"), content);
        Files.writeString(uploads.resolve("sub dir/ü #1%.txt"), "odd");
        Files.createFile(uploads.resolve("empty"));
        config =
                DaemonConfig.onLoopback(uploads, folder.resolve("state"))
                        .with(
                                new PublishSettings(
                                        uploads,
                                        folder.resolve("state"),
                                        OptionalLong.of(FRAGMENT),
                                        true,
                                        Duration.ofHours(1)));
    }

    @Test
    void servesAFileByNameAndByHashWithEverythingThatProvesIt() throws Exception {
        try (Daemon daemon = start()) {
            for (String path : List.of("/files/data.bin", WirePaths.file(hash, "data.bin"))) {
                Reply reply = RawClient.get(daemon.port(), path);

                assertEquals(200, reply.status());
                assertArrayEquals(content, reply.body());
                assertHeader(reply, "ETag", EntityTag.ofSha256(hash).headerValue());
                assertHeader(reply, "Accept-Ranges", "bytes");
                assertHeader(reply, "Repr-Digest", ReprDigest.headerValue(hash));
                assertHeader(reply, "Digest", Digest.headerValue(hash));
                assertHeader(reply, "X-Content-Type-Options", "nosniff");
                assertHeader(
                        reply,
                        "Link",
                        "<http://h"
                                + WirePaths.meta(hash, ".meta4")
                                + ">; rel=describedby; type=\"application/metalink4+xml\"");
            }
        }
    }

    @Test
    void letsOnlyWhatIsNamedByItsHashBeKept() throws Exception {
        try (Daemon daemon = start()) {
            int port = daemon.port();
            Sha256 root = daemon.publication().fileByPath("data.bin").orElseThrow().entry().root();
            for (String path :
                    List.of(
                            WirePaths.file(hash, "data.bin"),
                            WirePaths.manifest(root),
                            WirePaths.fragment(fragmentHash(0)))) {
                String caching = RawClient.head(port, path).header("Cache-Control").orElseThrow();
                assertTrue(caching.contains("immutable"), path);
            }
            for (String path :
                    List.of(WirePaths.CATALOG, "/files/data.bin", "/files/data.bin?fragment=1")) {
                String caching = RawClient.head(port, path).header("Cache-Control").orElseThrow();
                assertTrue(caching.contains("no-cache"), path);
            }
        }
    }

    @Test
    void sendsRangesOfFilesAndFragments() throws Exception {
        try (Daemon daemon = start()) {
            Reply part = RawClient.get(daemon.port(), "/files/data.bin", "Range: bytes=4000-4999");
            assertEquals(206, part.status());
            assertHeader(part, "Content-Range", "bytes 4000-4999/" + content.length);
            assertArrayEquals(Arrays.copyOfRange(content, 4000, 5000), part.body());

            Reply ofFragment =
                    RawClient.get(
                            daemon.port(), WirePaths.fragment(fragmentHash(1)), "Range: bytes=-10");
            assertEquals(206, ofFragment.status());
            assertArrayEquals(
                    Arrays.copyOfRange(content, 2 * FRAGMENT - 10, 2 * FRAGMENT),
                    ofFragment.body());
        }
    }

    @Test
    void givesFragmentsByNumberFromOneUntilAllAreObtained() throws Exception {
        try (Daemon daemon = start()) {
            int port = daemon.port();
            Reply last = RawClient.get(port, "/files/data.bin?fragment=4");
            assertArrayEquals(new byte[] {content[content.length - 1]}, last.body());
            assertHeader(last, "ETag", EntityTag.ofSha256(fragmentHash(3)).headerValue());

            for (String number : List.of("5", "99999999999999999999")) {
                Reply past = RawClient.get(port, "/files/data.bin?fragment=" + number);
                assertEquals(404, past.status());
                assertHeader(past, "Content-Type", "application/problem+json");
                assertTrue(
                        past.text().contains("\"detail\":\"All 4 fragments obtained\""),
                        past.text());
            }
            for (String number : List.of("0", "-1", "", "x", "1.5", "1&fragment=2")) {
                assertEquals(
                        400, RawClient.get(port, "/files/data.bin?fragment=" + number).status());
            }
        }
    }

    @Test
    void offersItsDocuments() throws Exception {
        try (Daemon daemon = start()) {
            int port = daemon.port();
            assertEquals(
                    List.of("data.bin", "empty", "sub dir/ü #1%.txt"),
                    WireJson.readCatalog(RawClient.get(port, WirePaths.CATALOG).body())
                            .files()
                            .stream()
                            .map(file -> file.path())
                            .toList());
            Sha256 root = daemon.publication().fileByPath("data.bin").orElseThrow().entry().root();
            assertEquals(
                    root,
                    WireJson.readManifest(RawClient.get(port, WirePaths.manifest(root)).body())
                            .root());
            assertEquals(
                    hash + "  data.bin\n",
                    RawClient.get(port, WirePaths.meta(hash, ".sha256")).text());
            assertTrue(
                    RawClient.get(port, WirePaths.meta(hash, ".torrent"))
                            .text()
                            .startsWith("d4:infod6:lengthi12289e4:name8:data.bin"));
            String page = RawClient.get(port, "/").text();
            assertTrue(page.contains("href=\"/files/sub%20dir/%C3%BC%20%231%25.txt\""), page);
        }
    }

    @Test
    void namesItselfInMetalinksAsItsClientDoes() throws Exception {
        try (Daemon daemon = start();
                RawClient client = RawClient.connect(daemon.port())) {
            String path = WirePaths.meta(hash, ".meta4");
            client.send("GET " + path + " HTTP/1.1\r\nHost: example.org:81\r\n\r\n");
            assertEquals("http://example.org:81" + WirePaths.file(hash, "data.bin"), link(client));

            client.send("GET http://other:82" + path + " HTTP/1.1\r\nHost: example.org\r\n\r\n");
            assertEquals("http://other:82" + WirePaths.file(hash, "data.bin"), link(client));

            client.send("GET " + path + " HTTP/1.0\r\n\r\n");
            assertEquals(
                    "http://127.0.0.1:" + daemon.port() + WirePaths.file(hash, "data.bin"),
                    link(client));
        }
    }

    @Test
    void findsFilesWithOddNamesAndEmptyOnes() throws Exception {
        try (Daemon daemon = start()) {
            Reply odd = RawClient.get(daemon.port(), "/files/sub%20dir/u%CC%88%20%231%25.txt");
            assertEquals("odd", odd.text());
            assertHeader(odd, "Content-Type", "text/plain; charset=utf-8");

            Reply empty = RawClient.get(daemon.port(), "/files/empty");
            assertEquals(200, empty.status());
            assertHeader(empty, "Content-Length", "0");
        }
    }

    @Test
    void hasOneSpellingForEachHash() throws Exception {
        try (Daemon daemon = start()) {
            String path = WirePaths.fragment(fragmentHash(0));
            String digits = fragmentHash(0).hex();
            assertEquals(200, RawClient.head(daemon.port(), path).status());
            for (String other :
                    List.of(
                            "/v1/fragments/" + digits,
                            "/v1/fragments/zz/" + digits,
                            "/v1/fragments/" + digits.charAt(0) + "/" + digits,
                            path.replace(digits, digits.toUpperCase(Locale.ROOT)),
                            path + "0")) {
                assertEquals(404, RawClient.head(daemon.port(), other).status(), other);
            }
        }
    }

    @Test
    void answersPipelinedRequestsOfTwoConnections() throws Exception {
        try (Daemon daemon = start();
                RawClient one = RawClient.connect(daemon.port());
                RawClient two = RawClient.connect(daemon.port())) {
            StringBuilder requests = new StringBuilder();
            for (int fragment = 1; fragment <= 4; fragment++) {
                requests.append(RawClient.request("GET", "/files/data.bin?fragment=" + fragment));
                requests.append(RawClient.request("HEAD", "/files/data.bin"));
            }
            one.send(requests.toString());
            two.send(requests.toString());

            for (RawClient client : List.of(one, two)) {
                for (int fragment = 0; fragment < 4; fragment++) {
                    assertEquals(fragmentHash(fragment), Sha256.of(client.read().body()));
                    assertEquals(content.length, client.readHead().length());
                }
            }
        }
    }

    @Test
    void answersAClientThatSaysItSendsNoMore() throws Exception {
        try (Daemon daemon = start();
                RawClient client = RawClient.connect(daemon.port())) {
            client.send(RawClient.request("GET", "/files/data.bin"));
            client.sendNoMore();

            assertArrayEquals(content, client.read().body());
            assertEquals(0, client.readToEnd().length);
        }
    }

    @Test
    void showsWhatItDidInItsMetrics() throws Exception {
        try (Daemon daemon = start();
                RawClient client = RawClient.connect(daemon.port())) {
            client.send(RawClient.request("GET", "/files/data.bin"));
            client.read();
            client.send(RawClient.request("GET", "/files/data.bin", "Range: bytes=0-9"));
            client.read();
            client.send(RawClient.request("HEAD", "/files/data.bin"));
            client.readHead();
            client.send(RawClient.request("GET", "/files/data.bin?fragment=1"));
            client.read();
            client.send(RawClient.request("GET", "/metrics"));
            String metrics = client.read().text();

            for (String line :
                    List.of(
                            "tributary_sent_bytes_total " + (content.length + 10 + FRAGMENT),
                            "tributary_requests_total{code=\"200\",kind=\"file\"} 3",
                            "tributary_requests_total{code=\"206\",kind=\"file\"} 1",
                            "tributary_busy_total 0",
                            "tributary_active_transfers 0",
                            "tributary_files 3",
                            "tributary_fragments 5",
                            "tributary_indexed_bytes_total " + (content.length + 3),
                            "tributary_ready 1")) {
                assertTrue(metrics.contains("\n" + line + "\n"), () -> line + " in " + metrics);
            }
        }
    }

    @Test
    void changesOneByteOnPurpose() throws Exception {
        try (Daemon daemon = startWith(FaultSpec.parse("corrupt=1"))) {
            byte[] wrong = RawClient.get(daemon.port(), "/files/data.bin").body();

            int different = 0;
            for (int at = 0; at < content.length; at++) {
                different += wrong[at] == content[at] ? 0 : 1;
            }
            assertEquals(1, different);
            assertEquals(200, RawClient.get(daemon.port(), WirePaths.CATALOG).status());
        }
    }

    @Test
    void cutsTheConnectionOnPurpose() throws Exception {
        try (Daemon daemon = startWith(FaultSpec.parse("drop=1"));
                RawClient client = RawClient.connect(daemon.port())) {
            client.send(RawClient.request("GET", "/files/data.bin"));

            assertEquals(content.length, client.readHead().length());
            assertEquals(content.length / 2, client.readToEnd().length);
        }
    }

    @Test
    void cutsATransferWhenItsFileChanges() throws Exception {
        Path big = makeBigFile();
        try (Daemon daemon = start();
                RawClient client = RawClient.connect(daemon.port())) {
            client.send(RawClient.request("GET", "/files/big"));
            assertEquals(BIG, client.readHead().length());
            Files.setLastModifiedTime(big, FileTime.fromMillis(0));

            assertTrue(client.readToEnd().length < BIG);
            assertEquals(0, daemon.activeTransfers());
        }
    }

    @Test
    void finishesTransfersBeforeItCloses() throws Exception {
        makeBigFile();
        Daemon daemon = start();
        try (RawClient idle = RawClient.connect(daemon.port());
                RawClient client = RawClient.connect(daemon.port())) {
            client.send(RawClient.request("GET", "/files/big"));
            assertEquals(BIG, client.readHead().length());

            CompletableFuture<Void> closing = CompletableFuture.runAsync(daemon::close);
            assertEquals(0, idle.readToEnd().length);
            assertThrows(ConnectException.class, () -> RawClient.connect(daemon.port()));
            assertEquals(BIG, client.readToEnd().length);
            closing.get();
        } finally {
            daemon.close();
        }
    }

    @Test
    void sharesItsPortWithNobody() throws Exception {
        try (Daemon first = start()) {
            DaemonConfig second =
                    DaemonConfig.onLoopback(
                                    config.publish().uploads(), folder.resolve("other state"))
                            .onPort(first.port());

            assertThrows(BindException.class, () -> Daemon.start(second));
        }
    }

    private Daemon start() throws Exception {
        return started(config);
    }

    private Daemon startWith(FaultSpec faults) throws Exception {
        ServeSettings usual = ServeSettings.usual();
        return started(
                config.with(
                        new ServeSettings(
                                usual.maxTransfers(),
                                usual.maxConnections(),
                                OptionalLong.empty(),
                                faults)));
    }

    private static Daemon started(DaemonConfig config) throws Exception {
        Daemon daemon = Daemon.start(config);
        daemon.awaitReady();
        return daemon;
    }

    private Path makeBigFile() throws IOException {
        Path big = config.publish().uploads().resolve("big");
        try (RandomAccessFile file = new RandomAccessFile(big.toFile(), "rw")) {
            file.setLength(BIG);
        }
        return big;
    }

    private Sha256 fragmentHash(int index) {
        int start = index * FRAGMENT;
        return Sha256.of(
                Arrays.copyOfRange(content, start, Math.min(start + FRAGMENT, content.length)));
    }

    private static String link(RawClient client) throws IOException {
        try {
            return Metalink.read(client.read().body())
                    .files()
                    .getFirst()
                    .links()
                    .getFirst()
                    .uri()
                    .toString();
        } catch (InvalidFormatException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertHeader(Reply reply, String name, String value) {
        assertEquals(Optional.of(value), reply.header(name), name);
    }
}
