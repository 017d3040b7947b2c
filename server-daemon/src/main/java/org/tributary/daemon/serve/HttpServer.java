package org.tributary.daemon.serve;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.daemon.publish.PieceHashes;
import org.tributary.daemon.publish.Publication;
import org.tributary.daemon.publish.Publisher;
import org.tributary.daemon.serve.Router.Route;
import org.tributary.shared.format.WirePaths;

/// Serves what a [Publisher] offers. Its methods may be called from any thread.
public final class HttpServer implements AutoCloseable {
    /// How long transfers may go on when the server is closed.
    public static final Duration DRAIN_LIMIT = Duration.ofSeconds(10);

    /// How often to let go of files that are not being sent.
    private static final Duration LET_GO = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

    private final ListeningSocket socket;
    private final Admission admission;
    private final Connections connections;
    private final OpenFiles files = new OpenFiles();
    private final TorrentPieces torrentPieces;

    /// Threads that wait for nothing but a processor, so there are never more of them at work than
    /// processors.
    private final ExecutorService aside = Executors.newVirtualThreadPerTaskExecutor();

    private HttpServer(ListeningSocket socket, ServeSettings settings, PieceHashes pieceHashes) {
        this.socket = socket;
        this.admission = new Admission(settings.maxTransfers(), Admission.USUAL_PATIENCE);
        this.connections = new Connections(settings.maxConnections());
        this.torrentPieces = new TorrentPieces(pieceHashes);
    }

    /// Starts to answer on a socket, which this server closes in the end.
    ///
    /// @param name what people call the daemon
    /// @param version of the program
    public static HttpServer start(
            ListeningSocket socket,
            String name,
            String version,
            ServeSettings settings,
            Publisher publisher) {
        HttpServer server = new HttpServer(socket, settings, publisher.pieceHashes());
        Clock clock = Clock.systemUTC();
        Metrics metrics = new Metrics();
        About about = new About(name, version, clock.instant());
        List<Pace> limits =
                settings.bytesPerSecond().isPresent()
                        ? List.of(new Pace(settings.bytesPerSecond().getAsLong()))
                        : List.of();
        Faults faults =
                new Faults(settings.faults(), () -> ThreadLocalRandom.current().nextDouble());
        socket.accept(
                new Services(
                        server.router(about, metrics, publisher),
                        server.admission,
                        server.connections,
                        new Services.Delivery(server.files, metrics, faults, limits),
                        server.aside,
                        new DateHeader(clock)));
        socket.every(LET_GO, server.files::close);
        return server;
    }

    /// Returns how many bodies of files are in flight.
    public int activeTransfers() {
        return admission.load().active();
    }

    /// Stops accepting, lets the answers that were begun go on for up to [#DRAIN_LIMIT], and closes
    /// everything.
    @Override
    public void close() {
        socket.stopAccepting();
        drain();
        socket.close();
        aside.shutdownNow();
        torrentPieces.close();
        files.close();
    }

    private void drain() {
        try {
            if (!connections.drain(DRAIN_LIMIT.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.warn(
                        "Broke off what was not sent {} s after the end was announced",
                        DRAIN_LIMIT.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Router router(About about, Metrics metrics, Publisher publisher) {
        Supplier<Publication> current = publisher::current;
        return new Router(
                List.of(
                        new Route("/v1/fragments/", Kind.FRAGMENT, new FragmentResource(current)),
                        new Route("/v1/files/", Kind.FILE, new FileResource(current)),
                        new Route("/files/", Kind.FILE, new NamedFileResource(current)),
                        new Route(WirePaths.CATALOG, Kind.CATALOG, new CatalogResource(current)),
                        new Route("/v1/manifests/", Kind.MANIFEST, new ManifestResource(current)),
                        new Route("/v1/meta/", Kind.META, new MetaResource(current, torrentPieces)),
                        new Route("/", Kind.LISTING, new ListingResource(about, current)),
                        new Route(
                                "/v1/status",
                                Kind.STATUS,
                                new StatusResource(
                                        about, publisher, admission, connections, metrics)),
                        new Route("/healthz", Kind.HEALTH, new HealthResource(current)),
                        new Route(
                                "/readyz", Kind.HEALTH, new ReadyResource(publisher, connections)),
                        new Route(
                                "/metrics",
                                Kind.METRICS,
                                new MetricsResource(
                                        about, publisher, admission, connections, metrics))));
    }
}
