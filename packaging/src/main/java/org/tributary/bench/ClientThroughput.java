package org.tributary.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tributary.programs.DaemonProcess;
import org.tributary.programs.Images;

/// `tributary get` and aria2 by turns, from the same three daemons.
final class ClientThroughput implements Measurement {
    private static final long FILE_SIZE = 2L << 30;
    private static final int ROUNDS = 3;
    private static final String NAME = "two.bin";

    @Override
    public String name() {
        return "client";
    }

    @Override
    public String question() {
        return "how fast is a download that proves every byte? (2 GiB, 3 daemons on loopback)";
    }

    @Override
    public void run(Images images, Path folder) throws IOException, InterruptedException {
        Path uploads = Files.createDirectory(folder.resolve("uploads"));
        Path file = Scratch.randomFile(uploads.resolve(NAME), FILE_SIZE, 1);
        List<DaemonProcess> daemons = new ArrayList<>();
        try {
            for (String host : List.of("127.0.0.1", "127.0.0.2", "127.0.0.3")) {
                daemons.add(
                        Daemons.startAt(host, images, uploads, folder.resolve("state-" + host)));
            }
            compare(images, folder, file, daemons.stream().map(DaemonProcess::address).toList());
        } finally {
            daemons.forEach(DaemonProcess::close);
        }
    }

    private static void compare(Images images, Path folder, Path file, List<String> servers)
            throws IOException, InterruptedException {
        Path target = Files.createDirectory(folder.resolve("target")).resolve(NAME);
        List<String> ours =
                List.of(
                        images.tributary(),
                        "get",
                        NAME,
                        "--servers",
                        String.join(",", servers),
                        "-o",
                        target.toString());
        Optional<List<String>> theirs = Peer.ARIA2.find().map(aria2 -> aria2Command(aria2, target));
        if (theirs.isPresent()) {
            List<String> urls =
                    servers.stream().map(server -> "http://" + server + "/files/" + NAME).toList();
            PieceHashes.of(file).writeMetalink(meta4(target), urls);
        }
        Runs tributary = new Runs();
        Runs aria2 = new Runs();
        for (int round = 0; round < ROUNDS; round++) {
            tributary.add(download(ours, file, target));
            if (theirs.isPresent()) aria2.add(download(theirs.get(), file, target));
        }
        System.out.printf("  tributary: %s%n", tributary.describe(FILE_SIZE));
        if (theirs.isPresent()) {
            System.out.printf("  aria2c:    %s%n", aria2.describe(FILE_SIZE));
            System.out.printf(
                    "  throughput ratio %.2f (at least 1.00 is wanted), CPU ratio %.2f%n",
                    aria2.seconds() / tributary.seconds(),
                    tributary.cpuSeconds() / aria2.cpuSeconds());
        }
        System.out.println("  (tributary's peak memory: under 400 MB is wanted)");
    }

    private static List<String> aria2Command(String aria2, Path target) {
        return List.of(
                aria2,
                "--no-conf",
                "--quiet",
                "-x16",
                "-s16",
                "-k1M",
                "--file-allocation=none",
                "--allow-overwrite=true",
                "--dir=" + target.getParent(),
                "--metalink-file=" + meta4(target));
    }

    private static Path meta4(Path target) {
        return target.resolveSibling(NAME + ".meta4");
    }

    private static ClientRun download(List<String> command, Path original, Path target)
            throws IOException, InterruptedException {
        ClientRun run = ClientRun.of(command);
        if (Files.mismatch(original, target) >= 0) {
            throw new IOException(command.getFirst() + " ended well with wrong bytes in " + target);
        }
        Files.delete(target);
        return run;
    }
}
