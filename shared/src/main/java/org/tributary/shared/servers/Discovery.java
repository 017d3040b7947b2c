package org.tributary.shared.servers;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tributary.shared.client.HttpReply;
import org.tributary.shared.client.HttpTransport;
import org.tributary.shared.client.LocalFileException;
import org.tributary.shared.client.UntrustedException;
import org.tributary.shared.format.Catalog;
import org.tributary.shared.format.InvalidFormatException;
import org.tributary.shared.format.WireJson;
import org.tributary.shared.format.WirePaths;
import org.tributary.shared.http.RetryAfter;
import org.tributary.shared.servers.Survey.Answer;

/// Asks servers what they offer. Thread-safe and blocking; an answer younger than [#FRESH] is given
/// again without asking, and an older one is only asked whether it still holds. Silence is no answer:
/// it is told again only to those who have waited for it, since a server may be back any moment.
public final class Discovery {
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final HttpTransport transport;
    private final Map<URI, Known> known = new ConcurrentHashMap<>();

    public Discovery(HttpTransport transport) {
        this.transport = transport;
    }

    /// Asks one server.
    public Survey ask(Server server) {
        return ask(server, System.nanoTime() - FRESH.toNanos());
    }

    /// Asks one server now, however young its last answer is.
    public Survey askNow(Server server) {
        return ask(server, System.nanoTime());
    }

    private Survey ask(Server server, long notBefore) {
        long nowNanos = System.nanoTime();
        return known.computeIfAbsent(server.base(), _ -> new Known())
                .ask(server, notBefore, nowNanos);
    }

    /// Asks one server how it is; empty for one that does not say, as plain web servers do not, or
    /// does not answer.
    public Optional<DaemonStatus> status(Server server) {
        try (HttpTransport.Exchange exchange =
                transport.get(server, server.resolve(WirePaths.STATUS), Map.of())) {
            HttpReply reply = exchange.reply();
            return reply.status() == 200
                    ? Optional.of(DaemonStatus.read(reply.body()))
                    : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// The last answer of one server. Its lock is held while it is asked, so that many downloads
    /// which start together ask once.
    private final class Known {
        private Optional<String> etag = Optional.empty();
        private CatalogIndex catalog = new CatalogIndex(Catalog.EMPTY);
        private Optional<Survey> last = Optional.empty();
        private long askedNanos;
        private long answeredNanos;

        /// @param notBefore an answer to a question asked before this is too old
        /// @param nowNanos when somebody came to ask, who may have waited for the lock since
        synchronized Survey ask(Server server, long notBefore, long nowNanos) {
            if (last.isPresent()
                    && askedNanos - notBefore >= 0
                    && (!isSilence(last.get()) || answeredNanos - nowNanos >= 0)) {
                return last.get();
            }
            askedNanos = System.nanoTime();
            Answer answer = answer(server);
            answeredNanos = System.nanoTime();
            Duration took = Duration.ofNanos(answeredNanos - askedNanos);
            last = Optional.of(new Survey(server, answer, took));
            return last.get();
        }

        private static boolean isSilence(Survey survey) {
            return survey.answer() instanceof Answer.NoAnswer;
        }

        private Answer answer(Server server) {
            Map<String, String> headers =
                    etag.map(tag -> Map.of("If-None-Match", tag)).orElse(Map.of());
            try (HttpTransport.Exchange exchange =
                    transport.get(server, server.resolve(WirePaths.CATALOG), headers)) {
                HttpReply reply = exchange.reply();
                return switch (reply.status()) {
                    case 200 -> read(reply);
                    case 304 -> new Answer.Offers(catalog);
                    case 404, 410 -> new Answer.NoCatalog();
                    case 503, 429 ->
                            new Answer.Busy(
                                    reply.header("Retry-After")
                                            .flatMap(value ->
                                                    RetryAfter.parse(value, Instant.now())));
                    case 401 -> Answer.Unusable.WANTS_LOGIN;
                    case 403 -> Answer.Unusable.DENIES_ACCESS;
                    default ->
                            reply.status() >= 500
                                    ? new Answer.NoAnswer("it answered " + reply.status())
                                    : new Answer.Unusable("it answered " + reply.status());
                };
            } catch (InvalidFormatException e) {
                return new Answer.Unusable("its catalog is not right: " + e.getMessage());
            } catch (UntrustedException e) {
                return new Answer.Unusable(e.getMessage(), Optional.of(e.problem()));
            } catch (LocalFileException e) {
                return new Answer.NotAsked(e.getMessage());
            } catch (ConnectException | SocketTimeoutException e) {
                return new Answer.NoAnswer(e.getMessage());
            } catch (IOException e) {
                return new Answer.NoAnswer("the connection broke: " + e.getMessage());
            }
        }

        private Answer read(HttpReply reply) throws IOException {
            catalog = new CatalogIndex(WireJson.readCatalog(reply.body()));
            etag = reply.header("ETag");
            return new Answer.Offers(catalog);
        }
    }
}
