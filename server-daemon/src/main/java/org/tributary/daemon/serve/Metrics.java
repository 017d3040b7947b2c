package org.tributary.daemon.serve;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// What is counted while serving. May be called from any thread.
final class Metrics {
    private final LongAdder sentBytes = new LongAdder();
    private final LongAdder busy = new LongAdder();
    private final Map<Answered, LongAdder> requests = new ConcurrentHashMap<>();

    /// What requests are counted by.
    ///
    /// @param code HTTP status
    record Answered(int code, Kind kind) {}

    /// Bytes of bodies were handed to the system for sending.
    void sent(long bytes) {
        sentBytes.add(bytes);
    }

    void answered(int code, Kind kind) {
        requests.computeIfAbsent(new Answered(code, kind), answered -> new LongAdder()).increment();
    }

    /// A request was refused because no slot came free.
    void refused() {
        busy.increment();
    }

    long sentBytes() {
        return sentBytes.sum();
    }

    long busy() {
        return busy.sum();
    }

    /// Returns how many requests were answered, by what they were counted by.
    Map<Answered, Long> requests() {
        Map<Answered, Long> counts = new ConcurrentHashMap<>();
        requests.forEach((answered, count) -> counts.put(answered, count.sum()));
        return counts;
    }
}
