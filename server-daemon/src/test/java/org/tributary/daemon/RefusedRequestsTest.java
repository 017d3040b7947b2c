package org.tributary.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tributary.daemon.RawClient.Reply;

/// What a daemon says to requests that are wrong, by mistake or on purpose.
class RefusedRequestsTest {
    private static Daemon daemon;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        Path uploads = Files.createDirectories(folder.resolve("uploads/sub dir")).getParent();
        Files.writeString(uploads.resolve("data.bin"), "data");
        daemon = Daemon.start(DaemonConfig.onLoopback(uploads, uploads.resolve(".tributary")));
        daemon.awaitReady();
    }

    @AfterAll
    static void stop() {
        daemon.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/files/nope",
                "/files/",
                "/files/sub%20dir",
                "/files//data.bin",
                "/files/data.bin/",
                "/v1/",
                "/v1/files/",
                "/v1/files/00/x",
                "/v1/fragments/00/00",
                "/v1/manifests/x.json",
                "/v1/meta/x.meta4",
                "/etc/passwd",
                "/files//etc/passwd",
                "/files/%2fetc%2fpasswd",
                "/files/.tributary/state"
            })
    void hasNothingElse(String path) throws Exception {
        Reply reply = RawClient.get(daemon.port(), path);

        assertEquals(404, reply.status());
        assertHeader(reply, "Content-Type", "application/problem+json");
    }

    @Test
    void understandsOnlyGetAndHead() throws Exception {
        for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW")) {
            try (RawClient client = RawClient.connect(daemon.port())) {
                client.send(RawClient.request(method, "/files/data.bin"));
                Reply reply = client.read();

                assertEquals(405, reply.status(), method);
                assertHeader(reply, "Allow", "GET, HEAD");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // What two programs could read in two ways.
                "Content-Length: 5|Transfer-Encoding: chunked|",
                "Transfer-Encoding: chunked|",
                "Transfer-Encoding: identity|",
                "Transfer-Encoding : chunked|",
                "Transfer-Encoding: chunked|Transfer-Encoding: chunked|",
                "Content-Length: 5|",
                "Content-Length: 0|Content-Length: 0|",
                "Content-Length: 0, 0|",
                "Content-Length: +0|",
                "Content-Length: -1|",
                "Content-Length: |",
                "Content-Length : 0|",
                "Host: other|",
                "host: h|",
                " folded: yes|",
                "A: 1| folded|",
                "no colon|",
                ": no name|",
                "A b: 1|",
                "A: b\rc|",
                "A: b\0c|",
                "A: 1\n",
                "A\r: 1|"
            })
    void refusesAmbiguousRequestsAndClosesTheConnection(String headers) throws Exception {
        try (RawClient client = RawClient.connect(daemon.port())) {
            client.send(
                    "GET /files/data.bin HTTP/1.1\r\nHost: h\r\n"
                            + headers.replace("|", "\r\n")
                            + "\r\nGET /healthz HTTP/1.1\r\nHost: h\r\n\r\n");

            Reply reply = client.read();
            assertEquals(400, reply.status(), reply.text());
            assertHeader(reply, "Connection", "close");
            assertEquals(0, client.readToEnd().length);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /healthz HTTP/1.1||",
                "GET /healthz HTTP/1.1|Host: a b||",
                "GET /healthz HTTP/1.1|Host: a/b||",
                "GET /healthz||",
                "GET  HTTP/1.1|Host: h||",
                "GET /healthz HTTP/1.1 more|Host: h||",
                "GET /healthz HTTP/1.1\nHost: h\n\n",
                "GET /healthz\rHTTP/1.1|Host: h||",
                "GET healthz HTTP/1.1|Host: h||",
                "GET /%00 HTTP/1.1|Host: h||",
                "GET /../etc/passwd HTTP/1.1|Host: h||",
                "\u0016\u0003\u0001 TLS||"
            })
    void refusesWhatIsNoProperRequest(String request) throws Exception {
        try (RawClient client = RawClient.connect(daemon.port())) {
            client.send(request.replace("|", "\r\n"));

            assertEquals(400, client.read().status());
            assertEquals(0, client.readToEnd().length);
        }
    }

    @Test
    void limitsHowLongRequestsAre() throws Exception {
        assertEquals(414, RawClient.get(daemon.port(), "/" + "x".repeat(17_000)).status());
        assertEquals(
                431, RawClient.get(daemon.port(), "/healthz", "A: " + "x".repeat(17_000)).status());
        assertEquals(
                200, RawClient.get(daemon.port(), "/healthz", "A: " + "x".repeat(15_000)).status());
        assertEquals(505, status("GET / HTTP/2.0\r\nHost: h\r\n\r\n"));
    }

    private static int status(String request) throws IOException {
        try (RawClient client = RawClient.connect(daemon.port())) {
            client.send(request);
            return client.read().status();
        }
    }

    private static void assertHeader(Reply reply, String name, String value) {
        assertEquals(Optional.of(value), reply.header(name), name);
    }
}
