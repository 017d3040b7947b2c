package org.tributary.shared.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tributary.shared.format.InvalidFormatException;

class ServersListTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    nas:8080                   | nas:8080         | http://nas:8080/
                    NAS.local 8080             | nas.local:8080   | http://nas.local:8080/
                    192.168.1.20:1             | 192.168.1.20:1   | http://192.168.1.20:1/
                    [::1]:65535                | [::1]:65535      | http://[::1]:65535/
                    [::1] 80                   | [::1]:80         | http://[::1]:80/
                    http://nas                 | nas:80           | http://nas:80/
                    HTTP://nas:81/             | nas:81           | http://nas:81/
                    https://nas/a/b            | nas:443/a/b      | https://nas:443/a/b/
                    https://nas/a%20b/         | nas:443/a%20b    | https://nas:443/a%20b/
                    bücher:80                  | xn--bcher-kva:80 | http://xn--bcher-kva:80/
                    """)
    void readsTheWaysToNameAServer(String line, String id, URI base) throws Exception {
        ServersList list = ServersList.parse(line);
        assertEquals(List.of(), list.problems());
        assertEquals(List.of(Server.at(id, base)), list.servers());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nas",
                "nas:",
                ":8080",
                "nas:0",
                "nas:65536",
                "nas:99999999999",
                "nas:x",
                "nas -1",
                "a:b:80",
                "::1:80",
                "[::1]",
                "[::1",
                "[x]:80",
                "my_nas:80",
                "-nas-:80",
                "ftp://nas/",
                "tracker://nas:80",
                "http://",
                "http:///x",
                "http://nas:80:80/",
                "http://nas/?a",
                "http://nas/#a",
                "http://nas/a b",
                "http://user:secret@nas/",
                "user@nas:80",
                "nas:80 name",
                "nas:80 name=",
                "nas:80 name=a name=b",
                "\"",
                "nas:80/x"
            })
    void namesAWrongLineAndSkipsIt(String line) throws Exception {
        ServersList list = ServersList.parse("one:1\n" + line + "\ntwo:2");
        assertEquals(List.of("one:1", "two:2"), ids(list));
        assertFalse(list.problems().isEmpty());
        for (ServersList.Problem problem : list.problems()) {
            assertEquals(2, problem.line());
            assertFalse(problem.toString().contains("secret"));
        }
    }

    @Test
    void tellsEveryLineThatNamesAServer() throws Exception {
        ServersList list = ServersList.parse("# ours\nnas:80\r\n\nnonsense\nNAS 80\nother:1");

        assertEquals(
                List.of(2, 5, 6), list.entries().stream().map(ServersList.Entry::line).toList());
        assertEquals(List.of("nas:80", "other:1"), ids(list));
    }

    @Test
    void readsWhatTheListSaysOfAServer() throws Exception {
        Path certificate = Files.createFile(folder.resolve("nas.pem"));
        Path token = Files.createFile(folder.resolve("my token"));
        Path file =
                Files.writeString(
                        folder.resolve("servers.txt"),
                        "nas 80 name=\"The box\" key=abc cert=nas.pem token-file=\""
                                + token
                                + "\" # mine");
        ServersList list = ServersList.read(file);
        assertEquals(List.of(), list.problems());
        assertEquals(
                new Server(
                        "nas:80",
                        URI.create("http://nas:80/"),
                        Optional.of("The box"),
                        Optional.of("abc"),
                        Optional.of(certificate),
                        Optional.of(token)),
                list.servers().getFirst());
    }

    @ParameterizedTest
    @ValueSource(strings = {"token-file", "cert"})
    void skipsAServerWhoseFileCannotBeRead(String key) throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("servers.txt"),
                        "one:1\ntwo:2 %s=none\nthree:3 %s=.\n".formatted(key, key));
        ServersList list = ServersList.read(file);
        assertEquals(List.of("one:1"), ids(list));
        assertEquals(
                List.of(
                        "line 2 (two:2 "
                                + key
                                + "=none): its "
                                + key
                                + " "
                                + folder.resolve("none")
                                + " does not exist; this server is not used",
                        "line 3 (three:3 "
                                + key
                                + "=.): its "
                                + key
                                + " "
                                + folder.resolve(".")
                                + " cannot be read; this server is not used"),
                list.problems().stream().map(ServersList.Problem::toString).toList());
    }

    @Test
    void keepsAServerWhoseKeyItDoesNotKnow() throws Exception {
        ServersList list = ServersList.parse("\nnas:80 colour=blue name=x");
        assertEquals(Optional.of("x"), list.servers().getFirst().name());
        assertEquals(2, list.problems().getFirst().line());
        assertTrue(list.problems().getFirst().sentence().contains("colour"));
    }

    @Test
    void letsNoListFromElsewhereNameFiles() throws Exception {
        ServersList list = ServersList.parse("evil:80 token-file=/home/ann/.ssh/id_ed25519");
        assertEquals(List.of(), list.servers());
        assertEquals(1, list.problems().size());
    }

    @Test
    void readsWhatWindowsEditorsWrite() throws Exception {
        byte[] text = "\uFEFF# lab\r\n\r\none:1\r\n  two:2  \r\n".getBytes(StandardCharsets.UTF_8);
        ServersList list = ServersList.parse(text);
        assertEquals(List.of("one:1", "two:2"), ids(list));
        assertEquals(List.of(), list.problems());
    }

    @Test
    void countsAServerOnce() throws Exception {
        ServersList list = ServersList.parse("nas:80 name=first\nNAS 80\nhttp://nas/\nnas:81");
        assertEquals(List.of("nas:80", "nas:81"), ids(list));
        assertEquals(Optional.of("first"), list.servers().getFirst().name());
    }

    @Test
    void readsServersInOneLine() {
        ServersList list = ServersList.ofInline("one:1, two 2 ,three,[::1]:4");
        assertEquals(List.of("one:1", "two:2", "[::1]:4"), ids(list));
        assertEquals(3, list.problems().getFirst().line());
    }

    @Test
    void staysBounded() throws Exception {
        assertThrows(
                InvalidFormatException.class,
                () -> ServersList.parse(new byte[ServersList.MAX_BYTES + 1]));
        ServersList list = ServersList.parse("#\n".repeat(ServersList.MAX_LINES) + "late:1\nx:2");
        assertEquals(List.of(), list.servers());
        assertEquals(ServersList.MAX_LINES + 1, list.problems().getFirst().line());
    }

    @Test
    void showsProblemsWithoutControlCharacters() throws Exception {
        String shown = ServersList.parse("\u001b[2J:x" + "y".repeat(500)).problems().toString();
        assertFalse(shown.chars().anyMatch(Character::isISOControl));
        assertTrue(shown.length() < 700);
    }

    private static List<String> ids(ServersList list) {
        return list.servers().stream().map(Server::id).toList();
    }
}
