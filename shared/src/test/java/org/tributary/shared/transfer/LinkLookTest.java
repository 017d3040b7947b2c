package org.tributary.shared.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.shared.client.FakeServer;
import org.tributary.shared.client.FakeServer.Handler;
import org.tributary.shared.client.FakeServer.Response;
import org.tributary.shared.client.HttpSettings;
import org.tributary.shared.client.HttpSettings.Login;
import org.tributary.shared.format.Metalink;
import org.tributary.shared.format.Metalink.Link;
import org.tributary.shared.format.Sha256;

class LinkLookTest {
    private static final byte[] CONTENT = Swarm.bytes(100_000, 1);

    @TempDir private Path folder;
    private DownloadManager manager;
    private FakeServer server;

    @BeforeEach
    void open() throws IOException {
        manager = DownloadManager.open(new ManagerSettings(folder, HttpSettings.DEFAULT));
    }

    @AfterEach
    void close() throws IOException {
        manager.close();
        server.close();
    }

    private LinkAnswer look(String path, Handler handler) throws IOException {
        server = FakeServer.start(handler);
        return manager.look(server.uri(path), Optional.empty());
    }

    @Test
    void tellsWhatIsKnownOfAFile() throws IOException {
        String digest = Base64.getEncoder().encodeToString(Sha256.of(CONTENT).bytes());
        LinkAnswer answer =
                look(
                        "/old%20name.iso?x=1",
                        request ->
                                Response.resource(request, CONTENT)
                                        .header("ETag", "\"7\"")
                                        .header(
                                                "Content-Disposition",
                                                "attachment; filename=\"new name.iso\"")
                                        .header("Link", "<http://b/x.iso>; rel=duplicate; pri=2")
                                        .header("Repr-Digest", "sha-256=:" + digest + ":"));
        assertEquals(
                new LinkAnswer.File(
                        "new name.iso",
                        OptionalLong.of(CONTENT.length),
                        true,
                        Optional.of("\"7\""),
                        Optional.of(Sha256.of(CONTENT)),
                        List.of(URI.create("http://b/x.iso"))),
                answer);
        assertEquals(1, server.requests().size());
    }

    @Test
    void tellsAFileByItsLinkWhereTheServerSaysLittle() throws IOException {
        LinkAnswer answer = look("/old%20name.iso?x=1", _ -> Response.of(200, CONTENT).chunked());
        assertEquals(
                new LinkAnswer.File(
                        "old name.iso",
                        OptionalLong.empty(),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        List.of()),
                answer);
    }

    @Test
    void tellsAPageFromAFile() throws IOException {
        byte[] page = "<html>".getBytes(StandardCharsets.US_ASCII);
        LinkAnswer answer =
                look("/", _ -> Response.of(200, page).header("Content-Type", "text/html"));
        assertEquals(new LinkAnswer.WebPage("download", OptionalLong.of(6)), answer);
    }

    @Test
    void readsAMetalinkDocument() throws IOException {
        Metalink document =
                new Metalink(
                        List.of(
                                new Metalink.File(
                                        "a/b.iso",
                                        OptionalLong.of(3),
                                        Optional.empty(),
                                        Optional.empty(),
                                        List.of(new Link(URI.create("http://a/b.iso"), 1)))));
        assertEquals(
                new LinkAnswer.Described(document),
                look("/x.meta4", request -> Response.resource(request, document.write())));
    }

    @Test
    void saysThatADocumentIsNone() throws IOException {
        byte[] bytes = {1, 2, 3};
        assertInstanceOf(
                LinkAnswer.NoMetalink.class,
                look("/x.METALINK", request -> Response.resource(request, bytes)));
    }

    @Test
    void tellsEveryWayInWhichAServerGivesNothing() throws IOException {
        Map<Integer, LinkAnswer> answers =
                Map.of(
                        401, new LinkAnswer.LoginNeeded(),
                        403, new LinkAnswer.Denied(),
                        404, new LinkAnswer.NotFound(),
                        410, new LinkAnswer.NotFound(),
                        418, new LinkAnswer.Refused("it answered 418"),
                        500, new LinkAnswer.NoAnswer("it answered 500"),
                        503, new LinkAnswer.Busy(Optional.empty()));
        server =
                FakeServer.start(
                        request -> Response.of(Integer.parseInt(request.path().substring(1))));
        answers.forEach((status, answer) ->
                assertEquals(answer, manager.look(server.uri("/" + status), Optional.empty())));
    }

    @Test
    void saysThatNobodyAnswers() throws IOException {
        server = FakeServer.start(_ -> null);
        URI uri = server.uri("/x");
        server.close();
        assertEquals(
                new LinkAnswer.NoAnswer("connection refused"), manager.look(uri, Optional.empty()));
    }

    @Test
    void asksWithALoginOfItsOwn() throws IOException {
        server =
                FakeServer.start(request ->
                        request.header("Authorization").isPresent()
                                ? Response.resource(request, CONTENT)
                                : Response.of(401));
        HttpSettings settings =
                new HttpSettings(
                        Optional.empty(),
                        Map.of(),
                        "Tributary",
                        List.of(new Login("127.0.0.1", server.port(), "ann", "secret")));
        assertInstanceOf(
                LinkAnswer.File.class, manager.look(server.uri("/x"), Optional.of(settings)));
    }
}
