package org.tributary.app.servers;

import java.util.List;
import java.util.function.Supplier;
import org.tributary.app.offers.Offers;
import org.tributary.shared.servers.Survey;

/// Puts together what all servers offer, which takes a moment when it is much, and only when one of
/// them offers something else than before. Thread-safe.
final class Gathering {
    private final Supplier<List<Survey>> catalogs;

    /// Guarded by this.
    private List<Survey> gathered = List.of();

    private volatile Offers offers = new Offers(List.of());

    /// @param catalogs returns what each server offers now
    Gathering(Supplier<List<Survey>> catalogs) {
        this.catalogs = catalogs;
    }

    Offers offers() {
        return offers;
    }

    /// Takes what the servers offer now; true when that is something else.
    synchronized boolean renew() {
        List<Survey> now = catalogs.get();
        if (now.equals(gathered)) {
            return false;
        }
        gathered = now;
        offers = new Offers(now);
        return true;
    }
}
