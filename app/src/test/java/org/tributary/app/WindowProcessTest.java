package org.tributary.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The window as a process of its own: how it starts, and how it ends.
@Timeout(300)
class WindowProcessTest {
    @TempDir private Path folder;
    private Path home;

    @BeforeEach
    void makeHome() throws IOException {
        home = Files.createDirectories(folder.resolve("home"));
    }

    @Test
    @DisabledOnOs({OS.WINDOWS, OS.MAC})
    void withoutADisplayShowsWhatThereIs() throws Exception {
        try (Program program = Program.start(home)) {
            assertTrue(program.rest().startsWith("Usage: tributary"));
            assertEquals(0, program.exitCode());
        }
        assertFalse(Files.exists(home.resolve("window.lock")));
    }

    @Test
    @DisabledOnOs({OS.WINDOWS, OS.MAC})
    void withoutADisplayALinkNeedsACommand() throws Exception {
        try (Program program = Program.start(home, "http://127.0.0.1:1/x.iso")) {
            assertEquals("", program.rest());
            assertEquals(2, program.exitCode());
            assertEquals(
                    "There is no display to open a window on. Use \"tributary get\" with the link"
                            + " or file; see tributary --help.\n",
                    program.errors());
        }
    }

    @Test
    void whatIsNoCommandIsSaid() throws Exception {
        try (Program program = Program.startHeadless(home, "gte", "big.bin")) {
            assertEquals("", program.rest());
            assertEquals(2, program.exitCode());
            assertEquals("There is no command \"gte\". See tributary --help.\n", program.errors());
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aSecondStartEndsAndASignalClosesTheFirst() throws Exception {
        try (Program first = Program.startHeadless(home)) {
            await(home.resolve("window.sock"));
            try (Program second = Program.startHeadless(home, "http://127.0.0.1:1/x.iso")) {
                assertEquals(0, second.exitCode());
                assertEquals(
                        "Tributary is running already: its window was brought to the front and was"
                                + " given what you named.",
                        second.rest());
                assertEquals("", second.errors());
            }

            first.terminate();

            assertEquals("", first.rest());
            assertEquals("", first.errors());
        }
        assertTrue(Files.exists(home.resolve("downloads.json")));
        assertFalse(Files.exists(home.resolve("window.sock")));
    }

    /// Waits until a file is there.
    private static void await(Path file) throws Exception {
        try (WatchService changes = file.getFileSystem().newWatchService()) {
            file.getParent().register(changes, StandardWatchEventKinds.ENTRY_CREATE);
            while (!Files.exists(file)) {
                changes.take().reset();
            }
        }
    }
}
