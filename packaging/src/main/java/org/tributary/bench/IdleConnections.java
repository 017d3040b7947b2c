package org.tributary.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tributary.programs.DaemonProcess;
import org.tributary.programs.Images;

/// Memory of a daemon that many clients keep a connection to.
final class IdleConnections implements Measurement {
    private static final int CONNECTIONS = 2_000;

    @Override
    public String name() {
        return "idle";
    }

    @Override
    public String question() {
        return "what do 2,000 idle connections cost the daemon?";
    }

    @Override
    public void run(Images images, Path folder) throws IOException, InterruptedException {
        Path uploads = Files.createDirectory(folder.resolve("uploads"));
        Scratch.randomFile(uploads.resolve("one.bin"), 64 << 20, 1);
        List<HttpConnection> idle = new ArrayList<>();
        try (DaemonProcess daemon = Daemons.start(images, uploads, folder.resolve("state"))) {
            long before = Proc.residentBytes(daemon.pid());
            for (int i = 0; i < CONNECTIONS; i++) {
                HttpConnection connection =
                        new HttpConnection(daemon.address(), HttpConnection.SMALL_BUFFER);
                idle.add(connection);
                connection.get("/files/one.bin", 0, 65_535);
            }
            System.out.printf(
                    "  %.0f MB resident with them, %.0f MB without, %.0f MB at its peak (under 300 MB is wanted)%n",
                    Proc.residentBytes(daemon.pid()) / 1e6,
                    before / 1e6,
                    Proc.peakBytes(daemon.pid()) / 1e6);
        } finally {
            for (HttpConnection connection : idle) connection.close();
        }
    }
}
