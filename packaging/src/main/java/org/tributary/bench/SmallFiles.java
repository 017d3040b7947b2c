package org.tributary.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.tributary.programs.DaemonProcess;
import org.tributary.programs.Images;

/// A catalog of very many files: how long until it is ready, and until it is listed.
final class SmallFiles implements Measurement {
    private static final int FOLDERS = 100;
    private static final int FILES_IN_EACH = 1_000;
    private static final int FILE_SIZE = 1_024;

    @Override
    public String name() {
        return "small-files";
    }

    @Override
    public String question() {
        return "what about 100,000 small files?";
    }

    @Override
    public void run(Images images, Path folder) throws IOException, InterruptedException {
        Path uploads = Files.createDirectory(folder.resolve("uploads"));
        Path state = folder.resolve("state");
        makeFiles(uploads);
        double reading = Stopwatch.seconds(() -> readAll(uploads));

        Stopwatch start = new Stopwatch();
        try (DaemonProcess daemon = Daemons.start(images, uploads, state)) {
            System.out.printf(
                    "  ready after %.1f s; one thread reads them in %.1f s (at most 60 s more is wanted)%n",
                    start.seconds(), reading);
            measureListing(images, daemon.address());
            System.out.printf(
                    "  the daemon's peak memory: %.0f MB%n", Proc.peakBytes(daemon.pid()) / 1e6);
        }

        Stopwatch restart = new Stopwatch();
        try (DaemonProcess daemon = Daemons.start(images, uploads, state)) {
            System.out.printf(
                    "  ready %.1f s after a restart, peak memory %.0f MB%n",
                    restart.seconds(), Proc.peakBytes(daemon.pid()) / 1e6);
        }
    }

    private static void measureListing(Images images, String address)
            throws IOException, InterruptedException {
        try (HttpConnection connection = new HttpConnection(address, HttpConnection.LARGE_BUFFER)) {
            Stopwatch answer = new Stopwatch();
            long size = connection.get("/v1/catalog.json");
            System.out.printf(
                    "  the catalog, %.1f MB, answered in %.3f s (under 1 s is wanted)%n",
                    size / 1e6, answer.seconds());
        }
        ClientRun list = ClientRun.of(List.of(images.tributary(), "list", "--servers", address));
        System.out.printf("  tributary list: %s%n", list);
    }

    private static void makeFiles(Path uploads) throws IOException {
        byte[] content = new byte[FILE_SIZE];
        for (int i = 0; i < FOLDERS; i++) {
            Path folder = Files.createDirectory(uploads.resolve("folder-" + i));
            for (int j = 0; j < FILES_IN_EACH; j++) {
                ByteBuffer.wrap(content).putInt(i).putInt(j);
                Files.write(folder.resolve("file-" + j + ".bin"), content);
            }
        }
    }

    private static void readAll(Path uploads) throws IOException {
        try (Stream<Path> files = Files.walk(uploads)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Files.readAllBytes(file);
            }
        }
    }
}
