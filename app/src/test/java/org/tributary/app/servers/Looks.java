package org.tributary.app.servers;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tributary.shared.format.Catalog;
import org.tributary.shared.servers.CatalogIndex;
import org.tributary.shared.servers.Server;
import org.tributary.shared.servers.Survey;

/// Looks at a server that never was.
final class Looks {
    static final Duration EVERY = Duration.ofSeconds(15);
    static final Server SERVER = Server.parse("a:1");

    private Looks() {}

    static Look answer(Instant time) {
        return of(new Survey.Answer.Offers(new CatalogIndex(new Catalog(List.of()))), time);
    }

    static Look silence(Instant time) {
        return of(new Survey.Answer.NoAnswer("connection refused"), time);
    }

    static Look busy(Duration retryAfter, Instant time) {
        return of(new Survey.Answer.Busy(Optional.of(retryAfter)), time);
    }

    static Look of(Survey.Answer answer, Instant time) {
        return new Look(new Survey(SERVER, answer, Duration.ofMillis(4)), Optional.empty(), time);
    }
}
