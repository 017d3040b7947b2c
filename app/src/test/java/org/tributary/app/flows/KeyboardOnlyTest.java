package org.tributary.app.flows;

import static javafx.scene.input.KeyCode.CONTROL;
import static javafx.scene.input.KeyCode.DELETE;
import static javafx.scene.input.KeyCode.DOWN;
import static javafx.scene.input.KeyCode.ENTER;
import static javafx.scene.input.KeyCode.ESCAPE;
import static javafx.scene.input.KeyCode.F;
import static javafx.scene.input.KeyCode.F1;
import static javafx.scene.input.KeyCode.L;
import static javafx.scene.input.KeyCode.N;
import static javafx.scene.input.KeyCode.SPACE;
import static javafx.scene.input.KeyCode.UP;
import static javafx.scene.input.KeyCode.Z;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.TextArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.app.TestServers;

/// A day without a mouse.
@Timeout(600)
class KeyboardOnlyTest {
    private static final byte[] ONE = TestServers.bytes(2_000_000, 1);
    private static final byte[] TWO = TestServers.bytes(2_000_000, 2);

    @TempDir private Path folder;

    @Test
    void everythingUsualIsDoneByKeys() throws Exception {
        try (WindowUnderTest window = new WindowUnderTest(folder)) {
            String a =
                    window.servers.file("a", "one.bin", ONE).file("a", "two.bin", TWO).start("a");
            window.list(a)
                    .settings(now ->
                            now.with(now.speed().withLimited(true).withBytesPerSecond(50_000)))
                    .open();
            window.awaitText("Browse 2 files on 1 server");
            window.press(F1);
            window.awaitText("Keyboard shortcuts");
            window.awaitText("Pause or resume");
            window.press(ESCAPE);
            window.awaitNoText("Pause or resume");

            add(window, "one.bin");
            add(window, "two.bin");

            // The one added last is selected.
            window.press(SPACE);
            window.awaitRow("two.bin", "Paused");
            window.awaitRow("one.bin", "Downloading");
            window.press(UP);
            window.press(SPACE);
            window.awaitRow("one.bin", "Paused");
            window.press(SPACE);
            window.awaitRow("one.bin", "Downloading");

            window.press(DOWN);
            window.press(DELETE);
            window.awaitText("two.bin was removed from the list.");
            window.press(CONTROL, Z);
            window.awaitRow("two.bin", "Paused");

            window.press(CONTROL, F);
            window.type("two");
            window.await("one is not seen", () -> !Screen.says("one.bin"));
            window.press(DOWN);
            window.press(SPACE);
            window.awaitRow("two.bin", "Downloading");
            window.press(ESCAPE);
            window.awaitText("downloadTable", "one.bin");

            window.press(CONTROL, L);
            assertEquals(List.of("one.bin", "two.bin"), window.finished("one.bin", "two.bin"));
            assertArrayEquals(ONE, window.downloaded("one.bin"));
            assertArrayEquals(TWO, window.downloaded("two.bin"));
            window.press(ENTER);
            window.await("it is opened", () -> !window.system.told.isEmpty());
        }
    }

    private static void add(WindowUnderTest window, String name) throws Exception {
        window.press(CONTROL, N);
        window.find("linksArea", TextArea.class);
        window.type(name);
        window.awaitText("resultTable", "SHA-256 known");
        window.press(ENTER);
        window.awaitRow(name, "Downloading");
    }
}
