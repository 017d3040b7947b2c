package org.tributary.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tributary.programs.DaemonProcess;
import org.tributary.programs.Images;

/// Starts the daemons that are measured.
final class Daemons {
    private Daemons() {}

    static DaemonProcess start(Images images, Path uploads, Path state, String... flags)
            throws IOException {
        return startAt("127.0.0.1", images, uploads, state, flags);
    }

    static DaemonProcess startAt(
            String host, Images images, Path uploads, Path state, String... flags)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(images.serverDaemon(), "0", "--bind", host));
        command.addAll(List.of("--uploads", uploads.toString(), "--state", state.toString()));
        command.addAll(List.of(flags));
        return DaemonProcess.start(command, state.resolveSibling(state.getFileName() + ".log"));
    }
}
