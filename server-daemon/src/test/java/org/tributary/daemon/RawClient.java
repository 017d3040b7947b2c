package org.tributary.daemon;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// An HTTP client that sends exactly what it is told, right or wrong.
final class RawClient implements AutoCloseable {
    /// Longer than any answer takes: only a broken daemon is waited for.
    private static final int PATIENCE_MILLIS = 120_000;

    private final Socket socket = new Socket();
    private final InputStream in;

    private RawClient(int port, int receiveBuffer) throws IOException {
        socket.setReceiveBufferSize(receiveBuffer);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        in = new BufferedInputStream(socket.getInputStream());
    }

    static RawClient connect(int port) throws IOException {
        return new RawClient(port, 1 << 16);
    }

    /// Asks one thing on a connection of its own.
    static Reply get(int port, String path, String... headers) throws IOException {
        try (RawClient client = connect(port)) {
            client.send(request("GET", path, headers));
            return client.read();
        }
    }

    static Reply head(int port, String path) throws IOException {
        try (RawClient client = connect(port)) {
            client.send(request("HEAD", path));
            return client.readHead();
        }
    }

    static String request(String method, String path, String... headers) {
        StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: h\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        return request.append("\r\n").toString();
    }

    void send(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    void sendNoMore() throws IOException {
        socket.shutdownOutput();
    }

    /// Reads one answer with its body.
    Reply read() throws IOException {
        Reply head = readHead();
        return new Reply(head.status(), head.headers(), in.readNBytes(head.length()));
    }

    /// Reads an answer up to its body.
    Reply readHead() throws IOException {
        String[] statusLine = line().split(" ", 3);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(); !line.isEmpty(); line = line()) {
            String[] header = line.split(": ", 2);
            headers.put(header[0], header[1]);
        }
        return new Reply(Integer.parseInt(statusLine[1]), headers, new byte[0]);
    }

    /// Reads until the daemon closes the connection.
    byte[] readToEnd() throws IOException {
        return in.readAllBytes();
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("the connection ended in an answer's head");
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /// An answer.
    record Reply(int status, Map<String, String> headers, byte[] body) {
        int length() {
            return Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
        }

        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }
}
