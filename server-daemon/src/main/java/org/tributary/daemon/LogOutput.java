package org.tributary.daemon;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// Writes log records for people, one line each: `2026-01-31 14:02:11 warning  Cannot read b.iso`.
/// Shares the terminal with a line of progress, which always stays the last one.
final class LogOutput extends Handler {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final String ERASE_LINE = "\r\033[K";

    private final PrintStream out;

    /// Only puts a record's parameters into its message.
    private final SimpleFormatter formatter = new SimpleFormatter();

    /// The line at the bottom of the terminal; guarded by `this`.
    private String progress = "";

    LogOutput(PrintStream out) {
        this.out = out;
    }

    /// Makes this the only place that log records go to.
    ///
    /// @param requests whether every request is logged too
    void install(boolean requests) {
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.addHandler(this);
        root.setLevel(Level.INFO);
        ACCESS.setLevel(requests ? Level.FINE : Level.INFO);
        NETTY.setLevel(Level.WARNING);
    }

    /// Kept here because loggers that nobody holds lose their level.
    private static final Logger ACCESS = Logger.getLogger("org.tributary.daemon.access");

    private static final Logger NETTY = Logger.getLogger("io.netty");

    @Override
    public synchronized void publish(LogRecord record) {
        if (isLoggable(record)) {
            printLine(line(record));
        }
    }

    /// Prints a line above the progress.
    synchronized void printLine(String line) {
        out.print((progress.isEmpty() ? "" : ERASE_LINE) + line + "\n" + progress);
        out.flush();
    }

    /// Replaces the line of progress; an empty one ends it.
    synchronized void showProgress(String line) {
        if (!progress.isEmpty() || !line.isEmpty()) {
            out.print(ERASE_LINE + line);
            out.flush();
        }
        progress = line;
    }

    @Override
    public void flush() {
        out.flush();
    }

    @Override
    public void close() {
        flush();
    }

    private String line(LogRecord record) {
        String text =
                TIME.format(record.getInstant())
                        + word(record.getLevel())
                        + withoutControls(formatter.formatMessage(record));
        if (record.getThrown() == null) {
            return text;
        }
        StringWriter trace = new StringWriter();
        record.getThrown().printStackTrace(new PrintWriter(trace, true));
        return text + "\n" + trace.toString().stripTrailing();
    }

    /// Names of files may have anything in them; a line stays one line.
    private static String withoutControls(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) ? '\uFFFD' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String word(Level level) {
        if (level.intValue() >= Level.SEVERE.intValue()) {
            return " error    ";
        }
        return level.intValue() >= Level.WARNING.intValue() ? " warning  " : "  ";
    }
}
