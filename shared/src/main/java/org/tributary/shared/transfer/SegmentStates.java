package org.tributary.shared.transfer;

/// The state of every segment of a download at one moment. Immutable.
public final class SegmentStates {
    /// No segments: the size is not known yet, or the file is empty.
    public static final SegmentStates NONE =
            new SegmentStates(new State[0], new int[0], new float[0]);

    private final State[] states;
    private final int[] servers;
    private final float[] received;

    /// Takes the arrays as they are; the caller must not change them any more.
    public SegmentStates(State[] states, int[] servers, float[] received) {
        this.states = states;
        this.servers = servers;
        this.received = received;
    }

    public int count() {
        return states.length;
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

    /// What a segment is doing.
    public enum State {
        TO_DO,
        DOWNLOADING,
        CHECKING,
        VERIFIED,
        RETRYING,
        FAILED
    }
}
