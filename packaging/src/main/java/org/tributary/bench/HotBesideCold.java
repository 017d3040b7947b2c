package org.tributary.bench;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.tributary.programs.DaemonProcess;
import org.tributary.programs.Images;

/// Answers a second from a file in memory while other clients wait for the disk.
final class HotBesideCold implements Measurement {
    private static final int COLD_STREAMS = 8;
    private static final long COLD_FILE_SIZE = 256L << 20;
    private static final Duration LENGTH = Duration.ofSeconds(5);
    private static final long SLOW_BYTES_PER_SECOND = 100_000_000;
    private static final String HOT = "hot.bin";

    @Override
    public String name() {
        return "hot";
    }

    @Override
    public String question() {
        return "do files that must come from the disk hold up one that is in memory?";
    }

    @Override
    public boolean needsDisk() {
        return true;
    }

    @Override
    public void run(Images images, Path folder) throws IOException, InterruptedException {
        if (Files.getFileStore(folder).type().equals("tmpfs")) {
            System.out.println(
                    "  Skipped: " + folder + " is in memory, so nothing there comes from a disk.");
            return;
        }
        Path uploads = Files.createDirectory(folder.resolve("uploads"));
        Scratch.randomFile(uploads.resolve(HOT), 64 << 10, 0);
        for (int i = 0; i < COLD_STREAMS; i++) {
            Path cold = Scratch.randomFile(uploads.resolve(coldName(i)), COLD_FILE_SIZE, i + 1);
            try (FileChannel channel = FileChannel.open(cold, StandardOpenOption.WRITE)) {
                channel.force(true); // only what is on the disk can be dropped from memory
            }
        }
        if (!dropFromMemory(uploads.resolve(coldName(0)))) {
            System.out.println(
                    "  Skipped: dd cannot drop a file from memory here (GNU dd can, iflag=nocache).");
            return;
        }
        compare(images, uploads, folder, Optional.empty());
        Optional<SlowDisk> slow = SlowDisk.under(folder, SLOW_BYTES_PER_SECOND);
        if (slow.isEmpty()) {
            System.out.println("  A slow disk cannot be had here (as root on Linux it can).");
            return;
        }
        System.out.printf("  with a disk of %d MB/s:%n", SLOW_BYTES_PER_SECOND / 1_000_000);
        try (SlowDisk disk = slow.get()) {
            compare(images, uploads, folder, Optional.of(disk));
        }
    }

    private static void compare(Images images, Path uploads, Path folder, Optional<SlowDisk> disk)
            throws IOException, InterruptedException {
        try (DaemonProcess daemon = Daemons.start(images, uploads, folder.resolve("state"))) {
            if (disk.isPresent()) disk.get().take(List.of(daemon.pid()));
            measure("daemon", daemon.address(), "/files/", uploads);
        }
        Optional<Nginx> nginx = Nginx.start(uploads, folder.resolve("nginx"));
        if (nginx.isPresent()) {
            try (Nginx running = nginx.get()) {
                if (disk.isPresent()) disk.get().take(running.pids());
                measure("nginx", running.address(), "/", uploads);
            }
        }
    }

    private static void measure(String server, String address, String prefix, Path uploads)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + LENGTH.toNanos();
        AtomicLong coldBytes = new AtomicLong();
        AtomicLong longestNanos = new AtomicLong();
        List<Callable<Long>> clients = new ArrayList<>();
        for (int i = 0; i < COLD_STREAMS; i++) {
            String name = coldName(i);
            clients.add(
                    () -> readCold(address, prefix + name, uploads.resolve(name), end, coldBytes));
        }
        clients.add(() -> readHot(address, prefix + HOT, end, longestNanos));
        long answers = Load.sum(clients);
        System.out.printf(
                "  %s: %,d hot answers a second, the slowest after %d ms, beside %d cold streams of %.0f MB/s in all%n",
                server,
                answers / LENGTH.toSeconds(),
                Duration.ofNanos(longestNanos.get()).toMillis(),
                COLD_STREAMS,
                coldBytes.get() / 1e6 / LENGTH.toSeconds());
    }

    private static long readCold(String address, String path, Path file, long end, AtomicLong bytes)
            throws IOException, InterruptedException {
        long range = 4L << 20;
        try (HttpConnection connection = new HttpConnection(address, HttpConnection.LARGE_BUFFER)) {
            while (System.nanoTime() < end) {
                dropFromMemory(file);
                for (long at = 0; at < COLD_FILE_SIZE && System.nanoTime() < end; at += range) {
                    bytes.addAndGet(connection.get(path, at, at + range - 1));
                }
            }
        }
        return 0;
    }

    /// Returns how many answers there were.
    private static long readHot(String address, String path, long end, AtomicLong longestNanos)
            throws IOException {
        long answers = 0;
        try (HttpConnection connection = new HttpConnection(address, HttpConnection.LARGE_BUFFER)) {
            for (long now = System.nanoTime(); now < end; answers++) {
                connection.get(path);
                long after = System.nanoTime();
                longestNanos.accumulateAndGet(after - now, Math::max);
                now = after;
            }
        }
        return answers;
    }

    /// Asks the kernel to forget the file's pages, by way of dd (posix_fadvise); needs no root.
    private static boolean dropFromMemory(Path file) throws IOException, InterruptedException {
        Process dd =
                new ProcessBuilder("dd", "if=" + file, "iflag=nocache", "count=0")
                        .redirectErrorStream(true)
                        .start();
        dd.getInputStream().readAllBytes();
        return dd.waitFor() == 0;
    }

    private static String coldName(int number) {
        return "cold-" + number + ".bin";
    }
}
