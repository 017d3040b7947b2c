package org.tributary.shared.client;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.tributary.shared.servers.Server;

/// An HTTP server on loopback that does exactly what a test tells it to, right or wrong: it writes
/// bytes itself, so that nothing keeps it from lying, hanging or breaking off.
public final class FakeServer implements AutoCloseable {
    private static final int CHUNK = 16 << 10;

    private final ServerSocket listener;
    private final Handler handler;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread acceptor;
    private final String scheme;

    /// Says what to answer; `null` breaks the connection off. Called on a thread of its own for each
    /// connection.
    @FunctionalInterface
    public interface Handler {
        Response answer(Request request);
    }

    private FakeServer(Handler handler, ServerSocket listener, String scheme) {
        this.handler = handler;
        this.listener = listener;
        this.scheme = scheme;
        this.acceptor = Thread.ofVirtual().start(this::accept);
    }

    public static FakeServer start(Handler handler) throws IOException {
        return new FakeServer(
                handler, new ServerSocket(0, 100, InetAddress.getByName("127.0.0.1")), "http");
    }

    /// Starts one that speaks TLS.
    public static FakeServer start(Handler handler, TlsIdentity identity) throws IOException {
        ServerSocket listener =
                identity.context()
                        .getServerSocketFactory()
                        .createServerSocket(0, 100, InetAddress.getByName("127.0.0.1"));
        return new FakeServer(handler, listener, "https");
    }

    public int port() {
        return listener.getLocalPort();
    }

    /// Returns it as a servers list names it.
    public Server server() {
        return Server.parse((scheme.equals("https") ? "https://" : "") + "127.0.0.1:" + port());
    }

    public URI uri(String path) {
        return URI.create(scheme + "://127.0.0.1:" + port() + path);
    }

