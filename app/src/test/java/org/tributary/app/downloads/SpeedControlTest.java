package org.tributary.app.downloads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tributary.app.settings.Settings.Speed;
import org.tributary.app.settings.Settings.Timetable;
import org.tributary.app.settings.Settings.Unit;

class SpeedControlTest {
    private final FakeEngine engine = new FakeEngine();
    private final ManualTasks tasks = new ManualTasks(ListLab.NOW);

    private static Speed speed(boolean limited, Optional<Timetable> table) {
        return new Speed(limited, 500, 100, false, table, Unit.MEGABYTES);
    }

    @Test
    void appliesASettingAtOnce() {
        SpeedControl control =
                new SpeedControl(engine, tasks, tasks, speed(false, Optional.empty()));
        control.apply();
        assertEquals(OptionalLong.empty(), engine.limit);
        control.change(speed(true, Optional.empty()));
        assertEquals(OptionalLong.of(500), engine.limit);
        assertEquals(List.of(), tasks.alarms());
    }

    @Test
    void wakesUpWhenTheTimetableChangesTheLimitAndNotBefore() {
        LocalTime now = ListLab.NOW.atZone(ZoneId.systemDefault()).toLocalTime();
        Timetable table =
                new Timetable(Set.of(DayOfWeek.values()), now.plusMinutes(10), now.plusMinutes(30));
        SpeedControl control =
                new SpeedControl(engine, tasks, tasks, speed(false, Optional.of(table)));
        control.apply();
        assertEquals(List.of(ListLab.NOW.plus(Duration.ofMinutes(10))), tasks.alarms());
        tasks.elapse(Duration.ofMinutes(10));
        assertEquals(OptionalLong.of(100), engine.limit);
        assertEquals(List.of(ListLab.NOW.plus(Duration.ofMinutes(30))), tasks.alarms());
        tasks.elapse(Duration.ofMinutes(20));
        assertEquals(OptionalLong.empty(), engine.limit);
        control.close();
        assertEquals(List.of(), tasks.alarms());
    }
}
