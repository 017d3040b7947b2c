package org.tributary.app.ui.downloads;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// Finds a row by the first letters of its name, typed one after the other.
final class TypeAhead {
    private static final long MILLIS_BETWEEN_LETTERS = 1000;

    private final InstantSource clock;
    private String typed = "";
    private long lastMillis;

    TypeAhead(InstantSource clock) {
        this.clock = clock;
    }

    /// Takes a letter and returns where the row is that is meant.
    ///
    /// @param from where to begin; the search goes on at the top
    OptionalInt find(String letter, List<DownloadRow> rows, int from) {
        long now = clock.millis();
        boolean goesOn = now - lastMillis < MILLIS_BETWEEN_LETTERS;
        lastMillis = now;
        typed = (goesOn ? typed : "") + letter.toLowerCase(Locale.ROOT);
        int first = Math.max(0, goesOn && typed.length() > 1 ? from : from + 1);
        return IntStream.range(0, rows.size())
                .map(step -> (first + step) % rows.size())
                .filter(at -> rows.get(at).name().toLowerCase(Locale.ROOT).startsWith(typed))
                .findFirst();
    }
}
