package org.tributary.app.downloads;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/// Work that is done when the test says so, and a clock that goes with it. Used by one thread.
final class ManualTasks implements Tasks, InstantSource {
    private final Deque<Runnable> soon = new ArrayDeque<>();
    private final List<Later> later = new ArrayList<>();
    private Instant now;

    private record Later(Instant time, Runnable task) {}

    ManualTasks(Instant start) {
        now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void soon(Runnable task) {
        soon.add(task);
    }

    @Override
    public Pending later(Duration delay, Runnable task) {
        Later entry = new Later(now.plus(delay), task);
        later.add(entry);
        return () -> later.remove(entry);
    }

    /// Does all that is to be done now.
    void work() {
        while (!soon.isEmpty()) {
            soon.remove().run();
        }
    }

    /// Lets time pass and does what becomes due, in order.
    void elapse(Duration time) {
        Instant end = now.plus(time);
        work();
        while (true) {
            List<Later> due =
                    later.stream()
                            .filter(task -> !task.time().isAfter(end))
                            .sorted(Comparator.comparing(Later::time))
                            .toList();
            if (due.isEmpty()) {
                now = end;
                return;
            }
            Later next = due.getFirst();
            later.remove(next);
            now = next.time();
            next.task().run();
            work();
        }
    }

    /// Returns when something is done by itself for the next time.
    List<Instant> alarms() {
        return later.stream().map(Later::time).sorted().toList();
    }

    @Override
    public void close() {
        work();
        later.clear();
    }
}
