package org.tributary.app.system;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.tributary.app.settings.Settings;
import org.tributary.app.settings.SettingsStore;
import org.tributary.shared.format.RemoteText;

/// Writes what programs log to one small file, which several processes may append to. It is opened
/// when the first line comes; a file that cannot be written loses the lines, never the download.
public final class LogFile extends Handler {
    /// Held here: a logger that nobody holds forgets its level.
    private static final Logger OURS = Logger.getLogger("org.tributary");

    private static final long ROTATE_AT_BYTES = 1 << 20;
    private static final int LONGEST_MESSAGE = 1000;

    private final Path file;

    LogFile(Path file) {
        this.file = file;
    }

    /// Makes this file the only place that log lines go to.
    public static void install(Path file) {
        LogManager.getLogManager().reset();
        Logger.getLogger("").addHandler(new LogFile(file));
    }

    /// Keeps as much in the log as the settings say, now and after each change.
    public static void follow(SettingsStore settings) {
        settings.onChange(LogFile::obey);
        obey(settings.get());
    }

    private static void obey(Settings settings) {
        OURS.setLevel(
                switch (settings.advanced().logLevel()) {
                    case PROBLEMS -> Level.WARNING;
                    case USUAL -> Level.INFO;
                    case DETAILED -> Level.FINEST;
                });
    }

    public static Path in(Path stateFolder) {
        return stateFolder.resolve("tributary.log");
    }

    @Override
    public synchronized void publish(LogRecord record) {
        if (!isLoggable(record)) {
            return;
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (Files.exists(file) && Files.size(file) > ROTATE_AT_BYTES) {
                Files.move(
                        file,
                        file.resolveSibling(file.getFileName() + ".1"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
            Files.writeString(
                    file,
                    line(record),
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException _) {
            // There is nowhere left to say it.
        }
    }

    private static String line(LogRecord record) {
        StringWriter out = new StringWriter();
        out.append(record.getInstant().toString())
                .append(' ')
                .append(Long.toString(ProcessHandle.current().pid()))
                .append(' ')
                .append(record.getLevel().getName())
                .append(' ')
                .append(String.valueOf(record.getLoggerName()))
                .append(": ")
                .append(RemoteText.shown(String.valueOf(record.getMessage()), LONGEST_MESSAGE))
                .append('\n');
        if (record.getThrown() != null) {
            record.getThrown().printStackTrace(new PrintWriter(out, true));
        }
        return out.toString();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
