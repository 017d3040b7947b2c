package org.tributary.app.downloads;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.tributary.app.unpack.Unpacked;
import org.tributary.app.unpack.Unpacker;
import org.tributary.shared.transfer.Obstacle;

/// Archives that are being taken apart, each on a thread of its own. Thread-safe.
final class Unpackings {
    private final Tasks tasks;
    private final BiConsumer<Item, Unpacked> onEnd;
    private final Map<String, Unpacker> running = new ConcurrentHashMap<>();

    /// @param onEnd told what came of it, on any thread
    Unpackings(Tasks tasks, BiConsumer<Item, Unpacked> onEnd) {
        this.tasks = tasks;
        this.onEnd = onEnd;
    }

    /// Begins to take the file of a download apart; false when it is no archive.
    boolean begin(Item item, Path archive) {
        Optional<Unpacker> unpacker = Unpacker.of(archive);
        unpacker.ifPresent(it -> {
            running.put(item.id(), it);
            tasks.soon(() -> {
                Unpacked result = it.run();
                running.remove(item.id(), it);
                onEnd.accept(item, result);
            });
        });
        return unpacker.isPresent();
    }

    /// Returns how far it is, 0 to 1.
    double progress(String id) {
        return Optional.ofNullable(running.get(id)).map(Unpacker::progress).orElse(0.0);
    }

    /// Returns what is to be told of it.
    static Optional<Problem> problem(DownloadEntry entry, Unpacked result, Instant time) {
        return switch (result) {
            case Unpacked.Done(_, int leftOut) ->
                    leftOut == 0
                            ? Optional.empty()
                            : Optional.of(
                                    problem(
                                            entry,
                                            leftOut + " links or devices in it were left out",
                                            time));
            case Unpacked.Refused(String reason) -> Optional.of(problem(entry, reason, time));
            case Unpacked.Cancelled _ -> Optional.empty();
        };
    }

    private static Problem problem(DownloadEntry entry, String reason, Instant time) {
        Path archive = entry.path().orElse(entry.spec().folder());
        return new Problem(
                new Obstacle.NotUnpacked(archive, reason),
                "\""
                        + archive
                        + "\" is complete, but it could not all be unpacked: "
                        + reason
                        + ".",
                time);
    }

    void cancel(String id) {
        Optional.ofNullable(running.get(id)).ifPresent(Unpacker::cancel);
    }

    void cancelAll() {
        running.values().forEach(Unpacker::cancel);
    }
}