    /// Returns every request so far.
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /// Returns how many connections are open.
    public int connections() {
        return connections.size();
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = listener.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            }
        } catch (IOException _) {
            // Closed.
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            OutputStream out = new BufferedOutputStream(connection.getOutputStream(), CHUNK);
            for (Optional<Request> next; (next = read(in)).isPresent(); ) {
                Request request = next.get();
                requests.add(request);
                Response response = handler.answer(request);
                if (response == null || !write(response, out)) {
                    return;
                }
            }
        } catch (IOException | UncheckedIOException _) {
            // The client went away.
        } finally {
            connections.remove(connection);
        }
    }

    private static Optional<Request> read(InputStream in) throws IOException {
        String line = line(in);
        if (line.isEmpty()) {
            return Optional.empty();
        }
        String[] words = line.split(" ");
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String header; !(header = line(in)).isEmpty(); ) {
            int colon = header.indexOf(':');
            headers.put(header.substring(0, colon), header.substring(colon + 1).strip());
        }
        return Optional.of(new Request(words[0], words[1], headers, System.nanoTime()));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next; (next = in.read()) >= 0 && next != '\n'; ) {
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    /// Returns whether the connection may be used again.
    private boolean write(Response response, OutputStream out) throws IOException {
        if (response.silent) {
            await();
            return false;
        }
        out.write(response.head().getBytes(StandardCharsets.ISO_8859_1));
        byte[] body = response.body;
        int sent = 0;
        while (sent < body.length) {
            int stop = Math.min(response.dropAfter, response.hangAfter);
            int count = Math.min(Math.min(CHUNK, body.length - sent), stop - sent);
            if (count <= 0) {
                break;
            }
            if (response.chunked) {
                out.write((Integer.toHexString(count) + "\r\n").getBytes());
            }
            out.write(body, sent, count);
            if (response.chunked) {
                out.write("\r\n".getBytes());
            }
            sent += count;
            if (response.bytesPerSecond > 0) {
                out.flush();
                LockSupport.parkNanos((long) (count * 1e9 / response.bytesPerSecond));
            }
        }
        if (sent >= response.hangAfter) {
            out.flush();
            await();
        }
        if (sent >= response.dropAfter || sent < response.announced) {
            out.flush();
            return false;
        }
        if (response.chunked) {
            out.write("0\r\n\r\n".getBytes());
        }
        out.flush();
        return true;
    }

    private void await() {
        try {
            closed.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Breaks every connection off; new ones may come.
    public void breakConnections() throws IOException {
        for (Socket connection : connections) {
            connection.close();
        }
    }

    /// Closes it; whoever connects afterwards is refused. As long as a thread is still inside the
    /// system's call that accepts, the system goes on taking connections: so that thread is waited for.
    @Override
    public void close() throws IOException {
        closed.countDown();
        listener.close();
        try {
            acceptor.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        breakConnections();
    }

    /// What a client asked.
    ///
    /// @param nanos when, of [System#nanoTime()]
    public record Request(String method, String path, Map<String, String> headers, long nanos) {
        /// Returns the header of that name, in any case.
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }

        /// Returns the range of a resource of `length` bytes that is asked for: first byte and the
        /// one after the last; empty when all of it is.
        public Optional<int[]> range(int length) {
            return header("Range")
                    .map(range -> range.replace("bytes=", "").split("-"))
                    .map(bounds ->
                            new int[] {
                                Integer.parseInt(bounds[0]),
                                Math.min(Integer.parseInt(bounds[1]) + 1, length)
                            });
        }
    }

    /// What is answered, and how badly.
    public static final class Response {
        private String statusLine;
        private final StringBuilder headers = new StringBuilder();
        private byte[] body;
        private boolean length = true;
        private boolean chunked;
        private long announced = -1;
        private int hangAfter = Integer.MAX_VALUE;
        private int dropAfter = Integer.MAX_VALUE;
        private double bytesPerSecond;
        private boolean silent;

        private Response(int status, byte[] body) {
            this.statusLine = "HTTP/1.1 " + status + " X";
            this.body = body;
        }

        public static Response of(int status, byte[] body) {
            return new Response(status, body);
        }

        public static Response of(int status) {
            return new Response(status, new byte[0]);
        }

        /// Answers a request for `resource` as a good server does, with its range if it asks for one.
        public static Response resource(Request request, byte[] resource) {
            Optional<int[]> range = request.range(resource.length);
            if (range.isEmpty()) {
                return of(200, resource).header("Accept-Ranges", "bytes");
            }
            int from = range.get()[0];
            int to = range.get()[1];
            if (from >= to) {
                return of(416).header("Content-Range", "bytes */" + resource.length);
            }
            byte[] part = Arrays.copyOfRange(resource, from, to);
            return of(206, part).contentRange(from, to - 1, resource.length);
        }

        public Response header(String name, String value) {
            headers.append(name).append(": ").append(value).append("\r\n");
            return this;
        }

        public Response contentRange(long first, long last, long total) {
            String value = "bytes " + first + "-" + last + "/" + total;
            return without("Content-Range").header("Content-Range", value);
        }

        public Response without(String name) {
            String lower = name.toLowerCase(Locale.ROOT) + ":";
            List<String> kept =
                    headers.toString()
                            .lines()
                            .filter(line -> !line.toLowerCase(Locale.ROOT).startsWith(lower))
                            .toList();
            headers.setLength(0);
            kept.forEach(line -> headers.append(line).append("\r\n"));
            return this;
        }

        public byte[] body() {
            return body;
        }

        public Response body(byte[] other) {
            body = other;
            return this;
        }

        public Response statusLine(String line) {
            statusLine = line;
            return this;
        }

        /// Announces so many bytes whatever there are.
        public Response announced(long bytes) {
            announced = bytes;
            return this;
        }

        /// Does not say how long it is: in chunks.
        public Response chunked() {
            chunked = true;
            length = false;
            return this;
        }

        /// Does not say how long it is: its end is that of the connection.
        public Response untilClosed() {
            length = false;
            dropAfter = body.length;
            return header("Connection", "close");
        }

        /// Sends no more than so many bytes of the body and then nothing.
        public Response hangAfter(int bytes) {
            hangAfter = bytes;
            return this;
        }

        /// Breaks off after so many bytes of the body.
        public Response dropAfter(int bytes) {
            dropAfter = bytes;
            return this;
        }

        /// Does not answer at all.
        public Response silent() {
            silent = true;
            return this;
        }

        public Response slow(double bytesPerSecond) {
            this.bytesPerSecond = bytesPerSecond;
            return this;
        }

        private String head() {
            StringBuilder head = new StringBuilder(statusLine).append("\r\n").append(headers);
            if (chunked) {
                head.append("Transfer-Encoding: chunked\r\n");
            } else if (length) {
                head.append("Content-Length: ")
                        .append(announced < 0 ? body.length : announced)
                        .append("\r\n");
            }
            return head.append("\r\n").toString();
        }
    }
}
