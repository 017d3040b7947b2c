package org.tributary.shared.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tributary.shared.client.HttpReply;
import org.tributary.shared.client.HttpTransport;
import org.tributary.shared.client.Untrusted;
import org.tributary.shared.format.InvalidFormatException;
import org.tributary.shared.format.Metalink;
import org.tributary.shared.format.Metalink.Link;
import org.tributary.shared.format.WebLink;

/// Looks at what a link leads to for somebody who has not decided yet. Blocks; thread-safe.
final class LinkLook {
    private final HttpTransport transport;

    LinkLook(HttpTransport transport) {
        this.transport = transport;
    }

    LinkAnswer at(URI link) {
        Place place = Place.at(link);
        return switch (new LinkProbe(transport).probe(place, link)) {
            case Offer.Linked(_, LinkedFile file) ->
                    isMetalink(link) ? read(place, link) : of(file);
            case Offer.Nothing(_, Obstacle obstacle, String reason) -> nothing(obstacle, reason);
            case Offer.Busy(_, var retryAfter) -> new LinkAnswer.Busy(retryAfter);
            case Offer.NoAnswer(_, String reason) -> new LinkAnswer.NoAnswer(reason);
            case Offer.Listed listed -> throw new AssertionError(listed);
        };
    }

    private static LinkAnswer of(LinkedFile file) {
        String name = file.fileName().orElseGet(() -> WebLink.fileName(file.uri()));
        return file.isWebPage()
                ? new LinkAnswer.WebPage(name, file.size())
                : new LinkAnswer.File(
                        name,
                        file.size(),
                        file.ranges(),
                        file.etag(),
                        file.sha256(),
                        file.duplicates().stream().map(Link::uri).toList());
    }

    private static LinkAnswer nothing(Obstacle obstacle, String reason) {
        if (obstacle instanceof Obstacle.LoginNeeded) {
            return new LinkAnswer.LoginNeeded();
        }
        if (obstacle instanceof Obstacle.Insecure(Untrusted untrusted)) {
            return new LinkAnswer.Insecure(untrusted);
        }
        if (obstacle instanceof Obstacle.Denied) {
            return new LinkAnswer.Denied();
        }
        return obstacle instanceof Obstacle.NotFound
                ? new LinkAnswer.NotFound()
                : new LinkAnswer.Refused(reason);
    }

    private static boolean isMetalink(URI link) {
        String path = Optional.ofNullable(link.getPath()).orElse("").toLowerCase(Locale.ROOT);
        return path.endsWith(".meta4") || path.endsWith(".metalink");
    }

    private LinkAnswer read(Place place, URI link) {
        try (HttpTransport.Exchange exchange = transport.get(place.server(), link, Map.of())) {
            HttpReply reply = exchange.reply();
            if (reply.status() != 200) {
                return new LinkAnswer.Refused("it answered " + reply.status());
            }
            InputStream body = reply.body();
            return new LinkAnswer.Described(Metalink.read(body.readNBytes(Metalink.MAX_BYTES + 1)));
        } catch (InvalidFormatException e) {
            return new LinkAnswer.NoMetalink(e.getMessage());
        } catch (IOException e) {
            return new LinkAnswer.NoAnswer("the connection broke: " + e.getMessage());
        }
    }
}
