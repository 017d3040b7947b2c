package org.tributary.daemon;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.daemon.export.StaticExport;
import org.tributary.daemon.publish.UnreadableFile;
import org.tributary.shared.format.RemoteText;

/// `server-daemon export DIR`.
final class ExportCommand {
    private static final Logger LOG = LoggerFactory.getLogger(ExportCommand.class);

    private final PrintStream out;
    private final LogOutput log;

    ExportCommand(PrintStream out, LogOutput log) {
        this.out = out;
        this.log = log;
    }

    void run(Flags flags) throws Failure {
        DaemonFlags daemonFlags = new DaemonFlags(flags);
        Path target = daemonFlags.folder();
        try {
            StaticExport.Result result =
                    StaticExport.run(daemonFlags.publish(), target, new ProgressDisplay(log));
            log.showProgress("");
            for (UnreadableFile file : result.unreadable()) {
                LOG.warn("Left out {}: {}", RemoteText.shown(file.path()), file.reason());
            }
            int files = result.catalog().files().size();
            out.println("Exported " + files + (files == 1 ? " file" : " files") + " to " + target);
        } catch (IOException e) {
            log.showProgress("");
            throw Failure.of(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
