package org.tributary.app.flows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.input.DataFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.app.TestServers;
import org.tributary.shared.format.Metalink;
import org.tributary.shared.format.Sha256;

/// Dropping things on the window: what is seen while they are held over it, and what comes of them.
@Timeout(600)
class DropTest {
    private static final int SIZE = 1_000_000;
    private static final int HALF = SIZE / 2;
    private static final byte[] ONE = TestServers.bytes(SIZE, 1);
    private static final byte[] TWO = TestServers.bytes(300_000, 2);

    @TempDir private Path folder;
    private WindowUnderTest window;
    private String server;

    @BeforeEach
    void prepare() throws Exception {
        window = new WindowUnderTest(folder);
        server = window.servers.file("a", "one.bin", ONE).file("a", "two.bin", TWO).start("a");
        window.list(server).open();
        window.awaitText("Browse 2 files on 1 server");
    }

    @AfterEach
    void close() {
        window.close();
    }

    private String link(String name) {
        return "http://" + server + "/files/" + name;
    }

    private void startBoth() throws Exception {
        window.awaitText("summaryLabel", "2 downloads");
        window.click("startButton");
        assertEquals(List.of("one.bin", "two.bin"), window.finished("one.bin", "two.bin"));
        assertArrayEquals(ONE, window.downloaded("one.bin"));
        assertArrayEquals(TWO, window.downloaded("two.bin"));
    }

    @Test
    void aLink() throws Exception {
        window.hold(DataFormat.URL, link("one.bin"));
        window.awaitText("Drop to add 1 download");
        window.drop(DataFormat.URL, link("one.bin"));
        window.awaitNoText("Drop to add 1 download");
        window.awaitText("resultTable", "one.bin");
        window.click("startButton");
        assertEquals(List.of("one.bin"), window.finished("one.bin"));
        assertArrayEquals(ONE, window.downloaded("one.bin"));
    }

    @Test
    void severalLinksInOneString() throws Exception {
        String both = link("one.bin") + "\n" + link("two.bin");
        window.hold(DataFormat.URL, both);
        window.awaitText("Drop to add 2 downloads");
        window.drop(DataFormat.URL, both);
        startBoth();
    }

    @Test
    void aTextWithLinksInIt() throws Exception {
        window.drop(
                DataFormat.PLAIN_TEXT,
                "The first is " + link("one.bin") + ",\nthe other " + link("two.bin") + ".");
        startBoth();
    }

    @Test
    void aFileWithLinksInIt() throws Exception {
        Path links = window.file("links.txt", link("one.bin") + "\n" + link("two.bin") + "\n");
        window.dropFiles(links);
        startBoth();
    }

    @Test
    void aListOfServers() throws Exception {
        String other = window.servers.file("b", "three.bin", TWO).start("b");
        window.dropFiles(window.file("servers.txt", "# ours\n" + other + " name=ours\n"));
        window.awaitText("serverTable", "ours");
        window.awaitText("statusBar", "2 of 2 servers answer");
        assertTrue(Files.readString(window.serversFile()).contains(other));
    }

    @Test
    void aMetalinkDocument() throws Exception {
        Metalink.Link link = new Metalink.Link(URI.create(link("one.bin")), 1);
        Metalink document =
                new Metalink(
                        List.of(
                                new Metalink.File(
                                        "named.bin",
                                        OptionalLong.of(SIZE),
                                        Optional.of(Sha256.of(ONE)),
                                        Optional.empty(),
                                        List.of(link))));
        window.dropFiles(window.file("one.meta4", document.write()));
        window.awaitText("resultTable", "named.bin");
        window.click("startButton");
        assertEquals(List.of("named.bin"), window.finished("named.bin"));
        assertArrayEquals(ONE, window.downloaded("named.bin"));
        window.awaitText("downloadTable", "Verified, SHA-256 matches");
    }

    @Test
    void aPartialCopyOfWhichOnlyTheRestIsFetched() throws Exception {
        byte[] half = Arrays.copyOf(ONE, HALF);
        Path copy = window.file("one.bin", half);
        window.dropFiles(copy);
        window.awaitText("Complete one.bin");
        window.click("repairButton");
        window.awaitText("downloadTable", "Finished");
        assertArrayEquals(ONE, Files.readAllBytes(copy));
        long sent = window.servers.sentBytes();
        assertTrue(sent < SIZE - HALF + 2 * (64 << 10), () -> sent + " bytes were fetched");
    }
}
