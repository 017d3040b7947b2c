package org.tributary.app.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.app.Program;
import org.tributary.app.TestServers;
import org.tributary.app.Tmpfs;
import org.tributary.shared.format.Sizes;

/// A disk too small for the file, from the start or from some moment on.
@Timeout(300)
class FullDiskTest {
    private static final int SIZE = 8_000_000;
    private static final byte[] CONTENT = TestServers.bytes(SIZE, 1);
    private static final Pattern MISSING = Pattern.compile(", so (\\S+ \\S+) are missing\\. ");

    @TempDir private Path folder;
    private TestServers servers;
    private String list;
    private Path out;

    @BeforeEach
    void startServer() throws Exception {
        servers = new TestServers(folder.resolve("servers"));
        list = servers.file("a", "big.bin", CONTENT).start("a", "slow=1MB");
        out = folder.resolve("disk/big.bin");
    }

    @AfterEach
    void stopServer() {
        servers.close();
    }

    @Test
    void takesNothingThatDoesNotFit() throws Exception {
        try (Tmpfs disk = Tmpfs.mount(out.getParent(), 4)) {
            Run refused = get();
            assertEquals(6, refused.code, refused.out());
            assertFalse(Files.exists(out));
            assertTrue(servers.sentBytes() < SIZE / 10, "it began all the same");

            disk.makeRoom(missing(refused.out()));
            Run again = get();
            assertEquals(0, again.code, again.out());
            assertArrayEquals(CONTENT, Files.readAllBytes(out));
        }
    }

    @Test
    void goesOnOnceThereIsTheRoomThatItSaidWasMissing() throws Exception {
        try (Tmpfs disk = Tmpfs.mount(out.getParent(), 12)) {
            String said;
            try (Program program = Program.start(folder.resolve("home"), command())) {
                for (int i = 0; i < 20; i++) {
                    program.awaitLine("\"event\":\"segment-verified\"");
                }
                disk.fill();
                said = program.rest();
                assertEquals(6, program.exitCode(), said);
            }
            assertFalse(Files.exists(out));

            disk.makeRoom(missing(said));
            Run again = get();
            assertEquals(0, again.code, again.out());
            assertFalse(again.lines("resolved").getFirst().contains("\"onDisk\":0"));
            assertArrayEquals(CONTENT, Files.readAllBytes(out));
        }
    }

    private static long missing(String said) {
        Matcher missing = MISSING.matcher(said);
        assertTrue(missing.find(), said);
        // It is told in three digits.
        return Sizes.parse(missing.group(1)) * 101 / 100;
    }

    private Run get() {
        return Run.ofReal(folder.resolve("home"), command());
    }

    private String[] command() {
        return new String[] {"get", "big.bin", "-s", list, "-o", out.toString(), "--json"};
    }
}
