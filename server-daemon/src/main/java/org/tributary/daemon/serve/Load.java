package org.tributary.daemon.serve;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// How busy the daemon is at one moment.
///
/// @param active bodies in flight
/// @param waiting requests that wait for a slot
/// @param most bodies that may be in flight
record Load(int active, int waiting, int most) {
    private static final long LONGEST_PAUSE_SECONDS = 10;

    /// Returns when it makes sense to ask again: the longer the queue, the later.
    Duration retryAfter() {
        return Duration.ofSeconds(Math.min(LONGEST_PAUSE_SECONDS, 1 + waiting / most));
    }

    /// Returns the load as a JSON object's members.
    Map<String, Integer> asFields() {
        Map<String, Integer> fields = new LinkedHashMap<>();
        fields.put("active", active);
        fields.put("waiting", waiting);
        fields.put("most", most);
        return fields;
    }
}
