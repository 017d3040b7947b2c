package org.tributary.app.downloads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tributary.app.settings.Settings.Speed;
import org.tributary.app.settings.Settings.Timetable;
import org.tributary.app.settings.Settings.Unit;

class SpeedPlanTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static SpeedPlan plan(boolean limited, boolean slow, Optional<Timetable> table) {
        return new SpeedPlan(new Speed(limited, 500, 100, slow, table, Unit.MEGABYTES));
    }

    private static Timetable table(String days, String from, String to) {
        return new Timetable(
                Arrays.stream(days.split(" ")).map(DayOfWeek::valueOf).collect(Collectors.toSet()),
                LocalTime.parse(from),
                LocalTime.parse(to));
    }

    private static ZonedDateTime berlin(String time) {
        return ZonedDateTime.parse(time + "[Europe/Berlin]");
    }

    /// 2026-11-12 is a Thursday.
    @ParameterizedTest
    @CsvSource({
        "THURSDAY, 09:00, 17:00, 2026-11-12T08:59+01:00, false, 2026-11-12T09:00+01:00",
        "THURSDAY, 09:00, 17:00, 2026-11-12T09:00+01:00, true, 2026-11-12T17:00+01:00",
        "THURSDAY, 09:00, 17:00, 2026-11-12T16:59+01:00, true, 2026-11-12T17:00+01:00",
        "THURSDAY, 09:00, 17:00, 2026-11-12T17:00+01:00, false, 2026-11-19T09:00+01:00",
        "FRIDAY, 09:00, 17:00, 2026-11-12T12:00+01:00, false, 2026-11-13T09:00+01:00",
        "THURSDAY, 22:00, 06:00, 2026-11-12T23:00+01:00, true, 2026-11-13T06:00+01:00",
        "THURSDAY, 22:00, 06:00, 2026-11-13T05:59+01:00, true, 2026-11-13T06:00+01:00",
        "THURSDAY, 22:00, 06:00, 2026-11-12T05:00+01:00, false, 2026-11-12T22:00+01:00",
        "THURSDAY FRIDAY, 00:00, 00:00, 2026-11-12T10:00+01:00, true, 2026-11-14T00:00+01:00",
        "SUNDAY, 01:00, 05:00, 2026-10-25T02:30+02:00, true, 2026-10-25T05:00+01:00",
        "SUNDAY, 02:30, 05:00, 2026-03-29T01:59+01:00, false, 2026-03-29T03:30+02:00",
    })
    void holdsAsTheTimetableSays(
            String days, String from, String to, String time, boolean slow, String next) {
        SpeedPlan plan = plan(false, false, Optional.of(table(days, from, to)));
        assertEquals(
                slow ? OptionalLong.of(100) : OptionalLong.empty(), plan.limitAt(berlin(time)));
        assertEquals(
                berlin(next).toInstant(), plan.nextChange(berlin(time)).orElseThrow().toInstant());
    }

    @Test
    void changesNeverWithoutATimetable() {
        ZonedDateTime now = ZonedDateTime.now(BERLIN);
        assertEquals(OptionalLong.empty(), plan(false, false, Optional.empty()).limitAt(now));
        assertEquals(OptionalLong.of(500), plan(true, false, Optional.empty()).limitAt(now));
        assertEquals(OptionalLong.of(100), plan(false, true, Optional.empty()).limitAt(now));
        assertEquals(OptionalLong.of(100), plan(true, true, Optional.empty()).limitAt(now));
        assertEquals(Optional.empty(), plan(true, false, Optional.empty()).nextChange(now));
    }

    @Test
    void changesNeverWhenItIsSlowAnyway() {
        Timetable table = table("MONDAY", "09:00", "17:00");
        assertEquals(
                Optional.empty(),
                plan(false, true, Optional.of(table)).nextChange(ZonedDateTime.now(BERLIN)));
    }

    @Test
    void neverMakesTheSlowModeFaster() {
        Speed speed = new Speed(true, 50, 100, true, Optional.empty(), Unit.MEGABYTES);
        assertEquals(OptionalLong.of(50), new SpeedPlan(speed).limitAt(ZonedDateTime.now(BERLIN)));
    }
}
