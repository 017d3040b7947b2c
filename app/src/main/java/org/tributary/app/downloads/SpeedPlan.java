package org.tributary.app.downloads;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tributary.app.settings.Settings;
import org.tributary.app.settings.Settings.Timetable;

/// What all downloads together may take of the line, and when that changes. Pure.
record SpeedPlan(Settings.Speed settings) {
    private static final int DAYS_AHEAD = 8;

    /// Returns the limit in bytes a second at a moment; empty for none. Where the usual limit and
    /// that of the slow mode both hold, it is the lower of the two.
    OptionalLong limitAt(ZonedDateTime time) {
        boolean slow =
                settings.slow() || settings.timetable().filter(it -> holds(it, time)).isPresent();
        if (slow && settings.limited()) {
            return OptionalLong.of(
                    Math.min(settings.slowBytesPerSecond(), settings.bytesPerSecond()));
        }
        if (slow) {
            return OptionalLong.of(settings.slowBytesPerSecond());
        }
        return settings.limited()
                ? OptionalLong.of(settings.bytesPerSecond())
                : OptionalLong.empty();
    }

    /// Returns when the limit is another one for the next time; empty when that is not foreseen.
    Optional<ZonedDateTime> nextChange(ZonedDateTime time) {
        OptionalLong now = limitAt(time);
        return settings.timetable().stream()
                .flatMap(table -> spans(table, time))
                .flatMap(span -> Stream.of(span.start(), span.end()))
                .filter(edge -> edge.isAfter(time) && !limitAt(edge).equals(now))
                .min(ZonedDateTime::compareTo);
    }

    private static boolean holds(Timetable table, ZonedDateTime time) {
        return spans(table, time).anyMatch(span -> span.contains(time));
    }

    /// Returns the spans from yesterday, which may last until today, to some days ahead.
    private static Stream<Span> spans(Timetable table, ZonedDateTime time) {
        LocalDate today = time.toLocalDate();
        return IntStream.rangeClosed(-1, DAYS_AHEAD)
                .mapToObj(today::plusDays)
                .filter(date -> table.days().contains(date.getDayOfWeek()))
                .map(date -> span(date, table.from(), table.to(), time.getZone()));
    }

    private static Span span(LocalDate date, LocalTime from, LocalTime to, ZoneId zone) {
        LocalDate last = to.isAfter(from) ? date : date.plusDays(1);
        return new Span(date.atTime(from).atZone(zone), last.atTime(to).atZone(zone));
    }

    private record Span(ZonedDateTime start, ZonedDateTime end) {
        boolean contains(ZonedDateTime time) {
            return !time.isBefore(start) && time.isBefore(end);
        }
    }
}
