package org.tributary.shared.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.shared.client.HttpReply;
import org.tributary.shared.client.HttpTransport;
import org.tributary.shared.format.Metalink;

/// Gets the Metalink document that a server says describes a file (RFC 6249, 4). It is a help, not a
/// need: without it the link itself still works. Blocks; thread-safe.
final class Descriptions {
    private static final Logger LOG = LoggerFactory.getLogger(Descriptions.class);

    private final HttpTransport transport;

    Descriptions(HttpTransport transport) {
        this.transport = transport;
    }

    /// Returns the description of the offer's file; empty when there is none, or none of any use.
    Optional<Metalink.File> of(Offer.Linked offer) {
        Optional<URI> uri = offer.file().description();
        if (uri.isEmpty()) {
            return Optional.empty();
        }
        try (HttpTransport.Exchange exchange = transport.get(offer.server(), uri.get(), Map.of())) {
            HttpReply reply = exchange.reply();
            if (reply.status() != 200) {
                return Optional.empty();
            }
            try (InputStream in = reply.body()) {
                Metalink document = Metalink.read(in.readNBytes(Metalink.MAX_BYTES + 1));
                return document.files().stream()
                        .filter(file -> isOf(file, offer.file()))
                        .findFirst();
            }
        } catch (IOException e) {
            LOG.debug("no description at {}", uri.get(), e);
            return Optional.empty();
        }
    }

    /// A document is believed only about the very file that the link leads to.
    private static boolean isOf(Metalink.File described, LinkedFile file) {
        boolean sameSize =
                described.size().isPresent()
                        && (file.size().isEmpty() || file.size().equals(described.size()));
        boolean sameHash =
                file.sha256().isEmpty()
                        || described.sha256().isEmpty()
                        || file.sha256().equals(described.sha256());
        return sameSize && sameHash;
    }
}
