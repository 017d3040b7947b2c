package org.tributary.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.tributary.programs.DaemonProcess;
import org.tributary.programs.TemporaryFolder;

/// Downloads a small file from one image's program with the other's, so that the AOT caches hold
/// what a usual run needs. It also is the images' first test: one that cannot do this is not built.
final class AotTraining {
    private static final String FILE = "training.bin";

    /// Some fragments, and so much to hash that the hot code is known as such.
    private static final int FILE_SIZE = 64 << 20;

    private final Image daemon;
    private final Image tributary;

    AotTraining(Image daemon, Image tributary) {
        this.daemon = daemon;
        this.tributary = tributary;
    }

    void run() throws IOException, InterruptedException {
        try (TemporaryFolder folder = TemporaryFolder.create("tributary-training-")) {
            Path uploads = Files.createDirectory(folder.path().resolve("uploads"));
            byte[] content = new byte[FILE_SIZE];
            new Random(1).nextBytes(content);
            Files.write(uploads.resolve(FILE), content);
            List<String> serve =
                    daemon.trainingCommand(
                            "0", "--bind", "127.0.0.1", "--uploads", uploads.toString());
            try (DaemonProcess running =
                    DaemonProcess.start(serve, folder.path().resolve("daemon.log"))) {
                download(running.address(), folder.path());
            }
        }
        requireCache(daemon);
        requireCache(tributary);
    }

    private void download(String server, Path folder) throws IOException, InterruptedException {
        List<String> get =
                tributary.trainingCommand(
                        "get", FILE, "--servers", server, "-o", folder.resolve(FILE).toString());
        ProcessBuilder builder = new ProcessBuilder(get).redirectErrorStream(true);
        // Settings and state of whoever builds stay as they are.
        builder.environment().put("TRIBUTARY_HOME", folder.resolve("home").toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", get) + " failed:\n" + output);
        }
    }

    private static void requireCache(Image image) throws IOException {
        if (!Files.exists(image.aotCache()))
            throw new IOException("Java wrote no AOT cache " + image.aotCache());
    }
}
