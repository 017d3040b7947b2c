package org.tributary.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// An nginx that serves one folder on loopback, set up as people do for files.
final class Nginx implements AutoCloseable {
    /// One a core, as nginx itself recommends.
    private static final int WORKERS = Runtime.getRuntime().availableProcessors();

    private static final String CONFIG =
            """
            daemon off;
            worker_processes @workers@;
            pid @folder@/nginx.pid;
            error_log @folder@/error.log;
            events { worker_connections 4096; }
            http {
                access_log off;
                sendfile on;
                tcp_nopush on;
                keepalive_requests 1000000;
                client_body_temp_path @folder@/body;
                proxy_temp_path @folder@/proxy;
                fastcgi_temp_path @folder@/fastcgi;
                uwsgi_temp_path @folder@/uwsgi;
                scgi_temp_path @folder@/scgi;
                server { listen @address@; root @root@; }
            }
            """;

    private final Process master;
    private final String address;

    private Nginx(Process master, String address) {
        this.master = master;
        this.address = address;
        Runtime.getRuntime().addShutdownHook(new Thread(master::destroy));
    }

    /// Returns it running, or empty, having said so, where nginx is not installed.
    static Optional<Nginx> start(Path root, Path folder) throws IOException, InterruptedException {
        Optional<String> command = Peer.NGINX.find();
        if (command.isEmpty()) return Optional.empty();
        Files.createDirectories(folder);
        String address = "127.0.0.1:" + freePort();
        String config =
                CONFIG.replace("@workers@", Integer.toString(WORKERS))
                        .replace("@folder@", folder.toString())
                        .replace("@root@", root.toString())
                        .replace("@address@", address);
        Path file =
                Files.writeString(
                        folder.resolve("nginx.conf"),
                        runningAsRoot() ? "user root;\n" + config : config);
        Process master =
                new ProcessBuilder(
                                command.get(), "-e", folder + "/error.log", "-c", file.toString())
                        .start();
        Nginx nginx = new Nginx(master, address);
        nginx.awaitListening();
        return Optional.of(nginx);
    }

    String address() {
        return address;
    }

    /// Returns the master and its workers.
    List<Long> pids() {
        List<Long> pids = new ArrayList<>(List.of(master.pid()));
        master.descendants().map(ProcessHandle::pid).forEach(pids::add);
        return pids;
    }

    @Override
    public void close() {
        master.destroy();
        master.onExit().join();
    }

    private void awaitListening() throws IOException, InterruptedException {
        while (true) {
            try {
                new HttpConnection(address, HttpConnection.SMALL_BUFFER).close();
                awaitWorkers();
                return;
            } catch (IOException e) {
                if (master.waitFor(20, TimeUnit.MILLISECONDS)) {
                    throw new IOException(
                            "nginx did not start: "
                                    + new String(master.getErrorStream().readAllBytes()),
                            e);
                }
            }
        }
    }

    /// It listens before it has started the processes that answer.
    private void awaitWorkers() throws InterruptedException {
        while (master.isAlive() && master.children().count() < WORKERS) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean runningAsRoot() {
        return System.getProperty("user.name").equals("root");
    }
}
