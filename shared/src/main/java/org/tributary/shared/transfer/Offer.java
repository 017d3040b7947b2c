package org.tributary.shared.transfer;

import java.time.Duration;
import java.util.Optional;
import org.tributary.shared.format.CatalogEntry;
import org.tributary.shared.servers.Server;

/// What one server answered when a download asked it for its file.
sealed interface Offer {
    /// Who was asked.
    Place place();

    default Server server() {
        return place().server();
    }

    /// It lists the file in its catalog.
    record Listed(Place place, CatalogEntry entry) implements Offer {}

    /// It has a file under a link; nothing proves yet that it is the right one.
    record Linked(Place place, LinkedFile file) implements Offer {}

    /// It answers, but cannot help; `reason` is a sentence.
    ///
    /// @param refused true when it has the file but does not give it
    record Nothing(Place place, String reason, boolean refused) implements Offer {}

    /// It is busy.
    record Busy(Place place, Optional<Duration> retryAfter) implements Offer {}

    /// It does not answer; `reason` is a sentence.
    record NoAnswer(Place place, String reason) implements Offer {}
}
