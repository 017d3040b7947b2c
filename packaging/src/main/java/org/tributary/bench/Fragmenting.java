package org.tributary.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import org.tributary.programs.DaemonProcess;
import org.tributary.programs.Images;

/// How fast a daemon gets ready, against the speed of SHA-256 on all cores.
final class Fragmenting implements Measurement {
    private static final int FILES = 8;
    private static final long FILE_SIZE = 384L << 20;
    private static final int ROUNDS = 3;

    @Override
    public String name() {
        return "fragmenting";
    }

    @Override
    public String question() {
        return "how close to the speed of SHA-256 does a start fragment? (8 cached files, 3 GiB)";
    }

    @Override
    public void run(Images images, Path folder) throws IOException, InterruptedException {
        Path uploads = Files.createDirectory(folder.resolve("uploads"));
        Path empty = Files.createDirectory(folder.resolve("empty"));
        for (int i = 0; i < FILES; i++)
            Scratch.randomFile(uploads.resolve(i + ".bin"), FILE_SIZE, i);
        Median emptyStart = new Median();
        Median start = new Median();
        for (int round = 0; round < ROUNDS; round++) {
            emptyStart.add(secondsToReady(images, empty, folder.resolve("empty-" + round)));
            start.add(secondsToReady(images, uploads, folder.resolve("state-" + round)));
        }
        double digested = 2.0 * FILES * FILE_SIZE; // each byte in its fragment and in its file
        double reachable = sha256BytesPerSecond() * Runtime.getRuntime().availableProcessors();
        double speed = digested / (start.value() - emptyStart.value());
        System.out.printf(
                "  %.2f GB digested a second, SHA-256 alone on all cores %.2f: ratio %.2f (at least 0.85 is wanted)%n",
                speed / 1e9, reachable / 1e9, speed / reachable);
        System.out.printf(
                "  ready after %.2f s; with no files after %.2f s, which the ratio leaves out%n",
                start.value(), emptyStart.value());
    }

    private static double secondsToReady(Images images, Path uploads, Path state)
            throws IOException {
        Stopwatch start = new Stopwatch();
        try (DaemonProcess _ = Daemons.start(images, uploads, state, "--no-compress")) {
            return start.seconds();
        }
    }

    /// One core's speed, the other cores idle.
    private static double sha256BytesPerSecond() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] block = new byte[1 << 20];
            Median speed = new Median();
            for (int round = 0; round < 5; round++) {
                long start = System.nanoTime();
                long end = start + Duration.ofMillis(500).toNanos();
                long bytes = 0;
                for (; System.nanoTime() < end; bytes += block.length) digest.update(block);
                speed.add(bytes * 1e9 / (System.nanoTime() - start));
            }
            return speed.value();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
