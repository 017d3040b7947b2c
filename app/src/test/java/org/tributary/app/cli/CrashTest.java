package org.tributary.app.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.app.Program;
import org.tributary.app.TestServers;

/// What an end without warning costs, counted in the bytes that servers have to send again.
@Timeout(300)
class CrashTest {
    private static final int SIZE = 8_000_000;
    private static final byte[] CONTENT = TestServers.bytes(SIZE, 1);

    /// Two servers, two connections each, 250 kB a second each: so slow that what lies in sockets
    /// is little, also where the program has to wait for a processor.
    private static final long SECOND_AND_A_HALF = 1_500_000;

    private static final String SLOWLY = "slow=250kB";

    /// Catalogs, manifests and what is in sockets.
    private static final long SLACK = 500_000;

    private static final Pattern ON_DISK = Pattern.compile("\"onDisk\":([0-9]+)");

    @TempDir private Path folder;
    private TestServers servers;
    private String list;
    private Path out;

    @BeforeEach
    void startServers() throws Exception {
        servers = new TestServers(folder.resolve("servers"));
        list =
                servers.file("a", "big.bin", CONTENT).start("a", SLOWLY)
                        + ","
                        + servers.file("b", "big.bin", CONTENT).start("b", SLOWLY);
        out = folder.resolve("big.bin");
    }

    @AfterEach
    void stopServers() {
        servers.close();
    }

    @Test
    void aKillCostsAboutASecond() throws Exception {
        long lost = 0;
        // At the start, after the first segment, in the middle, while it resumes, and late.
        for (int segments : List.of(0, 1, 40, 0, 30)) {
            long sent = servers.sentBytes();
            try (Program program = get()) {
                lost = assertLostAtMost(SECOND_AND_A_HALF, lost, sent - onDisk(program));
                awaitSegments(segments, program);
                program.kill();
            }
            assertFalse(Files.exists(out));
        }
        long sent = servers.sentBytes();
        try (Program program = get()) {
            assertLostAtMost(SECOND_AND_A_HALF, lost, sent - onDisk(program));
            assertFinishes(program);
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no signals")
    void aTerminationCostsNothing() throws Exception {
        try (Program program = get()) {
            awaitSegments(20, program);
            program.terminate();
            assertTrue(program.rest().contains("\"event\":\"paused\""));
            assertEquals(130, program.exitCode());
        }
        long sent = servers.sentBytes();
        try (Program program = get()) {
            assertLostAtMost(0, 0, sent - onDisk(program));
        }
    }

    /// @param most bytes that may have been lost since the last time
    /// @param before what had been lost then
    /// @param now what servers have sent and is not there
    /// @return what is lost now
    private static long assertLostAtMost(long most, long before, long now) {
        assertTrue(now - before <= most + SLACK, () -> "lost " + (now - before) + " bytes");
        return now;
    }

    /// Returns how many bytes of an earlier run the program finds.
    private static long onDisk(Program program) throws IOException {
        Matcher onDisk = ON_DISK.matcher(program.awaitLine("\"event\":\"resolved\""));
        assertTrue(onDisk.find());
        return Long.parseLong(onDisk.group(1));
    }

    private static void awaitSegments(int count, Program program) throws IOException {
        for (int i = 0; i < count; i++) {
            program.awaitLine("\"event\":\"segment-verified\"");
        }
    }

    private void assertFinishes(Program program) throws Exception {
        String rest = program.rest();
        assertEquals(0, program.exitCode(), rest);
        assertArrayEquals(CONTENT, Files.readAllBytes(out));
        try (Stream<Path> files = Files.list(out.getParent())) {
            assertEquals(
                    List.of("big.bin"),
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.startsWith("big.bin"))
                            .toList());
        }
    }

    private Program get() throws IOException {
        return Program.start(
                folder.resolve("home"),
                "get",
                "big.bin",
                "-s",
                list,
                "-o",
                out.toString(),
                "--json",
                "--connections",
                "2");
    }
}
