package org.tributary.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// One keep-alive connection that asks and throws the answer's body away, at the least cost: what is
/// measured is the server.
final class HttpConnection implements AutoCloseable {
    static final int SMALL_BUFFER = 8 << 10;
    static final int LARGE_BUFFER = 256 << 10;

    private final String host;
    private final Socket socket;
    private final InputStream in;
    private final byte[] buffer;

    HttpConnection(String address, int bufferBytes) throws IOException {
        this.buffer = new byte[bufferBytes];
        int colon = address.lastIndexOf(':');
        this.host = address;
        this.socket =
                new Socket(
                        address.substring(0, colon),
                        Integer.parseInt(address.substring(colon + 1)));
        socket.setTcpNoDelay(true);
        this.in = socket.getInputStream();
    }

    /// Gets the whole of a path and returns how many bytes its body had.
    long get(String path) throws IOException {
        return exchange(path, "");
    }

    /// Gets a range and returns how many bytes its body had.
    long get(String path, long first, long last) throws IOException {
        return exchange(path, "Range: bytes=" + first + "-" + last + "\r\n");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private long exchange(String path, String range) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + range + "\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        int filled = 0;
        int head = -1;
        while (head < 0) {
            if (filled == buffer.length) throw new IOException("The answer's head has no end");
            filled += read(filled, buffer.length - filled);
            head = endOfHead(filled);
        }
        String fields = new String(buffer, 0, head, StandardCharsets.ISO_8859_1);
        if (!fields.startsWith("HTTP/1.1 20"))
            throw new IOException(path + ": " + fields.lines().findFirst());
        long length = contentLength(fields);
        for (long left = length - (filled - head); left > 0; ) {
            left -= read(0, (int) Math.min(left, buffer.length));
        }
        return length;
    }

    private int read(int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        if (count < 0) throw new EOFException("The server closed the connection inside an answer");
        return count;
    }

    private int endOfHead(int filled) {
        for (int i = 3; i < filled; i++) {
            if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n') return i + 1;
        }
        return -1;
    }

    private static long contentLength(String head) throws IOException {
        return head.lines()
                .filter(line -> line.regionMatches(true, 0, "Content-Length:", 0, 15))
                .mapToLong(line -> Long.parseLong(line.substring(15).trim()))
                .findFirst()
                .orElseThrow(() -> new IOException("An answer without Content-Length"));
    }
}
