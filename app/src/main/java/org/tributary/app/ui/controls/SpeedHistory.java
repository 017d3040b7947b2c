package org.tributary.app.ui.controls;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// How fast a download was in the last minute, looked at twice a second.
public final class SpeedHistory {
    /// How far back it goes.
    public static final Duration LENGTH = Duration.ofSeconds(60);

    private static final Duration STEP = Duration.ofMillis(500);

    private final Deque<Sample> samples = new ArrayDeque<>();

    /// The speed at one moment.
    public record Sample(Instant time, double bytesPerSecond) {}

    /// Notes a speed, unless the last note is too young; true when it was noted.
    public boolean add(Instant now, double bytesPerSecond) {
        Sample last = samples.peekLast();
        if (last != null && now.isBefore(last.time().plus(STEP))) {
            return false;
        }
        samples.addLast(new Sample(now, bytesPerSecond));
        while (samples.peekFirst().time().isBefore(now.minus(LENGTH))) {
            samples.removeFirst();
        }
        return true;
    }

    public List<Sample> samples() {
        return List.copyOf(samples);
    }

    /// Returns the mean of all that is remembered; 0 for nothing.
    public double mean() {
        return samples.stream().mapToDouble(Sample::bytesPerSecond).average().orElse(0);
    }

    public double most() {
        return samples.stream().mapToDouble(Sample::bytesPerSecond).max().orElse(0);
    }

    /// Returns the round number (1, 2 or 5 times a power of ten) that nothing goes above.
    public static double roundTop(double most) {
        if (most <= 0) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(most)));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= most) {
                return factor * power;
            }
        }
        return 10 * power;
    }
}
