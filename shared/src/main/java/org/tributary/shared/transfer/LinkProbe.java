package org.tributary.shared.transfer;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.tributary.shared.client.HttpReply;
import org.tributary.shared.client.HttpTransport;
import org.tributary.shared.client.LocalFileException;
import org.tributary.shared.client.UntrustedException;
import org.tributary.shared.format.Metalink.Link;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.format.WebLink;
import org.tributary.shared.http.ContentDisposition;
import org.tributary.shared.http.ContentRange;
import org.tributary.shared.http.Digest;
import org.tributary.shared.http.EntityTag;
import org.tributary.shared.http.HttpDate;
import org.tributary.shared.http.LinkHeader;
import org.tributary.shared.http.ReprDigest;
import org.tributary.shared.http.RetryAfter;

/// Asks a plain web server about a file by fetching its first byte: links that were signed for GET
/// refuse HEAD. Blocks; thread-safe.
final class LinkProbe {
    private final HttpTransport transport;

    LinkProbe(HttpTransport transport) {
        this.transport = transport;
    }

    Offer probe(Place place, URI uri) {
        try (HttpTransport.Exchange exchange =
                transport.get(place.server(), uri, Map.of("Range", "bytes=0-0"))) {
            HttpReply reply = exchange.reply();
            if (SegmentFetcher.isEncoded(reply)) {
                return Offer.Nothing.refused(place, "it sends only encoded bytes");
            }
            return switch (reply.status()) {
                case 200, 206, 416 -> new Offer.Linked(place, read(uri, reply));
                case 404, 410 -> Offer.Nothing.missing(place, "it does not have it");
                case 401 -> Offer.Nothing.wantsLogin(place);
                case 403 -> Offer.Nothing.denies(place);
                case 503, 429 ->
                        new Offer.Busy(
                                place,
                                reply.header("Retry-After")
                                        .flatMap(value -> RetryAfter.parse(value, Instant.now())));
                default ->
                        reply.status() >= 500
                                ? new Offer.NoAnswer(place, "it answered " + reply.status())
                                : Offer.Nothing.refused(place, "it answered " + reply.status());
            };
        } catch (UntrustedException e) {
            return Offer.Nothing.untrusted(place, e.problem());
        } catch (LocalFileException e) {
            return Offer.Nothing.refused(place, e.getMessage());
        } catch (ConnectException | SocketTimeoutException e) {
            return new Offer.NoAnswer(place, e.getMessage());
        } catch (IOException e) {
            return new Offer.NoAnswer(place, "the connection broke: " + e.getMessage());
        }
    }

    private static LinkedFile read(URI uri, HttpReply reply) {
        return new LinkedFile(
                uri,
                size(reply),
                reply.header("ETag")
                        .flatMap(EntityTag::parse)
                        .filter(tag -> !tag.weak())
                        .map(EntityTag::headerValue),
                reply.status() == 206,
                digest(reply),
                reply.header("Content-Disposition").flatMap(ContentDisposition::fileName),
                reply.header("Last-Modified").flatMap(HttpDate::parse),
                duplicates(uri, reply),
                description(uri, reply),
                reply.header("Content-Type").orElse("").startsWith("text/html"));
    }

    private static OptionalLong size(HttpReply reply) {
        Optional<String> range = reply.header("Content-Range");
        return switch (reply.status()) {
            case 206 ->
                    range.flatMap(ContentRange::parse)
                            .map(ContentRange::total)
                            .orElse(OptionalLong.empty());
            // An empty file has no first byte.
            case 416 -> range.map(ContentRange::parseUnsatisfied).orElse(OptionalLong.empty());
            default ->
                    reply.contentLength() < 0
                            ? OptionalLong.empty()
                            : OptionalLong.of(reply.contentLength());
        };
    }

    private static Optional<Sha256> digest(HttpReply reply) {
        return reply.header("Repr-Digest")
                .flatMap(ReprDigest::parse)
                .or(() -> reply.header("Digest").flatMap(Digest::parse));
    }

    private static List<Link> duplicates(URI uri, HttpReply reply) {
        List<Link> duplicates = new ArrayList<>();
        for (String header : reply.headers("Link")) {
            for (LinkHeader link : LinkHeader.parse(header)) {
                if (link.is(LinkHeader.DUPLICATE)) {
                    web(link.resolve(uri))
                            .ifPresent(to ->
                                    duplicates.add(
                                            new Link(
                                                    to,
                                                    link.priority().orElse(Link.LAST_PRIORITY))));
                }
            }
        }
        return duplicates;
    }

    private static Optional<URI> description(URI uri, HttpReply reply) {
        return reply.headers("Link").stream()
                .flatMap(header -> LinkHeader.parse(header).stream())
                .filter(link -> link.is(LinkHeader.DESCRIBED_BY))
                .findFirst()
                .flatMap(link -> web(link.resolve(uri)));
    }

    private static Optional<URI> web(Optional<URI> uri) {
        return uri.filter(WebLink::isUsable);
    }
}
