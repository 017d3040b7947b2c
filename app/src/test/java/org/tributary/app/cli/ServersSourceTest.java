package org.tributary.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.shared.servers.Server;

class ServersSourceTest {
    @TempDir private Path folder;
    private final FakeEngine engine = new FakeEngine();
    private final List<String> remarks = new ArrayList<>();

    @Test
    void readsHostsGivenInPlace() {
        assertEquals(List.of("a:1", "b:2"), read("a:1,b:2"));
    }

    @Test
    void readsAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("mine"), "a:1\n# no\nb 2\n");

        assertEquals(List.of("a:1", "b:2"), read(file.toString()));
    }

    @Test
    void readsAListFromALink() {
        engine.documents.put(URI.create("http://h:9/lists/all.txt"), "a:1\n".getBytes(UTF_8));

        assertEquals(List.of("a:1"), read("http://h:9/lists/all.txt"));
    }

    @Test
    void aLinkWithoutAPathIsAServer() {
        assertEquals(List.of("h:9"), read("http://h:9"));
        assertEquals(List.of("h:9"), read("http://h:9/"));
    }

    @Test
    void tellsWrongLinesAndUsesTheOthers() throws IOException {
        Path file = Files.writeString(folder.resolve("mine"), "a:1\nnode-b;2\n");

        assertEquals(List.of("a:1"), read(file.toString()));
        assertEquals(1, remarks.size());
        assertTrue(
                remarks.getFirst().startsWith(file + ", line 2 (node-b;2): "), remarks.getFirst());
    }

    @Test
    void theUsualListIsServersTxtOfTheConfigFolder() throws IOException {
        Files.writeString(folder.resolve("servers.txt"), "a:1\r\n");

        assertEquals(List.of("a:1"), read(Optional.empty(), true));
    }

    @Test
    void withoutAnyListSaysHowToGiveOne() {
        assertEquals(List.of(), read(Optional.empty(), false));
        CommandFailure failure =
                assertThrows(CommandFailure.class, () -> read(Optional.empty(), true));
        assertEquals(2, failure.code().number());
        assertTrue(failure.getMessage().contains(folder.resolve("servers.txt").toString()));
        assertTrue(failure.getMessage().contains("--servers host:port"));
    }

    @Test
    void aListThatCannotBeHadEndsTheCommand() throws IOException {
        assertEquals(2, code("missing.txt"));
        assertEquals(2, code("a:1,b"));
        assertEquals(2, code(Files.createFile(folder.resolve("empty")).toString()));
        assertEquals(2, code("http:///list"));
        assertEquals(2, code("http://h:99999/list"));
        assertEquals(2, code("http://h:x y/list"));
        assertEquals(4, code("http://gone/list"));
    }

    @Test
    void aLinkWithoutAListSaysWhatToDo() {
        CommandFailure failure =
                assertThrows(CommandFailure.class, () -> read("http://bob:secret@h:9/none.txt"));

        assertEquals(2, failure.code().number());
        assertEquals(
                "There is no servers list at http://h:9/none.txt (the server answered 404)."
                        + " Check the link; that of a server itself ends in \"/\".",
                failure.getMessage());
    }

    @Test
    void aPageThatIsNoListIsNotReadOutAloud() {
        engine.documents.put(URI.create("http://h:9/page"), "<p>\n".repeat(500).getBytes(UTF_8));

        assertEquals(2, code("http://h:9/page"));
        assertEquals(10, remarks.size());
        assertEquals("http://h:9/page: 491 more lines are not usable.", remarks.getLast());
    }

    private int code(String list) {
        return assertThrows(CommandFailure.class, () -> read(list)).code().number();
    }

    private List<String> read(String list) {
        return read(Optional.of(list), true);
    }

    private List<String> read(Optional<String> list, boolean required) {
        return new ServersSource(engine, folder)
                .read(list, required, remarks::add).stream().map(Server::id).toList();
    }
}
