package org.tributary.daemon;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.daemon.publish.PublishSettings;
import org.tributary.daemon.serve.FaultSpec;
import org.tributary.daemon.serve.ServeSettings;
import org.tributary.shared.format.Metalink;
import org.tributary.shared.format.Metalink.Link;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.format.WirePaths;
import org.tributary.shared.http.Digest;
import org.tributary.shared.http.LinkHeader;

/// What aria2 makes of our documents and headers.
@Timeout(300)
class Aria2InteropTest {
    private static final int SIZE = 9 << 20;
    private static final byte[] CONTENT = Lab.bytes(SIZE, 1);
    private static final Sha256 HASH = Sha256.of(CONTENT);

    /// aria2's exit code for bytes that are not what was announced.
    private static final int CHECKSUM_ERROR = 32;

    /// To aria2 all ports of an address are one server, to which it usually has one connection.
    private static final String OF_ONE_ADDRESS = "--max-connection-per-server=8";

    @TempDir private Path folder;
    private Path here;
    private Lab lab;

    @BeforeEach
    void makeFiles() throws Exception {
        here = Files.createDirectory(folder.resolve("here"));
        lab = new Lab(folder);
        lab.offer("big.bin", CONTENT, 3);
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    @Test
    void takesTheFileFromThreeDaemonsByOurMetalink() throws Exception {
        List<Daemon> daemons = threeDaemons("slow=500kB");
        Files.write(here.resolve("big.meta4"), metalinkOf(daemons));

        aria2(OF_ONE_ADDRESS, "big.meta4").well();

        assertArrayEquals(CONTENT, Files.readAllBytes(here.resolve("big.bin")));
        for (Daemon daemon : daemons) {
            assertTrue(Lab.sentBytes(daemon) >= SIZE / 9, "one daemon was hardly used");
        }
    }

    @Test
    void findsWrongBytesByOurMetalink() throws Exception {
        List<Daemon> daemons = List.of(lab.daemon(""), lab.daemon("corrupt=1"), lab.daemon(""));
        Files.write(here.resolve("big.meta4"), metalinkOf(daemons));

        Tool.Ended ended = aria2(OF_ONE_ADDRESS, "--console-log-level=info", "big.meta4").well();

        assertArrayEquals(CONTENT, Files.readAllBytes(here.resolve("big.bin")));
        assertTrue(ended.text().contains("Invalid checksum"), ended.text());
    }

    @Test
    void verifiesAPlainUrlByOurDigest() throws Exception {
        String honest = url(lab.daemon(""));
        String lying = url(lab.daemon("corrupt=1"));

        aria2("-o", "honest", honest).well();
        Tool.Ended lied = aria2("-o", "lied", lying);

        assertArrayEquals(CONTENT, Files.readAllBytes(here.resolve("honest")));
        assertEquals(CHECKSUM_ERROR, lied.code(), lied.text());
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux has so many loopback addresses")
    void takesAPlainUrlFromTheDaemonsThatOurLinksName() throws Exception {
        Path root = Files.createDirectory(folder.resolve("root"));
        Files.write(root.resolve("big.bin"), CONTENT);
        try (Daemon second = daemonAt("127.0.0.2", 1);
                Daemon third = daemonAt("127.0.0.3", 2);
                Nginx nginx =
                        Nginx.start(
                                root,
                                folder.resolve("nginx"),
                                "limit_rate 2m;",
                                "add_header Digest " + Digest.headerValue(HASH) + ";",
                                linkTo(second),
                                linkTo(third))) {
            aria2("http://" + nginx.id() + "/big.bin").well();

            assertArrayEquals(CONTENT, Files.readAllBytes(here.resolve("big.bin")));
            assertTrue(Lab.sentBytes(second) > SIZE / 9, "the second was hardly used");
            assertTrue(Lab.sentBytes(third) > SIZE / 9, "the third was hardly used");
        }
    }

    private static String linkTo(Daemon daemon) {
        URI uri = URI.create(daemon.url() + "/files/big.bin");
        return "add_header Link \"" + LinkHeader.duplicate(uri, 1).headerValue() + "\";";
    }

    private Daemon daemonAt(String address, int number) throws Exception {
        ServeSettings usual = ServeSettings.usual();
        Daemon daemon =
                Daemon.start(
                        new DaemonConfig(
                                new InetSocketAddress(address, 0),
                                address,
                                PublishSettings.of(
                                        lab.uploads(number), folder.resolve("state-" + number)),
                                new ServeSettings(
                                        usual.maxTransfers(),
                                        usual.maxConnections(),
                                        OptionalLong.of(2_000_000),
                                        FaultSpec.NONE)));
        daemon.awaitReady();
        return daemon;
    }

    @Test
    void takesTheFileThroughOurTorrent() throws Exception {
        Daemon daemon = lab.daemon("");

        aria2(
                        "--enable-dht=false",
                        "--enable-dht6=false",
                        "--bt-enable-lpd=false",
                        "--enable-peer-exchange=false",
                        "--interface=127.0.0.1",
                        "--seed-time=0",
                        "http://" + Lab.id(daemon) + WirePaths.meta(HASH, ".torrent"))
                .well();

        assertArrayEquals(CONTENT, Files.readAllBytes(here.resolve("big.bin")));
    }

    private List<Daemon> threeDaemons(String faults) throws Exception {
        return List.of(lab.daemon(faults), lab.daemon(faults), lab.daemon(faults));
    }

    private static String url(Daemon daemon) {
        return "http://" + Lab.id(daemon) + "/files/big.bin";
    }

    /// Makes one document of those that the daemons give.
    private static byte[] metalinkOf(List<Daemon> daemons) throws IOException {
        List<Metalink.File> files = new ArrayList<>();
        for (Daemon daemon : daemons) {
            String url = "http://" + Lab.id(daemon) + WirePaths.meta(HASH, ".meta4");
            try (InputStream document = URI.create(url).toURL().openStream()) {
                files.addAll(Metalink.read(document.readAllBytes()).files());
            }
        }
        List<Link> links = files.stream().flatMap(file -> file.links().stream()).toList();
        Metalink.File first = files.getFirst();
        return new Metalink(
                        List.of(
                                new Metalink.File(
                                        first.name(),
                                        first.size(),
                                        first.sha256(),
                                        first.pieces(),
                                        links)))
                .write();
    }

    private Tool.Ended aria2(String... arguments) throws Exception {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "--no-conf",
                                "--file-allocation=none",
                                "--min-split-size=1M",
                                "--split=8",
                                "--console-log-level=notice"));
        all.addAll(List.of(arguments));
        return Tool.ARIA2.run(here, all.toArray(String[]::new));
    }
}
