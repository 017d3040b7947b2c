package org.tributary.app.flows;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.app.TestServers;

/// What somebody sees who starts the program for the first time.
@Timeout(600)
class FirstStartTest {
    @TempDir private Path folder;
    private WindowUnderTest window;

    @BeforeEach
    void prepare() throws Exception {
        window = new WindowUnderTest(folder);
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void anEmptyWindowSaysWhatToDo() throws Exception {
        window.open();
        window.awaitText("Drop a link, a .meta4 file or a server list here");
        window.awaitText("No servers yet: links work, and a servers.txt makes them faster.");
        window.clickText("Add servers…");
        window.awaitText("No servers yet. Drop servers.txt here or type host:port.");
    }

    @Test
    void serversOfTheListAreFoundAlsoWhenOneIsDown() throws Exception {
        byte[] content = TestServers.bytes(100_000, 1);
        String a = window.servers.file("a", "big.bin", content).start("a");
        String b = window.servers.file("b", "big.bin", content).start("b");
        String c = window.servers.file("c", "big.bin", content).start("c");
        window.servers.stop("c");
        window.list(a, b, c).open();

        window.awaitText("Browse 1 file on 2 servers");
        window.awaitText("2 of 3 servers from servers.txt answer. " + c + " does not.");
        window.awaitText("serverList", "no answer");
        window.awaitText("serverList", " ms");
        assertTrue(window.seen("serverList").contains(a), "the server has its name beside it");
        window.awaitText("statusBar", "2 of 3 servers answer");

        window.servers.startAgain("c");
        window.awaitText("statusBar", "3 of 3 servers answer");
        window.awaitText("Browse 1 file on 3 servers");
    }
}
