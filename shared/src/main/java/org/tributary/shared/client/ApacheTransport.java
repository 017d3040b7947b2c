package org.tributary.shared.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.tributary.shared.format.WebLink;
import org.tributary.shared.servers.Server;

/// HTTP/1.1 by Apache HttpClient's classic API, with one connection pool for all servers.
public final class ApacheTransport implements HttpTransport {
    private static final Timeout IDLE_CONNECTIONS_LIVE = Timeout.ofSeconds(20);
    private static final int CONNECTIONS_PER_SERVER = 32;
    private static final int CONNECTIONS = 4096;
    private static final int REDIRECTS = 5;

    /// Headers that never end must not fill the memory.
    private static final Http1Config BOUNDED =
            Http1Config.custom().setMaxLineLength(64 << 10).setMaxHeaderCount(200).build();

    private final HttpSettings settings;
    private final Timeouts timeouts;
    private final Map<Optional<Path>, CloseableHttpClient> clientByCertificate =
            new ConcurrentHashMap<>();

    public ApacheTransport(HttpSettings settings) {
        this(settings, Timeouts.USUAL);
    }

    public ApacheTransport(HttpSettings settings, Timeouts timeouts) {
        this.settings = settings;
        this.timeouts = timeouts;
    }

    @Override
    public Exchange get(Server server, URI uri, Map<String, String> headers) {
        return new ApacheExchange(server, uri, headers);
    }

    @Override
    public void close() {
        clientByCertificate.values().forEach(client -> client.close(CloseMode.IMMEDIATE));
    }

    private CloseableHttpClient client(Server server) throws IOException {
        CloseableHttpClient client = clientByCertificate.get(server.cert());
        if (client != null) {
            return client;
        }
        synchronized (clientByCertificate) {
            client = clientByCertificate.get(server.cert());
            if (client == null) {
                client = newClient(server.cert());
                clientByCertificate.put(server.cert(), client);
            }
            return client;
        }
    }

    private CloseableHttpClient newClient(Optional<Path> certificate) throws IOException {
        var connections =
                PoolingHttpClientConnectionManagerBuilder.create()
                        .setConnectionFactory(
                                ManagedHttpClientConnectionFactory.builder()
                                        .http1Config(BOUNDED)
                                        .build())
                        .setMaxConnPerRoute(CONNECTIONS_PER_SERVER)
                        .setMaxConnTotal(CONNECTIONS)
                        .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                        .setDefaultConnectionConfig(
                                ConnectionConfig.custom()
                                        .setConnectTimeout(Timeout.of(timeouts.connect()))
                                        .setSocketTimeout(Timeout.of(timeouts.silence()))
                                        .setTimeToLive(TimeValue.ofMinutes(10))
                                        .setIdleTimeout(IDLE_CONNECTIONS_LIVE)
                                        .build());
        connections.setTlsSocketStrategy(
                certificate.isPresent()
                        ? new DefaultClientTlsStrategy(TrustedCertificates.only(certificate.get()))
                        : new TlsWhenNeeded(settings.certificates()));
        HttpClientBuilder builder =
                HttpClients.custom()
                        .setConnectionManager(connections.build())
                        .setDefaultRequestConfig(
                                RequestConfig.custom()
                                        .setResponseTimeout(Timeout.of(timeouts.silence()))
                                        .setConnectionRequestTimeout(Timeout.of(timeouts.silence()))
                                        .build())
                        .setUserAgent(settings.userAgent())
                        .disableRedirectHandling()
                        .disableContentCompression()
                        .disableCookieManagement()
                        .disableAutomaticRetries()
                        .disableAuthCaching();
        settings.proxy().ifPresent(proxy -> useProxy(builder, proxy));
        return builder.build();
    }

    private static void useProxy(HttpClientBuilder builder, URI proxy) {
        HttpHost host = new HttpHost("http", proxy.getHost(), WebLink.port(proxy));
        builder.setProxy(host);
        if (proxy.getUserInfo() != null) {
            String[] login = proxy.getUserInfo().split(":", 2);
            var credentials = new BasicCredentialsProvider();
            credentials.setCredentials(
                    new AuthScope(host),
                    new UsernamePasswordCredentials(
                            login[0], (login.length > 1 ? login[1] : "").toCharArray()));
            builder.setDefaultCredentialsProvider(credentials);
        }
    }

    private static boolean sameOrigin(URI a, URI b) {
        return a.getScheme().equalsIgnoreCase(b.getScheme())
                && a.getHost().equalsIgnoreCase(b.getHost())
                && WebLink.port(a) == WebLink.port(b);
    }

    /// One GET with its redirects. Only [#cancel()] may come from another thread.
    private final class ApacheExchange implements Exchange {
        private final Server server;
        private final URI uri;
        private final Map<String, String> headers;

        /// The request under way; guarded by this.
        private HttpGet request;

