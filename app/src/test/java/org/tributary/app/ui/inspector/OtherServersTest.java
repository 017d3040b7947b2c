package org.tributary.app.ui.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tributary.app.ui.common.Messages;
import org.tributary.shared.format.FragmentSet;
import org.tributary.shared.servers.ServerHealth;
import org.tributary.shared.transfer.DownloadSnapshot.ServerShare;
import org.tributary.shared.transfer.SegmentStates;
import org.tributary.shared.transfer.SegmentStates.State;

/// Four segments: the second is coming from the first server, the last is tried again.
class OtherServersTest {
    private static final ServerHealth FINE = new ServerHealth.Answers(Duration.ofMillis(3));
    private static final SegmentStates STATES =
            new SegmentStates(
                    new State[] {State.VERIFIED, State.DOWNLOADING, State.TO_DO, State.RETRYING},
                    new int[] {0, 0, -1, 0},
                    new float[] {1, 0.5f, 0, 0});

    private static ServerShare share(String server, ServerHealth health, String held) {
        FragmentSet set = FragmentSet.of(held.length(), i -> held.charAt(i) == 'x');
        return new ServerShare(server, health, 0, 0, 0, Optional.of(set));
    }

    private static OtherServers of(int segment, ServerShare... others) {
        return of(segment, true, Moments.ENGLISH, others);
    }

    private static OtherServers of(
            int segment, boolean running, Messages messages, ServerShare... others) {
        List<ServerShare> all = new ArrayList<>();
        all.add(share("a:1", FINE, "xxx"));
        all.addAll(List.of(others));
        return OtherServers.of(segment, running, STATES, all, messages);
    }

    @Test
    void offersItWhenAnotherServerHasTheSegmentAndCanBeAsked() {
        OtherServers others = of(1, share("b:1", FINE, ".x."));
        assertTrue(others.isAny());
        assertEquals("Prefer another server", others.label());
    }

    @Test
    void saysWhyItIsNotOffered() {
        OtherServers nobody = of(1, share("b:1", FINE, "x.x"));
        assertFalse(nobody.isAny());
        assertEquals("Prefer another server (no other server has this segment)", nobody.label());
        ServerHealth busy = new ServerHealth.Busy(Instant.EPOCH);
        OtherServers notNow =
                of(
                        1,
                        true,
                        Moments.GERMAN,
                        share("b:1", busy, "xxx"),
                        share("c:1", new ServerHealth.SwitchedOff(), "xxx"));
        assertFalse(notNow.isAny());
        assertEquals("Anderen Server vorziehen (gerade nicht benutzbar: b:1, c:1)", notNow.label());
    }

    @Test
    void isOnlyForSegmentsThatAreBeingFetched() {
        ServerShare other = share("b:1", FINE, "xxx");
        String why = "Prefer another server (only while it is being fetched)";
        assertEquals(new OtherServers(false, why), of(0, other));
        assertEquals(new OtherServers(false, why), of(2, other));
        assertEquals(new OtherServers(false, why), of(1, false, Moments.ENGLISH, other));
        assertEquals(
                new OtherServers(
                        false, "Prefer another server (it is fetched again from another already)"),
                of(3, share("b:1", FINE, "xxxx")));
    }
}
