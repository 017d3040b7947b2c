package org.tributary.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tributary.programs.Images;
import org.tributary.programs.TemporaryFolder;

/// Three daemons, one `tributary get` from all of them at once, and a daemon that dies on the way.
final class Demo {
    /// Slow enough that there is something to watch for some seconds.
    private static final int MEGABYTES_A_SECOND = 15;

    private static final int DIES_AFTER_SECONDS = 2;
    private static final int DEAD_FOR_SECONDS = 2;

    private final Images images;
    private final Path folder;

    private Demo(Images images, Path folder) {
        this.images = images;
        this.folder = folder;
    }

    /// Expects the folder of the built images.
    static void main(String[] args) throws IOException, InterruptedException {
        try (TemporaryFolder folder = TemporaryFolder.create("tributary-demo-")) {
            new Demo(new Images(Path.of(args[0])), folder.path()).run();
        }
    }

    private void run() throws IOException, InterruptedException {
        Path uploads = folder.resolve("uploads");
        say("Making sample files:");
        finish(start(List.of(images.serverDaemon(), "sample", uploads.toString())));
        List<Path> samples = filesIn(uploads);
        for (Path sample : samples) {
            say("    %,13d bytes  %s", Files.size(sample), sample.getFileName());
        }

        List<DemoServer> servers = new ArrayList<>();
        try {
            for (String host : LoopbackHosts.three()) {
                servers.add(startServer(host, uploads, servers.size() + 1));
            }
            String addresses =
                    servers.stream().map(DemoServer::address).collect(Collectors.joining(","));
            say(
                    "Three servers offer them, each at %d MB a second: %s",
                    MEGABYTES_A_SECOND, addresses);
            DemoServer victim = servers.get(1);
            say(
                    "One download from all three. After %d seconds %s is killed, %d seconds later it is back.",
                    DIES_AFTER_SECONDS, victim.address(), DEAD_FOR_SECONDS);
            Path target = Files.createDirectory(folder.resolve("downloads"));
            download(samples, addresses, target, victim);
            say("All there. The SHA-256 of what arrived, equal to that of the originals:");
            for (Path sample : samples) say("%s  %s", proved(sample, target), sample.getFileName());
        } finally {
            servers.forEach(DemoServer::close);
        }
    }

    private DemoServer startServer(String host, Path uploads, int number) throws IOException {
        return DemoServer.start(
                images.serverDaemon(),
                host,
                uploads,
                folder.resolve("server-" + number),
                MEGABYTES_A_SECOND + "MB");
    }

    /// Runs `tributary get` in this program's own terminal.
    private void download(List<Path> samples, String servers, Path target, DemoServer victim)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(images.tributary(), "get"));
        samples.forEach(sample -> command.add(sample.getFileName().toString()));
        command.addAll(List.of("--servers", servers, "-o", target.toString()));
        Process get = start(command);
        if (!get.waitFor(DIES_AFTER_SECONDS, TimeUnit.SECONDS)) {
            victim.kill();
            get.waitFor(DEAD_FOR_SECONDS, TimeUnit.SECONDS);
            victim.startAgain();
        }
        finish(get);
    }

    private static String proved(Path sample, Path target) throws IOException {
        String sha256 = sha256(target.resolve(sample.getFileName()));
        if (!sha256.equals(sha256(sample))) {
            throw new IllegalStateException(
                    sample.getFileName() + " arrived with other bytes: " + sha256);
        }
        return sha256;
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static List<Path> filesIn(Path uploads) throws IOException {
        try (Stream<Path> files = Files.list(uploads)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private Process start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        // The user's own settings, and what was learned of other servers, stay out of it.
        builder.environment().put("TRIBUTARY_HOME", folder.resolve("home").toString());
        return builder.start();
    }

    private static void finish(Process process) throws InterruptedException {
        int code = process.waitFor();
        if (code != 0) throw new IllegalStateException("A program of the demo ended with " + code);
    }

    private static void say(String sentence, Object... values) {
        System.out.println(String.format(sentence, values));
    }
}