        private boolean cancelled;
        private ClassicHttpResponse response;
        private boolean bodyEnded;

        ApacheExchange(Server server, URI uri, Map<String, String> headers) {
            this.server = server;
            this.uri = uri;
            this.headers = headers;
        }

        @Override
        public HttpReply reply() throws IOException {
            URI at = uri;
            for (int hop = 0; hop <= REDIRECTS; hop++) {
                send(at);
                Optional<URI> next = redirect(at);
                if (next.isEmpty()) {
                    return new ApacheReply(response, at, () -> bodyEnded = true);
                }
                discard();
                at = next.get();
            }
            throw new IOException("more than " + REDIRECTS + " redirects, the last to " + at);
        }

        private void send(URI at) throws IOException {
            HttpGet get = new HttpGet(at);
            get.setHeader("Accept-Encoding", "identity");
            headers.forEach(get::setHeader);
            if (sameOrigin(uri, at)) {
                settings.headers().forEach(get::setHeader);
                authorization(at).ifPresent(value -> get.setHeader("Authorization", value));
            }
            synchronized (this) {
                if (cancelled) {
                    throw new IOException("cancelled");
                }
                request = get;
            }
            try {
                HttpHost host = new HttpHost(at.getScheme(), at.getHost(), WebLink.port(at));
                response = client(server).executeOpen(host, get, null);
            } catch (ConnectTimeoutException e) {
                throw noConnection("no connection within " + shown(timeouts.connect()), e);
            } catch (UnknownHostException e) {
                String name = settings.proxy().orElse(at).getHost();
                throw noConnection("its name is not known: " + name, e);
            } catch (NoRouteToHostException e) {
                throw noConnection("there is no way to it", e);
            } catch (ConnectException e) {
                throw noConnection("connection refused", e);
            } catch (SocketTimeoutException e) {
                throw new SocketTimeoutException("no answer within " + shown(timeouts.silence()));
            } catch (SSLException e) {
                throw TlsFailures.untrusted(at.getHost(), e, Instant.now())
                        .<IOException>map(problem -> new UntrustedException(problem, e))
                        .orElse(e);
            } catch (IllegalStateException | NullPointerException e) {
                // A request that is cancelled between two of its steps trips over it.
                throw cancelled(e);
            }
        }

        private synchronized IOException cancelled(RuntimeException cause) {
            if (!cancelled) {
                throw cause;
            }
            return new IOException("cancelled", cause);
        }

        private Optional<String> authorization(URI at) throws IOException {
            if (server.tokenFile().isPresent() && sameOrigin(server.base(), at)) {
                return Optional.of("Bearer " + BearerToken.read(server.tokenFile().get()));
            }
            return settings.logins().stream()
                    .filter(login ->
                            login.host().equalsIgnoreCase(at.getHost())
                                    && login.port() == WebLink.port(at))
                    .findFirst()
                    .map(login -> basic(login.user() + ":" + login.password()));
        }

        private Optional<URI> redirect(URI at) throws IOException {
            int status = response.getCode();
            boolean redirect =
                    status == 301
                            || status == 302
                            || status == 303
                            || status == 307
                            || status == 308;
            var location = response.getFirstHeader("Location");
            if (!redirect || location == null) {
                return Optional.empty();
            }
            URI next;
            try {
                next = at.resolve(location.getValue().strip());
            } catch (IllegalArgumentException e) {
                throw new IOException("redirects to something that is not a link", e);
            }
            if (!WebLink.isUsable(next)) {
                throw new IOException("redirects to " + next + ", which leads to no web server");
            }
            if (at.getScheme().equalsIgnoreCase("https")
                    && next.getScheme().equalsIgnoreCase("http")) {
                throw new IOException("redirects from https to http, which is not safe");
            }
            return Optional.of(next);
        }

        private synchronized void discard() {
            if (request != null) {
                request.cancel();
                request = null;
            }
        }

        @Override
        public synchronized void cancel() {
            cancelled = true;
            discard();
        }

        @Override
        public void close() {
            // Closing a response reads the rest of its body: cancelling first closes the socket
            // instead.
            if (!bodyEnded) {
                discard();
            }
            if (response != null) {
                try {
                    response.close();
                } catch (IOException _) {
                    // The connection is gone either way.
                }
            }
        }
    }

    private static String shown(Duration time) {
        return time.toSeconds() + " seconds";
    }

    private static String basic(String login) {
        return "Basic "
                + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    /// Where there is a proxy, it is the one that is connected to.
    private ConnectException noConnection(String why, IOException cause) {
        ConnectException failure =
                new ConnectException(
                        settings.proxy()
                                        .map(proxy ->
                                                "the proxy "
                                                        + proxy.getHost()
                                                        + ":"
                                                        + WebLink.port(proxy)
                                                        + " cannot be reached: ")
                                        .orElse("")
                                + why);
        failure.initCause(cause);
        return failure;
    }
}
