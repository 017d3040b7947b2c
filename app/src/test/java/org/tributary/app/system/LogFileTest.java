package org.tributary.app.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    @TempDir private Path folder;

    @Test
    void makesItsFolderWithTheFirstLine() throws IOException {
        Path file = folder.resolve("state/tributary.log");
        LogFile log = new LogFile(file);
        assertFalse(Files.exists(file.getParent()));

        log.publish(new LogRecord(Level.WARNING, "it \u001b[31m\nhappened"));

        assertEquals(1, Files.readAllLines(file).size());
        assertTrue(Files.readString(file).endsWith("WARNING null: it \uFFFD[31m\uFFFDhappened\n"));
    }

    @Test
    void tellsWhereAnErrorComesFrom() throws IOException {
        LogRecord record = new LogRecord(Level.SEVERE, "broken");
        record.setThrown(new IllegalStateException("why"));
        Path file = folder.resolve("log");
        new LogFile(file).publish(record);

        assertTrue(Files.readString(file).contains("java.lang.IllegalStateException: why\n\tat "));
    }

    @Test
    void startsAnewAtAMegabyte() throws IOException {
        Path file = folder.resolve("log");
        Files.write(file, new byte[(1 << 20) + 1]);
        new LogFile(file).publish(new LogRecord(Level.INFO, "next"));

        assertTrue(Files.size(file) < 1000);
        assertEquals((1 << 20) + 1, Files.size(folder.resolve("log.1")));
    }

    @Test
    void losesTheLineWhenThereIsNoWayToWriteIt() throws IOException {
        Path file = Files.createFile(folder.resolve("file")).resolve("log");

        new LogFile(file).publish(new LogRecord(Level.INFO, "lost"));

        assertFalse(Files.exists(file));
    }
}
