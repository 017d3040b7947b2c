package org.tributary.app.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.app.Program;
import org.tributary.app.TestServers;

/// The program as a process of its own: signals, sudden death, two at once.
@Timeout(300)
class ProcessTest {
    private static final byte[] BIG = TestServers.bytes(8_000_000, 1);

    @TempDir private Path folder;
    private TestServers servers;
    private Path home;
    private Path out;
    private String list;

    @BeforeEach
    void startServers() throws Exception {
        servers = new TestServers(folder.resolve("servers"));
        home = folder.resolve("home");
        out = folder.resolve("big.bin");
        list =
                servers.file("a", "big.bin", BIG).start("a")
                        + ","
                        + servers.file("b", "big.bin", BIG).start("b");
    }

    @AfterEach
    void stop() {
        servers.close();
    }

    @Test
    void aKilledDownloadGoesOnWithTheSameCommand() throws Exception {
        try (Program program = slowly()) {
            program.awaitLine("\"event\":\"segment-verified\"");
            program.kill();
        }
        assertFalse(Files.exists(out));

        Run again = Run.ofReal(home, "get", "big.bin", "-s", list, "-o", out.toString(), "--json");
        assertEquals(0, again.code, again.out());
        assertFalse(again.lines("resolved").getFirst().contains("\"onDisk\":0"), again.out());
        assertArrayEquals(BIG, Files.readAllBytes(out));
        assertFalse(Files.exists(folder.resolve("big.bin.part")));
        assertFalse(Files.exists(folder.resolve("big.bin.part.log")));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aTerminatedDownloadSaysThatItGoesOn() throws Exception {
        try (Program program = slowly()) {
            program.awaitLine("\"event\":\"segment-verified\"");
            program.terminate();
            assertTrue(program.rest().contains("\"event\":\"paused\""));
            assertEquals(130, program.exitCode());
        }
        Run again = Run.ofReal(home, "get", "big.bin", "-s", list, "-o", out.toString(), "--json");
        assertEquals(0, again.code, again.err());
        assertFalse(again.lines("resolved").getFirst().contains("\"onDisk\":0"), again.out());
        assertArrayEquals(BIG, Files.readAllBytes(out));
    }

    @Test
    void twoDoNotWriteToOneTarget() throws Exception {
        try (Program program = slowly()) {
            program.awaitLine("\"event\":\"segment-verified\"");
            Run second = Run.ofReal(home, "get", "big.bin", "-s", list, "-o", out.toString());
            assertEquals(6, second.code, second.err());
            assertTrue(second.err().startsWith("big.bin: "), second.err());
        }
    }

    @Test
    void theEndOfAProcessIsItsExitCode() throws Exception {
        try (Program program = Program.start(home, "get", "missing", "-s", list)) {
            assertEquals("", program.rest());
            assertEquals(3, program.exitCode());
        }
    }

    /// Starts a download that would take minutes.
    private Program slowly() throws Exception {
        return Program.start(
                home,
                "get",
                "big.bin",
                "-s",
                list,
                "-o",
                out.toString(),
                "--json",
                "--limit",
                "500kB");
    }
}
