package org.tributary.shared.transfer;

import java.util.Optional;
import org.tributary.shared.client.HttpTransport;
import org.tributary.shared.transfer.DownloadRequest.Wanted;

/// Gets the Metalink document that a server says describes a file. Blocks; thread-safe.
final class Descriptions {
    private final HttpTransport transport;

    Descriptions(HttpTransport transport) {
        this.transport = transport;
    }

    /// Returns the description of the offer's file; empty when there is none, or none of any use.
    Optional<Wanted.Described> of(Offer.Linked offer) {
        return Optional.empty();
    }
}
