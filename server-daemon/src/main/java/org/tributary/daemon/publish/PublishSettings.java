package org.tributary.daemon.publish;

import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;

/// What a [Publisher] offers and where it keeps what it knows.
///
/// @param uploads the upload directory; exists
/// @param state the state folder; made when missing
/// @param fragmentSize bytes of a fragment; empty means the usual size for each file
/// @param compress whether compressible files are also offered zstd-compressed
/// @param cacheExpiry how long a compressed copy is kept that nobody asks for
public record PublishSettings(
        Path uploads,
        Path state,
        OptionalLong fragmentSize,
        boolean compress,
        Duration cacheExpiry) {
    /// How long unused copies are kept when nobody says otherwise.
    public static final Duration USUAL_CACHE_EXPIRY = Duration.ofHours(1);

    /// The usual settings for a pair of folders.
    public static PublishSettings of(Path uploads, Path state) {
        return new PublishSettings(uploads, state, OptionalLong.empty(), true, USUAL_CACHE_EXPIRY);
    }
}
