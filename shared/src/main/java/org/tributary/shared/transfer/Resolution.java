package org.tributary.shared.transfer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the servers agreed to be the file.
///
/// @param modified when the file was last changed, when anybody says
/// @param places where it should be had besides those that were asked already
/// @param fileName the name its source gives it, not made safe yet
/// @param stream the only place to fetch it from, in one piece, when nobody says how long it is
record Resolution(
        Content content,
        Optional<Instant> modified,
        List<Place> places,
        String fileName,
        Optional<Offer.Linked> stream) {
    Resolution with(Content better) {
        return new Resolution(better, modified, places, fileName, stream);
    }

    Resolution(Content content, Optional<Instant> modified, List<Place> places, String fileName) {
        this(content, modified, places, fileName, Optional.empty());
    }
}
