package org.tributary.daemon.publish;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tributary.shared.format.Manifest;
import org.tributary.shared.format.WireJson;

/// Tells how long a manifest's document is without rendering each: it depends on the numbers in it,
/// not on the hashes.
final class ManifestLengths {
    private final Map<Shape, Long> lengths = new ConcurrentHashMap<>();

    long of(Manifest manifest) {
        Shape shape =
                new Shape(
                        Long.toString(manifest.size()).length(),
                        manifest.fragmentSize(),
                        manifest.fragments().size());
        return lengths.computeIfAbsent(shape, _ -> (long) WireJson.write(manifest).length);
    }

    private record Shape(int sizeDigits, long fragmentSize, int fragments) {}
}
