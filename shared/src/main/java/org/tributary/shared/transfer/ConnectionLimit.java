package org.tributary.shared.transfer;

import java.time.Duration;

/// How many requests may be in flight to one server: grows while the server's total rate grows,
/// halves when it is busy or resets connections. Pure bookkeeping: the caller brings the time.
final class ConnectionLimit {
    private static final int START = 4;

    /// A step is judged by the rate over this time, which must be long against a round trip.
    private static final long STEP = Duration.ofMillis(400).toNanos();

    /// A step up that gains less than this is taken back.
    private static final double WORTH_IT = 1.10;

    private static final long REST_AFTER_STEP_BACK = Duration.ofSeconds(4).toNanos();
    private static final long REST_AFTER_BUSY = Duration.ofSeconds(10).toNanos();

    private final int most;
    private int limit;
    private int before;
    private double rateBefore;
    private long stepStart;
    private long bytesAtStart;
    private boolean settling;
    private long stepUp;
    private boolean rests;
    private long restUntil;
    private boolean started;

    ConnectionLimit(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("most (" + most + ") must be positive");
        }
        this.most = most;
        this.limit = Math.min(START, most);
        this.before = limit;
    }

    int limit() {
        return limit;
    }

    /// Looks at the server now and then. Only time with every allowed request in flight, and with
    /// the first bytes of those of a new step here, tells anything.
    ///
    /// @param bytes all it has sent so far
    /// @param inFlight how many requests it serves
    /// @param answerTime how long it takes to the first byte of an answer
    void observe(long nanos, long bytes, int inFlight, Duration answerTime) {
        boolean settles = settling && nanos - stepUp < 2 * answerTime.toNanos();
        settling = settles;
        if (!started || settles || inFlight < limit) {
            startStep(nanos, bytes);
            return;
        }
        if (nanos - stepStart < STEP || rests && nanos - restUntil < 0) {
            return;
        }
        rests = false;
        double rate = (bytes - bytesAtStart) / (double) (nanos - stepStart);
        if (limit > before && rate < rateBefore * WORTH_IT) {
            limit = before;
            rest(nanos + REST_AFTER_STEP_BACK);
        } else if (rate > 0 && limit < most) {
            before = limit;
            rateBefore = rate;
            limit = Math.min(limit * 2, most);
            settling = true;
            stepUp = nanos;
        }
        startStep(nanos, bytes);
    }

    /// The server said that it is busy, or dropped a connection.
    void overloaded(long nanos) {
        limit = Math.max(1, limit / 2);
        before = limit;
        rest(nanos + REST_AFTER_BUSY);
        started = false;
    }

    private void startStep(long nanos, long bytes) {
        started = true;
        stepStart = nanos;
        bytesAtStart = bytes;
    }

    private void rest(long until) {
        rests = true;
        restUntil = until;
    }
}
