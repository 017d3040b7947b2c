package org.tributary.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tributary.programs.DaemonProcess;
import org.tributary.programs.Images;

/// Bytes per CPU second of the server's processes, daemon and nginx by turns.
final class DaemonThroughput implements Measurement {
    private static final long FILE_SIZE = 1L << 30;
    private static final int CONNECTIONS = 8;
    private static final int ROUNDS = 5;

    /// Where the processors are busy with something else too, the JVM's compilers need so long.
    private static final long WARM_UP = 16L << 30;

    private static final String NAME = "one.bin";

    @Override
    public String name() {
        return "throughput";
    }

    @Override
    public String question() {
        return "what does a byte cost the daemon? (1 GiB file, 8 connections, loopback)";
    }

    @Override
    public void run(Images images, Path folder) throws IOException, InterruptedException {
        Path uploads = Files.createDirectory(folder.resolve("uploads"));
        Scratch.randomFile(uploads.resolve(NAME), FILE_SIZE, 1);
        try (DaemonProcess daemon = Daemons.start(images, uploads, folder.resolve("state"))) {
            Optional<Nginx> nginx = Nginx.start(uploads, folder.resolve("nginx"));
            try {
                // The small ones first: a JVM compiles by how often, not by how long something is
                // done, and gigabytes in few requests leave its compilers at work for minutes.
                compare("64 KiB", 64L << 10, 1L << 30, daemon, nginx);
                compare("64 MiB", 64L << 20, 4L << 30, daemon, nginx);
            } finally {
                nginx.ifPresent(Nginx::close);
            }
        }
    }

    private static void compare(
            String range, long rangeSize, long bytes, DaemonProcess daemon, Optional<Nginx> nginx)
            throws IOException, InterruptedException {
        Load ours = new Load(daemon.address(), "/files/" + NAME, FILE_SIZE, rangeSize, CONNECTIONS);
        ours.run(WARM_UP);
        Median daemonCost = new Median();
        Median nginxCost = new Median();
        for (int round = 0; round < ROUNDS; round++) {
            daemonCost.add(bytesPerCpuSecond(ours, bytes, List.of(daemon.pid())));
            if (nginx.isPresent()) {
                Load theirs =
                        new Load(
                                nginx.get().address(),
                                "/" + NAME,
                                FILE_SIZE,
                                rangeSize,
                                CONNECTIONS);
                nginxCost.add(bytesPerCpuSecond(theirs, bytes, nginx.get().pids()));
            }
        }
        System.out.printf(
                "  ranges of %s: daemon %.2f GB per CPU second", range, daemonCost.value() / 1e9);
        if (nginx.isPresent()) {
            System.out.printf(
                    ", nginx %.2f: ratio %.2f (at least 1.00 is wanted)",
                    nginxCost.value() / 1e9, daemonCost.value() / nginxCost.value());
        }
        System.out.println();
    }

    private static double bytesPerCpuSecond(Load load, long bytes, List<Long> pids)
            throws IOException, InterruptedException {
        double before = Proc.cpuSeconds(pids);
        long fetched = load.run(bytes);
        return fetched / (Proc.cpuSeconds(pids) - before);
    }
}
