package org.tributary.daemon.serve;

import java.time.Clock;
import java.time.Instant;
import org.tributary.shared.http.HttpDate;

/// The value of the Date header, rendered once a second. May be asked from any thread.
final class DateHeader {
    private final Clock clock;
    private volatile Rendered last = new Rendered(0, HttpDate.format(Instant.EPOCH));

    DateHeader(Clock clock) {
        this.clock = clock;
    }

    private record Rendered(long second, String text) {}

    String now() {
        long second = Math.floorDiv(clock.millis(), 1000);
        Rendered rendered = last;
        if (rendered.second() != second) {
            rendered = new Rendered(second, HttpDate.format(Instant.ofEpochSecond(second)));
            last = rendered;
        }
        return rendered.text();
    }
}
