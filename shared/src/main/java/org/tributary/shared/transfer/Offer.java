package org.tributary.shared.transfer;

import java.time.Duration;
import java.util.Optional;
import org.tributary.shared.client.Untrusted;
import org.tributary.shared.format.CatalogEntry;
import org.tributary.shared.servers.Server;
import org.tributary.shared.servers.ServerHealth;

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
    record Nothing(Place place, Obstacle obstacle, String reason) implements Offer {
        /// It does not have the file.
        static Nothing missing(Place place, String reason) {
            return new Nothing(place, new Obstacle.NotFound(place.server().id()), reason);
        }

        /// It may have the file, but does not give it.
        static Nothing refused(Place place, String reason) {
            return new Nothing(place, new Obstacle.Refused(reason), reason);
        }

        static Nothing wantsLogin(Place place) {
            return new Nothing(
                    place,
                    new Obstacle.LoginNeeded(place.server().id()),
                    "it wants a log-in (401)");
        }

        static Nothing denies(Place place) {
            return new Nothing(
                    place, new Obstacle.Denied(place.server().id()), "it denies access (403)");
        }

        static Nothing untrusted(Place place, Untrusted untrusted) {
            return new Nothing(place, new Obstacle.Insecure(untrusted), untrusted.reason());
        }

        /// Returns why the server is of no use.
        ServerHealth.LeftOut why() {
            return obstacle instanceof Obstacle.Insecure(Untrusted untrusted)
                    ? new ServerHealth.LeftOut(untrusted)
                    : new ServerHealth.LeftOut(reason);
        }

        /// True when it has the file but does not give it.
        boolean isRefused() {
            return !(obstacle instanceof Obstacle.NotFound);
        }
    }

    /// It is busy.
    record Busy(Place place, Optional<Duration> retryAfter) implements Offer {}

    /// It does not answer; `reason` is a sentence.
    record NoAnswer(Place place, String reason) implements Offer {}
}
