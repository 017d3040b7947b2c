package org.tributary.shared.transfer;

import java.util.Arrays;
import java.util.Map;

/// The state of every segment of a download at one moment. Immutable.
public final class SegmentStates {
    /// No segments: the size is not known yet, or the file is empty.
    public static final SegmentStates NONE =
            new SegmentStates(new State[0], new int[0], new float[0]);

    private final State[] states;
    private final int[] servers;
    private final float[] received;
    private final int[] tries;
    private final int[] tookMillis;
    private final Map<Integer, Double> speeds;
    private final int[] counts = new int[State.values().length];

    /// Segments of which nothing is known but these. Takes the arrays as they are; the caller must
    /// not change them any more.
    public SegmentStates(State[] states, int[] servers, float[] received) {
        this(states, servers, received, new int[states.length], unknown(states.length), Map.of());
    }

    /// Takes the arrays as they are; the caller must not change them any more.
    ///
    /// @param tookMillis -1 for unknown
    /// @param speeds bytes a second by segment, of those in flight
    SegmentStates(
            State[] states,
            int[] servers,
            float[] received,
            int[] tries,
            int[] tookMillis,
            Map<Integer, Double> speeds) {
        this.states = states;
        this.servers = servers;
        this.received = received;
        this.tries = tries;
        this.tookMillis = tookMillis;
        this.speeds = speeds;
        for (State state : states) {
            counts[state.ordinal()]++;
        }
    }

    private static int[] unknown(int count) {
        int[] times = new int[count];
        Arrays.fill(times, -1);
        return times;
    }

    public int count() {
        return states.length;
    }

    /// Returns how many segments are in that state.
    public int count(State state) {
        return counts[state.ordinal()];
    }

    public State state(int segment) {
        return states[segment];
    }

    /// Returns who sent most of the segment so far, as an index into [DownloadSnapshot#servers()];
    /// -1 for nobody.
    public int server(int segment) {
        return servers[segment];
    }

    /// Returns the share of the segment's bytes that is on disk, 0 to 1.
    public float received(int segment) {
        return received[segment];
    }

    /// Returns how often this run asked for the segment: 1 is once, more is because something went
    /// wrong; 0 is not yet. A segment that several servers send parts of is asked for once.
    public int tries(int segment) {
        return tries[segment];
    }

    /// Returns how many milliseconds passed from the first request for a byte of the segment until it
    /// was proved; -1 before that, and for one that an earlier run proved.
    public long tookMillis(int segment) {
        return tookMillis[segment];
    }

    /// Returns how fast the segment comes in now; 0 when no request is filling it.
    public double bytesPerSecond(int segment) {
        return speeds.getOrDefault(segment, 0.0);
    }

    /// What a segment is doing.
    public enum State {
        TO_DO,
        DOWNLOADING,
        CHECKING,
        VERIFIED,
        /// It came wrong and is fetched again.
        RETRYING,
        /// It came wrong from every server that has it.
        FAILED
    }
}
