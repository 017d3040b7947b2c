package org.tributary.app.flows;

import static javafx.scene.input.KeyCode.CONTROL;
import static javafx.scene.input.KeyCode.Q;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.app.TestServers;

/// Stopping in the middle, in good order and otherwise, and going on from there.
@Timeout(600)
class PauseTest {
    private static final int SIZE = 8_000_000;
    private static final int SEGMENT = 64 << 10;
    private static final byte[] CONTENT = TestServers.bytes(SIZE, 1);

    /// For each of the connections, so that there is time for what happens in between.
    private static final String SLOWLY = "slow=10kB";

    /// Bytes on their way when it stops, and asked for twice near the end: some segments.
    private static final int SLACK = 12 * SEGMENT;

    @TempDir private Path folder;
    private WindowUnderTest window;

    /// Bytes sent by servers that were ended since.
    private long sent;

    @BeforeEach
    void prepare() throws Exception {
        window = new WindowUnderTest(folder);
        String a = window.servers.file("a", "big.bin", CONTENT).start("a", SLOWLY);
        String b = window.servers.file("b", "big.bin", CONTENT).start("b", SLOWLY);
        window.list(a, b).open();
        window.awaitText("Browse 1 file on 2 servers");
        window.add("big.bin");
        window.awaitSegments(24);
    }

    @AfterEach
    void close() {
        window.close();
    }

    /// Lets servers send as fast as they can, counting on.
    private void hurry() throws Exception {
        sent = window.servers.sentBytes();
        for (String server : List.of("a", "b")) {
            window.servers.stop(server);
            window.servers.startAgain(server, "slow=1GB");
        }
    }

    private void assertFinishedWithNothingFetchedTwice() throws Exception {
        assertFinishedAfterSending(SIZE + SLACK);
    }

    private void assertFinishedAfterSending(long most) throws Exception {
        assertEquals(List.of("big.bin"), window.finished("big.bin"));
        assertArrayEquals(CONTENT, window.downloaded("big.bin"));
        assertEquals(List.of("big.bin"), window.files());
        long all = sent + window.servers.sentBytes();
        assertTrue(all < most, () -> all + " bytes were sent for " + SIZE);
    }

    @Test
    void aPausedDownloadGoesOnFromThere() throws Exception {
        window.click("pauseButton");
        window.awaitText("downloadTable", "Paused by you");
        window.awaitText("statusBar", "Nothing is running");
        hurry();
        window.click("resumeButton");
        assertFinishedWithNothingFetchedTwice();
    }

    @Test
    void aPausedDownloadIsThereAfterARestartAndGoesOnWhenItIsToldTo() throws Exception {
        window.click("pauseButton");
        window.awaitText("downloadTable", "Paused by you");
        String before = window.sentence();
        window.press(CONTROL, Q);
        window.await("it is closed", () -> !window.program().stage().isShowing());
        window.quit();
        hurry();

        window.open();
        window.awaitText("downloadTable", "Paused by you");
        assertEquals(before, window.sentence());
        window.clickText("big.bin");
        window.click("resumeButton");
        assertFinishedWithNothingFetchedTwice();
    }

    @Test
    void quittingWhileItRunsAsksAndTheNextStartGoesOnByItself() throws Exception {
        window.press(CONTROL, Q);
        window.awaitText("Quit Tributary?");
        window.clickText("Keep running");
        window.awaitNoText("Quit Tributary?");
        assertTrue(window.says("Downloading"), "it runs on");

        window.press(CONTROL, Q);
        window.clickText("Quit");
        window.await("it is closed", () -> !window.program().stage().isShowing());
        window.quit();
        hurry();

        window.open();
        assertFinishedWithNothingFetchedTwice();
    }

    @Test
    void whatWasProvedBeforeACrashIsNotFetchedAgain() throws Exception {
        window.await(
                "the list is saved", () -> Files.exists(folder.resolve("home/downloads.json")));
        window.awaitSegments(48);
        window.kill();
        hurry();

        window.open();
        // What was sent between this death and the end of the process counts as lost, too.
        assertFinishedAfterSending(SIZE + 40 * SEGMENT);
    }
}
