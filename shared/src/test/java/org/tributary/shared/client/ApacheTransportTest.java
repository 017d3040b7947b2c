package org.tributary.shared.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tributary.shared.client.FakeServer.Request;
import org.tributary.shared.client.FakeServer.Response;
import org.tributary.shared.client.HttpSettings.Login;
import org.tributary.shared.servers.Server;

class ApacheTransportTest {
    private static final byte[] BODY = "0123456789".getBytes();
    private static final Timeouts PATIENT =
            new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(5));
    private static final Timeouts IMPATIENT =
            new Timeouts(Duration.ofSeconds(5), Duration.ofMillis(200));

    private final List<FakeServer> servers = new ArrayList<>();
    private final List<HttpTransport> transports = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (HttpTransport transport : transports) {
            transport.close();
        }
        for (FakeServer server : servers) {
            server.close();
        }
    }

    @Test
    void sendsWhatItIsTold() throws Exception {
        FakeServer server = serve(request -> Response.resource(request, BODY));
        HttpSettings settings =
                new HttpSettings(
                        Optional.empty(), Map.of("X-Team", "blue"), "Tributary/1", List.of());
        HttpTransport transport = transport(settings);
        try (var exchange =
                transport.get(
                        server.server(), server.uri("/a%20b"), Map.of("Range", "bytes=2-4"))) {
            HttpReply reply = exchange.reply();
            assertEquals(206, reply.status());
            assertEquals(3, reply.contentLength());
            assertEquals(Optional.of("bytes 2-4/10"), reply.header("content-range"));
            assertArrayEquals("234".getBytes(), reply.body().readAllBytes());
        }
        Request request = server.requests().getFirst();
        assertEquals("GET", request.method());
        assertEquals("/a%20b", request.path());
        assertEquals(Optional.of("identity"), request.header("Accept-Encoding"));
        assertEquals(Optional.of("Tributary/1"), request.header("User-Agent"));
        assertEquals(Optional.of("blue"), request.header("X-Team"));
        assertEquals(Optional.of("127.0.0.1:" + server.port()), request.header("Host"));
        assertEquals(Optional.empty(), request.header("Cookie"));
    }

    @Test
    void usesAConnectionAgainWhenItsBodyWasReadToTheEnd() throws Exception {
        FakeServer server = serve(request -> Response.resource(request, BODY));
        HttpTransport transport = transport();
        for (int i = 0; i < 3; i++) {
            assertArrayEquals(BODY, read(transport, server.uri("/x")));
        }
        assertEquals(1, server.connections());
    }

    @Test
    void closesAConnectionWhoseBodyWasNot() throws Exception {
        byte[] large = new byte[50 << 20];
        FakeServer server = serve(request -> Response.resource(request, large));
        HttpTransport transport = transport();
        try (var exchange = transport.get(server.server(), server.uri("/x"), Map.of())) {
            assertEquals(5, exchange.reply().body().readNBytes(5).length);
        }
        read(transport, server.uri("/y"));
        assertEquals(2, server.requests().size());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsRedirects(int status) throws Exception {
        FakeServer server =
                serve(request ->
                        request.path().equals("/to")
                                ? Response.of(200, BODY)
                                : Response.of(status).header("Location", "/to"));
        HttpTransport transport = transport();
        try (var exchange = transport.get(server.server(), server.uri("/from"), Map.of())) {
            HttpReply reply = exchange.reply();
            assertEquals(server.uri("/to"), reply.uri());
            assertArrayEquals(BODY, reply.body().readAllBytes());
        }
    }

    @Test
    void followsFiveRedirectsAndNoMore() throws Exception {
        FakeServer server =
                serve(request -> {
                    int left = Integer.parseInt(request.path().substring(1));
                    return left == 0
                            ? Response.of(200, BODY)
                            : Response.of(302).header("Location", "/" + (left - 1));
                });
        assertArrayEquals(BODY, read(transport(), server.uri("/5")));
        assertThrows(IOException.class, () -> read(transport(), server.uri("/6")));
        assertEquals(6 + 6, server.requests().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://127.0.0.1/x",
                "jar:file:/x",
                "http:///x",
                "http://a_b/x",
                "http://127.0.0.1:0/x",
                "http://127.0.0.1:99999/x",
                "http://a b/",
                "http://[::1",
                "mailto:x"
            })
    void followsRedirectsOnlyToTheWeb(String location) throws Exception {
        FakeServer server = serve(_ -> Response.of(302).header("Location", location));
        assertThrows(IOException.class, () -> read(transport(), server.uri("/")));
        assertEquals(1, server.requests().size());
    }

    @Test
    void sendsItsOwnHeadersAndSecretsToNobodyElse(@TempDir Path folder) throws Exception {
        FakeServer other = serve(_ -> Response.of(200, BODY));
        FakeServer first =
                serve(_ -> Response.of(302).header("Location", other.uri("/x").toString()));
        Path token = Files.writeString(folder.resolve("token"), "secret\n");
        Server server =
                new Server(
                        first.server().id(),
                        first.server().base(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(token));
        HttpSettings settings =
                new HttpSettings(
                        Optional.empty(),
                        Map.of("X-Key", "k", "Authorization", "Basic abc"),
                        "T",
                        List.of(new Login("127.0.0.1", first.port(), "me", "pw")));
        HttpTransport transport = transport(settings);
        try (var exchange = transport.get(server, first.uri("/"), Map.of("Range", "bytes=0-1"))) {
            exchange.reply().body().readAllBytes();
        }
        Request sent = first.requests().getFirst();
        assertEquals(Optional.of("Bearer secret"), sent.header("Authorization"));
        assertEquals(Optional.of("k"), sent.header("X-Key"));
        Request leaked = other.requests().getFirst();
        assertEquals(Optional.empty(), leaked.header("Authorization"));
        assertEquals(Optional.empty(), leaked.header("X-Key"));
        assertEquals(Optional.of("bytes=0-1"), leaked.header("Range"));
    }

    @Test
    void sendsALoginOnlyWhereItBelongs() throws Exception {
        FakeServer one = serve(_ -> Response.of(200, BODY));
        FakeServer two = serve(_ -> Response.of(200, BODY));
        HttpTransport transport =
                transport(
                        new HttpSettings(
                                Optional.empty(),
                                Map.of(),
                                "T",
                                List.of(new Login("127.0.0.1", one.port(), "me", "p:w"))));
        read(transport, one.uri("/"));
        read(transport, two.uri("/"));
        assertEquals(
                Optional.of("Basic bWU6cDp3"), one.requests().getFirst().header("Authorization"));
        assertEquals(Optional.empty(), two.requests().getFirst().header("Authorization"));
    }

    @Test
    void goesThroughAProxyWithItsLogin() throws Exception {
        FakeServer proxy =
                serve(request ->
                        request.header("Proxy-Authorization").isPresent()
                                ? Response.of(200, BODY)
                                : Response.of(407).header("Proxy-Authenticate", "Basic realm=x"));
        URI through = URI.create("http://me:pw@127.0.0.1:" + proxy.port());
        HttpTransport transport =
                transport(new HttpSettings(Optional.of(through), Map.of(), "T", List.of()));
        assertArrayEquals(BODY, read(transport, URI.create("http://example.invalid/x")));
        assertEquals("http://example.invalid/x", proxy.requests().getLast().path());
    }

    @Test
    void saysThatItIsTheProxyWhichDoesNotAnswer() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        URI through = URI.create("http://me:pw@127.0.0.1:" + port);
        HttpTransport transport =
                transport(new HttpSettings(Optional.of(through), Map.of(), "T", List.of()));
        ConnectException refused =
                assertThrows(
                        ConnectException.class,
                        () -> read(transport, URI.create("http://example.invalid/x")));
        assertEquals(
                "the proxy 127.0.0.1:" + port + " cannot be reached: connection refused",
                refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "empty", "."})
    void saysWhichFileOfAServerCannotBeUsed(String name, @TempDir Path folder) throws Exception {
        Files.createFile(folder.resolve("empty"));
        Path file = folder.resolve(name);
        FakeServer web = serve(_ -> Response.of(200, BODY));
        Server usual = web.server();
        for (String key : List.of("cert", "token")) {
            Server server =
                    new Server(
                            usual.id(),
                            usual.base(),
                            Optional.empty(),
                            Optional.empty(),
                            key.equals("cert") ? Optional.of(file) : Optional.empty(),
                            key.equals("token") ? Optional.of(file) : Optional.empty());
            try (var exchange = transport().get(server, web.uri("/"), Map.of())) {
                LocalFileException failure =
                        assertThrows(LocalFileException.class, exchange::reply);
                assertTrue(failure.getMessage().contains(key), failure.getMessage());
                assertTrue(failure.getMessage().contains(file.toString()), failure.getMessage());
            }
        }
        assertEquals(List.of(), web.requests());
    }

    @Test
    void tellsARefusedConnectionFromSilence() throws Exception {
        FakeServer silent = serve(_ -> Response.of(200).silent());
        assertThrows(SocketTimeoutException.class, () -> read(impatient(), silent.uri("/")));
        FakeServer stops = serve(_ -> Response.of(200, BODY).hangAfter(3));
        assertThrows(SocketTimeoutException.class, () -> read(impatient(), stops.uri("/")));
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        ConnectException refused =
                assertThrows(
                        ConnectException.class,
                        () -> read(transport(), URI.create("http://127.0.0.1:" + port + "/")));
        assertEquals("connection refused", refused.getMessage());
    }

    @Test
    void aSlowBodyIsNoSilence() throws Exception {
        FakeServer server = serve(_ -> Response.of(200, new byte[100 << 10]).slow(200_000));
        assertEquals(100 << 10, read(transport(), server.uri("/")).length);
    }

    @Test
    void cancelEndsABlockedRead() throws Exception {
        FakeServer server = serve(_ -> Response.of(200, BODY).hangAfter(3));
        HttpTransport transport = transport();
        try (var exchange = transport.get(server.server(), server.uri("/"), Map.of())) {
            HttpReply reply = exchange.reply();
            assertEquals(3, reply.body().readNBytes(3).length);
            CompletableFuture<Integer> read = new CompletableFuture<>();
            Thread.ofVirtual()
                    .start(() -> {
                        try {
                            read.complete(reply.body().read());
                        } catch (IOException e) {
                            read.completeExceptionally(e);
                        }
                    });
            exchange.cancel();
            ExecutionException failure =
                    assertThrows(ExecutionException.class, () -> read.get(60, TimeUnit.SECONDS));
            assertTrue(failure.getCause() instanceof IOException, failure.toString());
        }
    }

    /// Cancels after ever longer times, so that every step of a request is hit sometimes.
    @Test
    void aRequestCancelledAtAnyMomentFailsLikeTheNetwork() throws Exception {
        FakeServer server = serve(_ -> Response.of(200, BODY));
        HttpTransport transport = transport();
        int cancelled = 0;
        for (long nanos = 0; nanos < 1_000_000; nanos += 1000) {
            long until = System.nanoTime() + nanos;
            HttpTransport.Exchange exchange =
                    transport.get(server.server(), server.uri("/"), Map.of());
            Thread canceller = Thread.ofPlatform().start(() -> cancelAt(until, exchange));
            try (exchange) {
                exchange.reply().body().readAllBytes();
            } catch (IOException expected) {
                cancelled++;
            }
            canceller.join();
        }
        assertTrue(cancelled > 0, "no request was cancelled in time");
    }

    private static void cancelAt(long nanos, HttpTransport.Exchange exchange) {
        while (System.nanoTime() - nanos < 0) {
            Thread.onSpinWait();
        }
        exchange.cancel();
    }

    @Test
    void nothingIsSentAfterACancel() throws Exception {
        FakeServer server = serve(_ -> Response.of(200, BODY));
        try (var exchange = transport().get(server.server(), server.uri("/"), Map.of())) {
            exchange.cancel();
            assertThrows(IOException.class, exchange::reply);
        }
        assertEquals(List.of(), server.requests());
    }

    @Test
    void endlessHeadersAreNotRead() throws Exception {
        FakeServer line = serve(_ -> Response.of(200, BODY).header("X", "y".repeat(1 << 20)));
        assertThrows(IOException.class, () -> read(transport(), line.uri("/")));
        FakeServer lines = serve(_ -> Response.of(200, BODY).header("X", "y\r\nX: y".repeat(5000)));
        assertThrows(IOException.class, () -> read(transport(), lines.uri("/")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b[2J 200",
                "HTTP/1.1 \u001b[31mRED",
                "HTTP/1.1 2\u00070 x",
                "HTTP/\u001b9",
                "GARBAGE",
                ""
            })
    void whatIsNoHttpFailsWithoutItsControlCharacters(String line) throws Exception {
        FakeServer server = serve(_ -> Response.of(200, BODY).statusLine(line));
        IOException failure =
                assertThrows(IOException.class, () -> read(impatient(), server.uri("/")));
        assertFalse(
                failure.getMessage().codePoints().anyMatch(Character::isISOControl),
                failure.getMessage());
    }

    @Test
    void badHeadersFailWithoutTheirControlCharacters() throws Exception {
        FakeServer server =
                serve(_ ->
                        Response.of(200, BODY)
                                .untilClosed()
                                .header("Content-Length", "\u001b[31m"));
        IOException failure =
                assertThrows(IOException.class, () -> read(transport(), server.uri("/")));
        assertFalse(
                failure.getMessage().codePoints().anyMatch(Character::isISOControl),
                failure.getMessage());
    }

    @Test
    void chunksThatAreNoneFail() throws Exception {
        FakeServer server =
                serve(_ ->
                        Response.of(200, "\u001b[31m\r\n".getBytes())
                                .untilClosed()
                                .header("Transfer-Encoding", "chunked"));
        IOException failure =
                assertThrows(IOException.class, () -> read(transport(), server.uri("/")));
        assertFalse(
                failure.getMessage().codePoints().anyMatch(Character::isISOControl),
                failure.getMessage());
    }

    @Test
    void aBrokenBodyIsNoEnd() throws Exception {
        FakeServer server = serve(_ -> Response.of(200, BODY).announced(20));
        IOException failure =
                assertThrows(IOException.class, () -> read(transport(), server.uri("/")));
        assertEquals("it closed the connection in the middle of an answer", failure.getMessage());
    }

    private FakeServer serve(FakeServer.Handler handler) throws IOException {
        FakeServer server = FakeServer.start(handler);
        servers.add(server);
        return server;
    }

    private HttpTransport transport() {
        return transport(HttpSettings.DEFAULT);
    }

    private HttpTransport transport(HttpSettings settings) {
        return transport(settings, PATIENT);
    }

    private HttpTransport impatient() {
        return transport(HttpSettings.DEFAULT, IMPATIENT);
    }

    private HttpTransport transport(HttpSettings settings, Timeouts timeouts) {
        HttpTransport transport = new ApacheTransport(settings, timeouts);
        transports.add(transport);
        return transport;
    }

    private static byte[] read(HttpTransport transport, URI uri) throws IOException {
        Server server =
                Server.at(uri.getAuthority(), URI.create("http://" + uri.getAuthority() + "/"));
        try (var exchange = transport.get(server, uri, Map.of())) {
            return exchange.reply().body().readAllBytes();
        }
    }
}
