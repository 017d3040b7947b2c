package org.tributary.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
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
        for (int i = 0; i < FILES; i++) {
            Scratch.randomFile(uploads.resolve(i + ".bin"), FILE_SIZE, i);
        }
        Median seconds = new Median();
        Median secondsOfEmpty = new Median();
        Median cpuSeconds = new Median();
        Median sha256 = new Median();
        for (int round = 0; round < ROUNDS; round++) {
            Start withNothing = start(images, empty, folder.resolve("empty-" + round));
            Start start = start(images, uploads, folder.resolve("state-" + round));
            secondsOfEmpty.add(withNothing.seconds);
            seconds.add(start.seconds - withNothing.seconds);
            cpuSeconds.add(start.cpuSeconds - withNothing.cpuSeconds);
            sha256.add(sha256BytesPerSecond());
        }
        double digested = 2.0 * FILES * FILE_SIZE; // each byte in its fragment and in its file
        double reachable = sha256.value() * Runtime.getRuntime().availableProcessors();
        System.out.printf(
                "  %.2f GB digested a second, SHA-256 of one core times cores %.2f: ratio %.2f (at least 0.85 is wanted)%n",
                digested / seconds.value() / 1e9,
                reachable / 1e9,
                digested / seconds.value() / reachable);
        System.out.printf(
                "  %.2f GB digested a CPU second, SHA-256 alone %.2f: ratio %.2f (says more on a busy machine)%n",
                digested / cpuSeconds.value() / 1e9,
                sha256.value() / 1e9,
                digested / cpuSeconds.value() / sha256.value());
        System.out.printf(
                "  the %.2f s until a daemon without files is ready are left out%n",
                secondsOfEmpty.value());
    }

    /// What it took until a daemon was ready.
    private record Start(double seconds, double cpuSeconds) {}

    private static Start start(Images images, Path uploads, Path state) throws IOException {
        Stopwatch stopwatch = new Stopwatch();
        try (DaemonProcess daemon = Daemons.start(images, uploads, state, "--no-compress")) {
            return new Start(stopwatch.seconds(), Proc.cpuSeconds(List.of(daemon.pid())));
        }
    }

    /// The speed of one core, in its own CPU time, so that others on the machine do not slow it.
    private static double sha256BytesPerSecond() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] block = new byte[1 << 20];
            hash(digest, block); // the compilers are done after this
            return hash(digest, block);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static double hash(MessageDigest digest, byte[] block) {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long start = clock.getCurrentThreadCpuTime();
        int blocks = 1_000;
        for (int i = 0; i < blocks; i++) digest.update(block);
        return blocks * (double) block.length * 1e9 / (clock.getCurrentThreadCpuTime() - start);
    }
}
