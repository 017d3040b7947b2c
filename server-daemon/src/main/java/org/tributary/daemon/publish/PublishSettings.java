package org.tributary.daemon.publish;

import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import org.tributary.shared.format.Manifest;

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
    private static final Duration LONGEST_EXPIRY = Duration.ofDays(36_500);

    public PublishSettings {
        if (cacheExpiry.compareTo(LONGEST_EXPIRY) > 0) {
            cacheExpiry = LONGEST_EXPIRY;
        }
        fragmentSize.ifPresent(size -> {
            if (size < Manifest.MIN_FRAGMENT_SIZE || size > Manifest.MAX_FRAGMENT_SIZE) {
                throw new IllegalArgumentException(
                        "fragmentSize ("
                                + size
                                + ") must be "
                                + Manifest.MIN_FRAGMENT_SIZE
                                + " to "
                                + Manifest.MAX_FRAGMENT_SIZE);
            }
        });
    }

    /// How long unused copies are kept when nobody says otherwise.
    public static final Duration USUAL_CACHE_EXPIRY = Duration.ofHours(1);

    /// The usual settings for a pair of folders.
    public static PublishSettings of(Path uploads, Path state) {
        return new PublishSettings(uploads, state, OptionalLong.empty(), true, USUAL_CACHE_EXPIRY);
    }

    /// Returns the fragment size for a file of `size` bytes: the one set, doubled until the file
    /// has no more fragments than a manifest can name; else the usual one.
    long fragmentSizeFor(long size) {
        if (fragmentSize.isEmpty()) {
            return Manifest.usualFragmentSize(size);
        }
        long wanted = fragmentSize.getAsLong();
        while (Manifest.fragmentCount(size, wanted) > Manifest.MAX_FRAGMENTS) {
            wanted = Math.min(2 * wanted, Manifest.MAX_FRAGMENT_SIZE);
        }
        return wanted;
    }
}
