package org.tributary.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tributary.programs.Images;
import org.tributary.programs.TemporaryFolder;

/// Three daemons, downloads from all of them at once, and a daemon that dies on the way: in the window
/// where there is a display, else in the terminal.
final class Demo {
    private final Images images;
    private final Path folder;
    private final Pace pace;

    /// What happens when.
    ///
    /// @param megabytesASecond of each server; slow enough that there is something to watch
    private record Pace(int megabytesASecond, int diesAfterSeconds, int deadForSeconds) {
        static final Pace IN_A_TERMINAL = new Pace(15, 2, 2);

        /// A window takes its time to open, and more of one's time to look at.
        static final Pace IN_A_WINDOW = new Pace(5, 9, 8);
    }

    private Demo(Images images, Path folder, Pace pace) {
        this.images = images;
        this.folder = folder;
        this.pace = pace;
    }

    /// Expects the folder of the built images.
    static void main(String[] args) throws IOException, InterruptedException {
        try (TemporaryFolder folder = TemporaryFolder.create("tributary-demo-")) {
            Pace pace = hasDisplay() ? Pace.IN_A_WINDOW : Pace.IN_A_TERMINAL;
            new Demo(new Images(Path.of(args[0])), folder.path(), pace).run();
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
                    pace.megabytesASecond(), addresses);
            DemoServer victim = servers.get(1);
            say(
                    "One download from all three. After %d seconds %s is killed, %d seconds later it is back.",
                    pace.diesAfterSeconds(), victim.address(), pace.deadForSeconds());
            Path target = Files.createDirectory(folder.resolve("downloads"));
            if (hasDisplay()) {
                window(samples, servers, target, victim);
            } else {
                download(samples, addresses, target, victim);
            }
            if (!samples.stream().allMatch(sample -> isIn(target, sample))) {
                say("The window was closed before all was there.");
                return;
            }
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
                pace.megabytesASecond() + "MB");
    }

    /// Runs `tributary get` in this program's own terminal.
    private void download(List<Path> samples, String servers, Path target, DemoServer victim)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(images.tributary(), "get"));
        samples.forEach(sample -> command.add(sample.getFileName().toString()));
        command.addAll(List.of("--servers", servers, "-o", target.toString()));
        finish(watch(start(command), victim));
    }

    /// Opens the window on the downloads and returns when it is closed.
    private void window(
            List<Path> samples, List<DemoServer> servers, Path target, DemoServer victim)
            throws IOException, InterruptedException {
        Path home = Files.createDirectories(home());
        Files.write(
                home.resolve("servers.txt"), servers.stream().map(DemoServer::address).toList());
        Files.writeString(
                home.resolve("settings.json"),
                """
                {"general":{"askBeforeStarting":false},"downloads":{"folder":"%s"}}
                """
                        .formatted(target.toString().replace("\\", "\\\\")));
        List<String> command = new ArrayList<>(List.of(images.tributary()));
        // The window shows the segments of the first: the one that has most of them.
        samples.stream()
                .sorted(Comparator.comparingLong(Demo::size).reversed())
                .forEach(sample -> command.add(link(sample.getFileName().toString())));
        say("The window opens; close it to end the demo.");
        finish(watch(start(command), victim));
    }

    private static long size(Path sample) {
        return sample.toFile().length();
    }

    private static String link(String name) {
        try {
            return new URI("tributary", name, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(name + " cannot be linked to", e);
        }
    }

    /// Lets the victim die and come back while the program runs.
    private Process watch(Process program, DemoServer victim)
            throws IOException, InterruptedException {
        if (!program.waitFor(pace.diesAfterSeconds(), TimeUnit.SECONDS)) {
            victim.kill();
            program.waitFor(pace.deadForSeconds(), TimeUnit.SECONDS);
            victim.startAgain();
        }
        return program;
    }

    /// True when a window can be opened here. Only on Linux may there be none.
    private static boolean hasDisplay() {
        return !System.getProperty("os.name").startsWith("Linux")
                || isSet("DISPLAY")
                || isSet("WAYLAND_DISPLAY");
    }

    private static boolean isSet(String variable) {
        return !System.getenv().getOrDefault(variable, "").isEmpty();
    }

    private static boolean isIn(Path target, Path sample) {
        return Files.exists(target.resolve(sample.getFileName()));
    }

    private Path home() {
        return folder.resolve("home");
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
        builder.environment().put("TRIBUTARY_HOME", home().toString());
        Process process = builder.start();
        // Nothing outlives the demo, however it ends.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return process;
    }

    private static void finish(Process process) throws InterruptedException {
        int code = process.waitFor();
        if (code != 0) throw new IllegalStateException("A program of the demo ended with " + code);
    }

    private static void say(String sentence, Object... values) {
        System.out.println(String.format(sentence, values));
    }
}
