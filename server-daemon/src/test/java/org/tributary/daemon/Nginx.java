package org.tributary.daemon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// An nginx that serves one folder on loopback, as one process, so that it can be killed.
final class Nginx implements AutoCloseable {
    private static final String CONFIG =
            """
            daemon off;
            master_process off;
            pid nginx.pid;
            events {}
            http {
                access_log access.log;
                client_body_temp_path body;
                proxy_temp_path proxy;
                fastcgi_temp_path fastcgi;
                uwsgi_temp_path uwsgi;
                scgi_temp_path scgi;
                limit_conn_zone $server_port zone=connections:1m;
                types { text/plain txt; }
                default_type application/octet-stream;
                server {
                    listen 127.0.0.1:@port@;
                    root @root@;
            @directives@
                }
            }
            """;

    private static final int MOST_TRIES = 3;

    private final Path folder;
    private final int port;
    private final String config;
    private Process process;

    private Nginx(Path folder, int port, String config) {
        this.folder = folder;
        this.port = port;
        this.config = config;
    }

    /// Starts one, or skips the calling test.
    ///
    /// @param root the folder it serves
    /// @param folder where it keeps its own files; made here
    /// @param directives what else its `server` block says
    static Nginx start(Path root, Path folder, String... directives)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        String config =
                CONFIG.replace("@root@", root.toString())
                        .replace("@directives@", String.join("\n", directives));
        for (int tries = 1; ; tries++) {
            int port = freePort();
            String onPort = config.replace("@port@", Integer.toString(port));
            Nginx nginx = new Nginx(folder, port, onPort);
            try {
                nginx.start();
                return nginx;
            } catch (IOException e) {
                // Somebody else may have taken the port in between.
                if (tries == MOST_TRIES) {
                    throw e;
                }
            }
        }
    }

    /// Starts it again, at the same address, after it was killed.
    void start() throws IOException, InterruptedException {
        Path log = folder.resolve("error.log");
        Files.writeString(folder.resolve("nginx.conf"), config);
        process =
                Tool.NGINX
                        .builder(folder, "-e", "error.log", "-p", folder + "/", "-c", "nginx.conf")
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("out").toFile())
                        .start();
        while (!isListening()) {
            if (process.waitFor(10, TimeUnit.MILLISECONDS)) {
                throw new IOException("nginx did not start: " + Files.readString(log));
            }
        }
    }

    private boolean isListening() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// Returns `host:port`.
    String id() {
        return "127.0.0.1:" + port;
    }

    /// Returns the lines of its access log.
    List<String> requests() throws IOException {
        return Files.readAllLines(folder.resolve("access.log"));
    }

    /// Ends it in the middle of whatever it does (SIGKILL).
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
