package org.tributary.app.flows;

import static javafx.scene.input.KeyCode.CONTROL;
import static javafx.scene.input.KeyCode.DIGIT1;
import static javafx.scene.input.KeyCode.ENTER;
import static javafx.scene.input.KeyCode.N;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.TextArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.app.TestServers;

/// Adding a download, and what becomes of it.
@Timeout(600)
class AddTest {
    private static final byte[] CONTENT = TestServers.bytes(500_000, 1);

    @TempDir private Path folder;
    private WindowUnderTest window;
    private String a;
    private String b;

    @BeforeEach
    void prepare() throws Exception {
        window = new WindowUnderTest(folder);
        a = window.servers.file("a", "big.bin", CONTENT).start("a");
        b = window.servers.file("b", "big.bin", CONTENT).start("b");
        window.list(a, b).open();
        window.awaitText("Browse 1 file on 2 servers");
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void aNameTypedIntoTheDialogIsDownloadedFromAllServers() throws Exception {
        window.press(CONTROL, N);
        window.find("linksArea", TextArea.class);
        window.type("big.bin");
        window.awaitText("resultTable", "SHA-256 known");
        window.press(ENTER);

        window.awaitText("downloadTable", "Finished");
        window.awaitText("downloadTable", "Verified, SHA-256 matches – 500 kB");
        assertArrayEquals(CONTENT, window.downloaded("big.bin"));
        assertEquals(List.of("big.bin"), window.files());

        window.press(CONTROL, DIGIT1);
        window.awaitText("inspector", "✓ matches");
        window.awaitText("inspector", "WHO SENT WHAT");
        window.awaitText("sharesGrid", "127.0.0.1:");
        window.clickText("Open");
        assertEquals(List.of("open " + window.downloads.resolve("big.bin")), window.system.told);
    }

    @Test
    void aLinkCanBeStartedBeforeItsServerHasAnswered() throws Exception {
        window.press(CONTROL, N);
        window.find("linksArea", TextArea.class);
        window.type("http://" + a + "/files/big.bin");
        window.press(ENTER);

        window.awaitText("downloadTable", "Finished");
        assertArrayEquals(CONTENT, window.downloaded("big.bin"));
    }

    @Test
    void aFileOfTheCatalogIsDownloadedByADoubleClick() throws Exception {
        window.clickText("Browse 1 file on 2 servers");
        window.doubleClick("catalogTable", "big.bin");
        window.awaitText("resultTable", "SHA-256 known");
        window.click("startButton");

        window.awaitText("downloadTable", "Finished");
        assertArrayEquals(CONTENT, window.downloaded("big.bin"));
    }

    @Test
    void aFileThatIsThereAlreadyIsKeptBesideTheNewOne() throws Exception {
        byte[] old = TestServers.bytes(1000, 2);
        Files.write(window.downloads.resolve("big.bin"), old);
        window.press(CONTROL, N);
        window.find("linksArea", TextArea.class);
        window.type("big.bin");
        window.awaitText("resultTable", "SHA-256 known");
        window.press(ENTER);
        window.awaitText("big.bin is there already");
        window.click("keepBothChoice");
        window.click("goOnButton");

        window.awaitText("downloadTable", "Finished");
        assertArrayEquals(CONTENT, window.downloaded("big (2).bin"));
        assertArrayEquals(old, window.downloaded("big.bin"));
    }
}
