package org.tributary.app.flows;

import static javafx.scene.input.KeyCode.CONTROL;
import static javafx.scene.input.KeyCode.DELETE;
import static javafx.scene.input.KeyCode.SHIFT;
import static javafx.scene.input.KeyCode.Z;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.app.TestServers;

/// Taking downloads out of the list, and back.
@Timeout(600)
class RemoveTest {
    private static final byte[] CONTENT = TestServers.bytes(2_000_000, 1);

    @TempDir private Path folder;
    private WindowUnderTest window;

    @BeforeEach
    void prepare() throws Exception {
        window = new WindowUnderTest(folder);
        String a = window.servers.file("a", "big.bin", CONTENT).start("a");
        window.list(a)
                .settings(
                        now -> now.with(now.speed().withLimited(true).withBytesPerSecond(50_000)));
        window.open();
        window.awaitText("Browse 1 file on 1 server");
        window.add("big.bin");
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void unlimit() {
        window.program().settings().change(now -> now.with(now.speed().withLimited(false)));
    }

    @Test
    void aDownloadRemovedInTheMiddleComesBackAndGoesOn() throws Exception {
        window.awaitSegments(2);
        window.press(DELETE);
        window.awaitText("big.bin was removed from the list.");
        window.press(CONTROL, Z);
        window.awaitText("downloadTable", "big.bin");
        unlimit();
        assertEquals(List.of("big.bin"), window.finished("big.bin"));
        assertArrayEquals(CONTENT, window.downloaded("big.bin"));
    }

    @Test
    void aFinishedDownloadIsDeletedOnlyAfterAsking() throws Exception {
        unlimit();
        window.finished("big.bin");
        window.press(SHIFT, DELETE);
        window.awaitText("Remove big.bin?");
        window.clickTextWith("Also delete the finished file");
        window.click("acceptButton");
        window.awaitText("Drop a link, a .meta4 file or a server list here");
        window.await("the file is gone", () -> window.files().isEmpty());
    }
}
