package org.tributary.app.cli.output;

import java.io.PrintStream;
import java.time.Duration;
import org.tributary.shared.format.RemoteText;
import org.tributary.shared.transfer.DownloadEvent;
import org.tributary.shared.transfer.DownloadResult;

/// Says only what went wrong.
public final class QuietReporter implements Reporter {
    private static final Duration PERIOD = Duration.ofSeconds(10);

    private final PrintStream err;

    public QuietReporter(PrintStream err) {
        this.err = err;
    }

    @Override
    public void begin(int downloads) {}

    @Override
    public void event(String file, DownloadEvent event) {
        if (event instanceof DownloadEvent.Ended(_, DownloadResult.Failed(_, _, String sentence))) {
            err.println(RemoteText.shown(file) + ": " + Words.sentence(sentence));
        }
    }

    @Override
    public void progress(Board board) {}

    @Override
    public Duration period() {
        return PERIOD;
    }

    @Override
    public void remark(String sentence) {}

    @Override
    public void failed(ExitCode code, String sentence) {
        err.println(Words.sentence(sentence));
    }

    @Override
    public void close() {}
}
