package org.tributary.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The program as a process of its own, ended by signals.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no signals")
class ProgramTest {
    /// More than the sockets of both sides hold.
    private static final long BIG = 64 << 20;

    private static final Pattern READY =
            Pattern.compile(
                    "Ready: 1 file, 67\\.1 MB, 16 fragments on http://127\\.0\\.0\\.1:(\\d+)");

    @TempDir private Path folder;
    private Process process;
    private BufferedReader out;
    private BufferedReader errors;
    private int port;

    @BeforeEach
    void startProgram() throws IOException {
        Path uploads = Files.createDirectory(folder.resolve("uploads"));
        try (RandomAccessFile file = new RandomAccessFile(uploads.resolve("big").toFile(), "rw")) {
            file.setLength(BIG);
        }
        process =
                Program.builder("0", "--bind", "127.0.0.1", "--uploads", uploads.toString())
                        .start();
        out = process.inputReader();
        errors = process.errorReader();
        String line = out.readLine();
        Matcher ready = READY.matcher(String.valueOf(line));
        assertTrue(ready.matches(), line);
        port = Integer.parseInt(ready.group(1));
    }

    @AfterEach
    void endProgram() {
        process.destroyForcibly();
    }

    @Test
    void finishesTransfersOnSigtermAndEndsWith0() throws Exception {
        try (RawClient client = RawClient.connect(port)) {
            client.send(RawClient.request("GET", "/files/big"));
            assertEquals(BIG, client.readHead().length());

            process.toHandle().destroy();
            // Read first, so that the transfer cannot end before the signal arrives.
            assertEquals("Stopping; 1 transfer has 10 s to finish.", nextErrorLine());
            assertEquals(BIG, client.readToEnd().length);
        }
        assertEquals(0, process.waitFor());
        assertEquals(List.of(), out.readAllLines());
    }

    /// A slow machine takes long enough over the file to tell of its progress.
    private String nextErrorLine() throws IOException {
        String line = errors.readLine();
        while (line != null && line.startsWith("Reading new files")) {
            line = errors.readLine();
        }
        return line;
    }
}
