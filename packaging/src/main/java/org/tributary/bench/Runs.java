package org.tributary.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Repeated runs of one program; what they tell is their medians.
final class Runs {
    private final List<ClientRun> runs = new ArrayList<>();

    void add(ClientRun run) {
        runs.add(run);
    }

    double seconds() {
        return median(ClientRun::seconds);
    }

    double cpuSeconds() {
        return median(ClientRun::cpuSeconds);
    }

    String describe(long bytes) {
        ClientRun middle =
                new ClientRun(seconds(), cpuSeconds(), (long) median(ClientRun::peakBytes));
        return "%.0f MB/s; %s".formatted(bytes / 1e6 / seconds(), middle);
    }

    private double median(ToDoubleFunction<ClientRun> value) {
        Median median = new Median();
        for (ClientRun run : runs) median.add(value.applyAsDouble(run));
        return median.value();
    }
}
