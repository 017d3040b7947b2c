package org.tributary.daemon.serve;

import java.util.Locale;

/// What a request is about.
enum Kind {
    /// A whole file or a range of it.
    FILE,
    /// A fragment or a range of it.
    FRAGMENT,
    CATALOG,
    MANIFEST,
    /// A description of a file for other programs.
    META,
    /// The page for browsers.
    LISTING,
    STATUS,
    HEALTH,
    METRICS,
    /// Everything that is no resource, and everything that is no proper request.
    OTHER;

    /// True when its bodies come from files: only they wait for a slot and suffer the faults that
    /// were asked for. A daemon too busy to send files still tells what it has.
    boolean isTransfer() {
        return this == FILE || this == FRAGMENT;
    }

    /// True when making the answer may take longer than an event loop can be kept from its other
    /// connections.
    boolean isMadeAside() {
        return switch (this) {
            case CATALOG, MANIFEST, META, LISTING -> true;
            case FILE, FRAGMENT, STATUS, HEALTH, METRICS, OTHER -> false;
        };
    }

    /// Returns the value of the `kind` label in the metrics.
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
