package org.tributary.app.servers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.shared.format.InvalidFormatException;
import org.tributary.shared.servers.ServersList;

class ListFileTest {
    @TempDir private Path folder;
    private Path file;
    private ListFile list;

    @BeforeEach
    void nameTheList() {
        file = folder.resolve("config/servers.txt");
        list = new ListFile(file);
    }

    @Test
    void aMissingFileIsAnEmptyList() throws Exception {
        assertEquals(List.of(), list.read().servers());
        assertTrue(list.stamp().isEmpty());
    }

    @Test
    void makesTheFileWithItsFirstServer() throws Exception {
        assertEquals(List.of("nas:8080"), list.add(" nas:8080 \n").servers());
        assertEquals("nas:8080\n", Files.readString(file));
    }

    @Test
    void addsBelowAndLeavesTheRestAlone() throws Exception {
        byte[] odd =
                "\uFEFF# m\u00fcll\r\n\r\n  nas 8080   name=\"x y\"\r\nno server\r\nlast:1"
                        .getBytes(UTF_8);
        odd[5] = (byte) 0xFF;
        write(odd);

        list.add("other:2 name=\"b c\"  # mine");

        byte[] after = Files.readAllBytes(file);
        assertArrayEquals(odd, java.util.Arrays.copyOf(after, odd.length));
        assertEquals(
                "\r\nother:2 name=\"b c\"  # mine\r\n",
                new String(after, odd.length, after.length - odd.length, UTF_8));
    }

    @Test
    void addsNothingTwice() throws Exception {
        write("nas:8080\n".getBytes(UTF_8));

        Servers.Added added =
                list.add("http://NAS:8080/\nnew:1\nnew 1\nnas 8080 name=again\nwhat is this");

        assertEquals(List.of("new:1"), added.servers());
        assertEquals(1, added.known());
        assertEquals(List.of(5), added.problems().stream().map(ServersList.Problem::line).toList());
        assertEquals("nas:8080\nnew:1\n", Files.readString(file));
    }

    @Test
    void takesServersThatStandInOneLine() throws Exception {
        assertEquals(List.of("a:1", "b:2"), list.add("a:1, b:2").servers());
        assertEquals("a:1\nb:2\n", Files.readString(file));
    }

    @Test
    void takesNoFileNamesFromElsewhere() throws Exception {
        Servers.Added added = list.add("a:1 token-file=/etc/passwd");

        assertEquals(List.of(), added.servers());
        assertEquals(1, added.problems().size());
        assertTrue(Files.notExists(file));
    }

    @Test
    void removesEveryLineOfAServerAndNoOther() throws Exception {
        write("# ours\r\nnas:1 name=x\r\rother:2\nNAS 1\n# end".getBytes(UTF_8));

        list.remove(Set.of(URI.create("http://nas:1/")));

        assertEquals("# ours\r\n\rother:2\n# end", Files.readString(file));
    }

    @Test
    void staysAListThatCanBeRead() throws Exception {
        write("#\n".repeat(ServersList.MAX_LINES).getBytes(UTF_8));

        assertThrows(InvalidFormatException.class, () -> list.add("late:1"));
        assertEquals(2L * ServersList.MAX_LINES, Files.size(file));
    }

    @Test
    void leavesNothingElseBehind() throws Exception {
        list.add("a:1");
        list.remove(Set.of(URI.create("http://a:1/")));

        try (Stream<Path> files = Files.list(file.getParent())) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void followsALinkAndKeepsIt() throws Exception {
        Path real = Files.writeString(folder.resolve("real.txt"), "a:1\n");
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file, real);

        list.add("b:2");

        assertTrue(Files.isSymbolicLink(file));
        assertEquals("a:1\nb:2\n", Files.readString(real));
    }

    @Test
    void exportsTheListAsItStands() throws Exception {
        write("# ours\na:1\n".getBytes(UTF_8));
        Path copy = folder.resolve("copy.txt");

        list.export(copy);

        assertEquals(-1, Files.mismatch(file, copy));
    }

    @Test
    void seesThatTheFileIsAnotherOne() throws Exception {
        write("a:1\n".getBytes(UTF_8));
        ListFile.Stamp before = list.stamp().orElseThrow();

        write("a:1\nb:2\n".getBytes(UTF_8));

        assertTrue(!before.equals(list.stamp().orElseThrow()));
    }

    private void write(byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }
}
