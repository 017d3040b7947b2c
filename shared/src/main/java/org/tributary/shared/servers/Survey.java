package org.tributary.shared.servers;

import java.time.Duration;
import java.util.Optional;
import org.tributary.shared.client.Untrusted;

/// What a server answered when it was asked what it offers.
///
/// @param took time until the answer was there
public record Survey(Server server, Answer answer, Duration took) {
    /// Returns its catalog, when it gave one.
    public Optional<CatalogIndex> catalog() {
        return answer instanceof Answer.Offers offers
                ? Optional.of(offers.catalog())
                : Optional.empty();
    }

    /// What came back, or why nothing could.
    public sealed interface Answer {
        /// Its catalog.
        record Offers(CatalogIndex catalog) implements Answer {}

        /// It answers but has no catalog: a plain web server.
        record NoCatalog() implements Answer {}

        /// It is busy.
        record Busy(Optional<Duration> retryAfter) implements Answer {}

        /// No connection, silence, or a broken answer; `reason` is a sentence.
        record NoAnswer(String reason) implements Answer {}

        /// It was not asked, as a file of this machine that is needed for it cannot be used; `reason`
        /// is a part of a sentence.
        record NotAsked(String reason) implements Answer {}

        /// It refuses, or what it sent is not a catalog; `reason` is a sentence.
        ///
        /// @param untrusted why, when it is that it does not prove who it is
        record Unusable(String reason, Optional<Untrusted> untrusted) implements Answer {
            /// It wants a log-in (401).
            public static final Unusable WANTS_LOGIN = new Unusable("it wants a log-in (401)");

            /// It denies access (403).
            public static final Unusable DENIES_ACCESS = new Unusable("it denies access (403)");

            public Unusable(String reason) {
                this(reason, Optional.empty());
            }
        }
    }
}
