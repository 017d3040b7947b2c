package org.tributary.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tributary.daemon.publish.IndexProgress;
import org.tributary.daemon.publish.PublishListener;
import org.tributary.shared.format.Sizes;

/// Shows how far the reading of new files has come: as a bar in a terminal, as a line now and then
/// anywhere else. Told on the publisher's thread.
final class ProgressDisplay implements PublishListener {
    private static final int BAR_WIDTH = 30;

    /// Anywhere else than in a terminal, one line for as many tellings, which come once a second.
    private static final int TELLINGS_PER_LINE = 10;

    private final LogOutput log;
    private final boolean terminal;
    private int tellings;

    ProgressDisplay(LogOutput log) {
        this(log, isTerminal());
    }

    ProgressDisplay(LogOutput log, boolean terminal) {
        this.log = log;
        this.terminal = terminal;
    }

    @Override
    public void progress(IndexProgress progress) {
        if (terminal) {
            log.showProgress(bar(progress) + " " + words(progress));
        } else if (tellings++ % TELLINGS_PER_LINE == 0) {
            log.printLine(words(progress));
        }
    }

    private static String words(IndexProgress progress) {
        return "Reading new files: "
                + percent(progress)
                + " %, "
                + Sizes.shown(progress.bytesDone())
                + " of "
                + Sizes.shown(progress.bytesTotal())
                + ", "
                + progress.filesDone()
                + " of "
                + progress.filesTotal()
                + (progress.filesTotal() == 1 ? " file" : " files");
    }

    private static String bar(IndexProgress progress) {
        int full = (int) (percent(progress) * BAR_WIDTH / 100);
        return "[" + "#".repeat(full) + ".".repeat(BAR_WIDTH - full) + "]";
    }

    private static long percent(IndexProgress progress) {
        return progress.bytesTotal() == 0
                ? 0
                : Math.clamp(100 * progress.bytesDone() / progress.bytesTotal(), 0, 100);
    }

    /// Tells whether standard error leads to a terminal; the JDK only knows of standard output.
    private static boolean isTerminal() {
        Path standardError = Path.of("/proc/self/fd/2");
        try {
            String target = Files.readSymbolicLink(standardError).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return System.console() != null && System.console().isTerminal();
        }
    }
}
