package org.tributary.shared.transfer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.tributary.shared.servers.ServerHealth;

/// What a download that nothing is in flight for waits for, by what its servers are like at one
/// moment. Pure.
///
/// @param sources those that can help
/// @param missing a segment that is not here
/// @param nanos the moment, of [System#nanoTime()]
record Outlook(List<Source> sources, int missing, long nanos) {
    /// When to look again where nobody rests.
    private static final Duration SOON = Duration.ofSeconds(1);

    /// True when a server that has what is missing only serves other downloads now.
    boolean isInLine() {
        return sources.stream()
                .anyMatch(source -> !source.server().rests(nanos) && source.has(missing));
    }

    /// Returns how long it is until a server may be asked again.
    Duration pause() {
        return sources.stream()
                .filter(source -> source.server().rests(nanos))
                .map(source -> Duration.ofNanos(source.server().restsUntil() - nanos))
                .min(Duration::compareTo)
                .orElse(SOON);
    }

    /// @param now the moment, by the wall clock
    Wait wait(Instant now) {
        Instant next = now.plus(pause());
        boolean busy =
                sources.stream()
                        .allMatch(source -> source.server().health() instanceof ServerHealth.Busy);
        if (busy && !sources.isEmpty()) {
            return new Wait.AllBusy(next);
        }
        if (sources.stream().allMatch(source -> source.server().rests(nanos))) {
            return new Wait.NobodyAnswers(next);
        }
        List<String> holders =
                sources.stream()
                        .filter(source -> source.has(missing))
                        .map(Source::id)
                        .distinct()
                        .toList();
        return new Wait.NoLiveCopy(missing, holders, next);
    }

    /// Returns what is waited for as a sentence for people.
    static String sentence(Wait wait) {
        return switch (wait) {
            case Wait.AllBusy _ -> "All servers are busy";
            case Wait.NobodyAnswers _ -> "No server answers; it goes on by itself when one does";
            case Wait.NoLiveCopy none ->
                    "Segment " + (none.segment() + 1) + " is on no server that answers";
        };
    }
}
