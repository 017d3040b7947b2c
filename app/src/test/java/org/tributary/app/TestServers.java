package org.tributary.app;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.tributary.daemon.Daemon;
import org.tributary.daemon.DaemonConfig;
import org.tributary.daemon.publish.PublishSettings;
import org.tributary.daemon.serve.FaultSpec;
import org.tributary.daemon.serve.ServeSettings;

/// Real daemons in this process, each with an upload directory of its own.
public final class TestServers implements AutoCloseable {
    private static final int FRAGMENT_SIZE = 64 << 10;

    private final Path folder;
    private final List<Daemon> daemons = new ArrayList<>();
    private final Map<String, DaemonConfig> configs = new HashMap<>();
    private final Map<String, Daemon> byName = new HashMap<>();

    public TestServers(Path folder) {
        this.folder = folder;
    }

    /// Makes content that no two seeds have in common.
    public static byte[] bytes(int size, int seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /// Adds a file to the uploads of a server that is not started yet.
    public TestServers file(String server, String path, byte[] content) throws IOException {
        Path file = folder.resolve(server).resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        // Old enough not to be thought still growing.
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-02T03:04:05Z")));
        return this;
    }

    /// Starts a server and returns its `host:port`.
    public String start(String server, String... faults) throws IOException, InterruptedException {
        DaemonConfig config =
                DaemonConfig.onLoopback(
                                Files.createDirectories(folder.resolve(server)),
                                folder.resolve(server + "-state"))
                        .with(
                                new PublishSettings(
                                        folder.resolve(server),
                                        folder.resolve(server + "-state"),
                                        OptionalLong.of(FRAGMENT_SIZE),
                                        false,
                                        PublishSettings.USUAL_CACHE_EXPIRY));
        return start(server, with(config, faults));
    }

    private static DaemonConfig with(DaemonConfig config, String... faults) {
        if (faults.length == 0) {
            return config;
        }
        ServeSettings usual = ServeSettings.usual();
        return config.with(
                new ServeSettings(
                        usual.maxTransfers(),
                        usual.maxConnections(),
                        usual.bytesPerSecond(),
                        FaultSpec.parse(faults[0])));
    }

    private String start(String server, DaemonConfig config)
            throws IOException, InterruptedException {
        Daemon daemon = Daemon.start(config);
        daemons.add(daemon);
        byName.put(server, daemon);
        configs.put(server, config.onPort(daemon.port()));
        daemon.awaitReady();
        return "127.0.0.1:" + daemon.port();
    }

    /// Ends a server.
    public void stop(String server) {
        Daemon daemon = byName.remove(server);
        daemons.remove(daemon);
        daemon.close();
    }

    /// Starts a server that was stopped again, where it was, with other faults if any are named.
    public void startAgain(String server, String... faults)
            throws IOException, InterruptedException {
        start(server, with(configs.get(server), faults));
    }

    /// Returns how many bytes of bodies all servers have sent, as their metrics say, once they send
    /// none.
    public long sentBytes() throws IOException {
        long sum = 0;
        for (Daemon daemon : daemons) {
            while (daemon.activeTransfers() > 0) {
                Thread.onSpinWait();
            }
            sum += sentBytes(daemon);
        }
        return sum;
    }

    private static long sentBytes(Daemon daemon) throws IOException {
        String name = "tributary_sent_bytes_total ";
        try (InputStream in = URI.create(daemon.url() + "/metrics").toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.substring(name.length())))
                    .sum();
        }
    }

    @Override
    public void close() {
        daemons.forEach(Daemon::close);
    }
}
