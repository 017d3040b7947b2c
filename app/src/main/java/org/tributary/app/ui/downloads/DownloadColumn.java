package org.tributary.app.ui.downloads;

import java.util.Comparator;
import java.util.Locale;

/// A column of the list.
enum DownloadColumn {
    NAME(23, true, Comparator.comparing(DownloadRow::name, String.CASE_INSENSITIVE_ORDER)),
    SIZE(6.5, true, Comparator.comparingLong(DownloadRow::size)),
    PROGRESS(17, true, Comparator.comparingDouble(DownloadRow::share)),
    STATUS(13, true, Comparator.comparingInt(DownloadRow::stateRank)),
    SPEED(7.1, true, Comparator.comparingDouble(DownloadRow::bytesPerSecond)),
    TIME_LEFT(7.6, true, Comparator.comparingDouble(DownloadRow::secondsLeft)),
    ADDED(9.5, true, Comparator.comparing(row -> row.entry().added())),
    SERVERS(6.2, false, Comparator.comparingInt(DownloadRow::servers)),
    SEGMENTS(8, false, Comparator.comparingInt(row -> row.entry().segments())),
    FOLDER(15, false, Comparator.comparing(DownloadRow::folder)),
    FINISHED(9.5, false, Comparator.comparing(DownloadRow::ended)),
    SOURCE(18, false, Comparator.comparing(DownloadRow::source)),
    QUEUE(5.5, false, Comparator.comparingInt(DownloadRow::place)),
    DIGEST(9, false, Comparator.comparing(DownloadRow::digest));

    private final double widthEm;
    private final boolean usual;
    private final Comparator<DownloadRow> order;

    DownloadColumn(double widthEm, boolean usual, Comparator<DownloadRow> order) {
        this.widthEm = widthEm;
        this.usual = usual;
        this.order = order;
    }

    /// Returns its usual width in letters.
    double widthEm() {
        return widthEm;
    }

    /// True when it is shown unless the user says otherwise.
    boolean isUsual() {
        return usual;
    }

    /// Returns the order of the rows by what it shows.
    Comparator<DownloadRow> order() {
        return order;
    }

    /// True when what it shows changes while a download runs.
    boolean moves() {
        return switch (this) {
            case PROGRESS, STATUS, SPEED, TIME_LEFT, SERVERS, SEGMENTS -> true;
            case NAME, SIZE, ADDED, FOLDER, FINISHED, SOURCE, QUEUE, DIGEST -> false;
        };
    }

    /// True for numbers, which stand one below the other.
    boolean isNumber() {
        return switch (this) {
            case SIZE, SPEED, TIME_LEFT, SERVERS, SEGMENTS, QUEUE -> true;
            case NAME, PROGRESS, STATUS, ADDED, FOLDER, FINISHED, SOURCE, DIGEST -> false;
        };
    }

    /// Returns the end of its keys in the bundle.
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
