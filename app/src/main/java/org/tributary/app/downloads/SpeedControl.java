package org.tributary.app.downloads;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.tributary.app.settings.Settings;

/// Keeps the engine under the limit that holds now, and wakes up when the timetable changes it.
/// Thread-safe.
final class SpeedControl implements AutoCloseable {
    private final Engine engine;
    private final Tasks tasks;
    private final InstantSource clock;

    /// Guarded by this.
    private SpeedPlan plan;

    /// Guarded by this.
    private Optional<Tasks.Pending> next = Optional.empty();

    SpeedControl(Engine engine, Tasks tasks, InstantSource clock, Settings.Speed settings) {
        this.engine = engine;
        this.tasks = tasks;
        this.clock = clock;
        this.plan = new SpeedPlan(settings);
    }

    synchronized void change(Settings.Speed settings) {
        if (!settings.equals(plan.settings())) {
            plan = new SpeedPlan(settings);
            apply();
        }
    }

    /// Sets the limit that holds now. Called again now and then it makes up for a machine that slept
    /// while the limit changed.
    synchronized void apply() {
        ZonedDateTime now = clock.instant().atZone(ZoneId.systemDefault());
        engine.limit(plan.limitAt(now));
        next.ifPresent(Tasks.Pending::cancel);
        next =
                plan.nextChange(now)
                        .map(edge -> tasks.later(Duration.between(now, edge), this::apply));
    }

    @Override
    public synchronized void close() {
        next.ifPresent(Tasks.Pending::cancel);
        next = Optional.empty();
    }
}
