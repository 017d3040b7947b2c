package org.tributary.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.tributary.daemon.publish.IndexProgress;

class LogOutputTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final LogOutput log = new LogOutput(new PrintStream(out, true, StandardCharsets.UTF_8));

    @Test
    void writesARecordAsOneLine() {
        LogRecord record = new LogRecord(Level.WARNING, "Cannot read {0}");
        record.setParameters(new Object[] {"b\n\033.iso"});
        log.publish(record);

        assertTrue(
                text().matches("[0-9-]{10} [0-9:]{8} warning  Cannot read b\uFFFD\uFFFD.iso\n"),
                text());
    }

    @Test
    void keepsTheProgressAtTheBottom() {
        log.showProgress("half");
        log.printLine("news");
        log.showProgress("done");
        log.showProgress("");
        log.printLine("more");

        String erase = "\r\033[K";
        assertEquals(
                erase + "half" + erase + "news\nhalf" + erase + "done" + erase + "more\n", text());
    }

    @Test
    void showsABarInATerminal() {
        new ProgressDisplay(log, true)
                .progress(new IndexProgress(1, 3, 500_000_000, 1_000_000_000));

        assertEquals(
                "\r\033[K[###############...............]"
                        + " Reading new files: 50 %, 500 MB of 1.00 GB, 1 of 3 files",
                text());
    }

    @Test
    void showsALineNowAndThenElsewhere() {
        ProgressDisplay display = new ProgressDisplay(log, false);
        for (int second = 0; second < 20; second++) {
            display.progress(new IndexProgress(0, 1, second, 20));
        }

        assertEquals(2, text().lines().count(), text());
        assertTrue(text().endsWith("0 of 1 file\n"), text());
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
