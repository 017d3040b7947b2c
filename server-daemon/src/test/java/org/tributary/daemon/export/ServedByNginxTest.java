package org.tributary.daemon.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.daemon.publish.PublishListener;
import org.tributary.daemon.publish.PublishSettings;
import org.tributary.daemon.sample.SampleFiles;
import org.tributary.shared.format.CatalogEntry;
import org.tributary.shared.format.Fragment;
import org.tributary.shared.format.Manifest;
import org.tributary.shared.format.WireJson;
import org.tributary.shared.format.WirePaths;

/// An exported folder behind nginx answers under the paths of the wire.
class ServedByNginxTest {
    private static final String CONFIG =
            """
            daemon off;
            master_process off;
            pid @folder@/pid;
            error_log @folder@/error.log;
            events { worker_connections 64; }
            http {
                access_log off;
                client_body_temp_path @folder@/body;
                proxy_temp_path @folder@/proxy;
                fastcgi_temp_path @folder@/fastcgi;
                uwsgi_temp_path @folder@/uwsgi;
                scgi_temp_path @folder@/scgi;
                server { listen 127.0.0.1:@port@; root @root@; }
            }
            """;

    @TempDir Path folder;
    private Process nginx;
    private int port;

    @BeforeEach
    void exportSampleFilesAndStartNginx() throws Exception {
        Optional<Path> program =
                Stream.of("/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/bin/nginx")
                        .map(Path::of)
                        .filter(Files::isExecutable)
                        .findFirst();
        assumeTrue(program.isPresent(), "nginx is not installed");
        Path uploads = folder.resolve("uploads");
        SampleFiles.make(uploads, 1_000_000);
        Files.writeString(uploads.resolve("50% #1 & more?.txt"), "hard to ask for");
        PublishSettings settings =
                new PublishSettings(
                        uploads,
                        folder.resolve("state"),
                        OptionalLong.of(64 << 10),
                        true,
                        Duration.ofHours(1));
        StaticExport.run(settings, folder.resolve("www"), PublishListener.NONE);
        start(program.get());
    }

    @AfterEach
    void stopNginx() throws InterruptedException {
        if (nginx != null) {
            nginx.destroy();
            assertTrue(nginx.waitFor(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void answersEverythingTheCatalogLeadsTo() throws Exception {
        List<CatalogEntry> entries = WireJson.readCatalog(get(WirePaths.CATALOG)).files();
        assertEquals(5, entries.size());
        for (CatalogEntry entry : entries) {
            byte[] content = Files.readAllBytes(folder.resolve("uploads").resolve(entry.path()));
            assertArrayEquals(content, get(WirePaths.file(entry.sha256(), entry.path())));
            assertTrue(get(WirePaths.meta(entry.sha256(), ".meta4")).length > 0);
            Manifest manifest = WireJson.readManifest(get(WirePaths.manifest(entry.root())));
            assertTrue(entry.isDescribedBy(manifest));
            for (int i = 0; i < entry.fragmentCount(); i++) {
                Fragment fragment = manifest.fragment(i);
                assertArrayEquals(
                        Arrays.copyOfRange(content, (int) fragment.offset(), (int) fragment.end()),
                        get(WirePaths.fragment(fragment.sha256())));
                if (entry.zst().contains(i)) {
                    assertTrue(get(WirePaths.zstFragment(fragment.sha256())).length > 0);
                }
            }
        }
    }

    @Test
    void answersARangeOfAWholeFile() throws Exception {
        CatalogEntry entry =
                WireJson.readCatalog(get(WirePaths.CATALOG)).files().stream()
                        .filter(file -> file.size() == 1_000_000)
                        .findFirst()
                        .orElseThrow();
        HttpURLConnection connection = open(WirePaths.file(entry.sha256(), entry.path()));
        connection.setRequestProperty("Range", "bytes=500-999");
        assertEquals(206, connection.getResponseCode());
        try (InputStream body = connection.getInputStream()) {
            byte[] content = Files.readAllBytes(folder.resolve("uploads").resolve(entry.path()));
            assertArrayEquals(Arrays.copyOfRange(content, 500, 1000), body.readAllBytes());
        }
    }

    private void start(Path program) throws IOException, InterruptedException {
        Path scratch = Files.createDirectory(folder.resolve("nginx"));
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path config =
                Files.writeString(
                        scratch.resolve("nginx.conf"),
                        CONFIG.replace("@folder@", scratch.toString())
                                .replace("@root@", folder.resolve("www").toString())
                                .replace("@port@", Integer.toString(port)));
        nginx =
                new ProcessBuilder(
                                program.toString(),
                                "-e",
                                scratch.resolve("error.log").toString(),
                                "-c",
                                config.toString())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        while (!isListening()) {
            assertTrue(!nginx.waitFor(20, TimeUnit.MILLISECONDS), "nginx did not start");
        }
    }

    private boolean isListening() {
        try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private byte[] get(String wirePath) throws IOException {
        try (InputStream body = open(wirePath).getInputStream()) {
            return body.readAllBytes();
        }
    }

    private HttpURLConnection open(String wirePath) throws IOException {
        URI uri = URI.create("http://127.0.0.1:" + port + wirePath);
        return (HttpURLConnection) uri.toURL().openConnection(java.net.Proxy.NO_PROXY);
    }
}
