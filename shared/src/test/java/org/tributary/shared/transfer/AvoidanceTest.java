package org.tributary.shared.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tributary.shared.servers.ServerHealth.LeftOut;

class AvoidanceTest {
    private final Source a = Swarm.whole("a", 0);
    private final Source b = Swarm.whole("b", 1);
    private final Avoidance avoidance = new Avoidance(() -> List.of(a, b), () -> 0);

    @Test
    void avoidsAServerForOneSegmentAlone() {
        avoidance.avoid(3, "a");
        assertFalse(avoidance.allows(a, 3));
        assertTrue(avoidance.allows(b, 3));
        assertTrue(avoidance.allows(a, 2));
        assertEquals(3, avoidance.firstAvoided(a, 1, 9));
        assertEquals(9, avoidance.firstAvoided(a, 3, 9));
        assertEquals(9, avoidance.firstAvoided(b, 1, 9));
    }

    @Test
    void comesBackToTheServerWhenThereIsNoOther() {
        avoidance.avoid(3, "a");
        b.server().busy(Optional.of(Duration.ofSeconds(1)), 0, Instant.EPOCH);
        assertTrue(avoidance.allows(a, 3));
        b.leaveOut(new LeftOut("it is gone"));
        assertTrue(avoidance.allows(a, 3));
    }

    @Test
    void beginsAnewWhenNobodyWouldBeLeft() {
        avoidance.avoid(3, "a");
        avoidance.avoid(3, "b");
        assertTrue(avoidance.allows(a, 3));
        assertFalse(avoidance.allows(b, 3));
    }

    @Test
    void forgetsWhatIsDone() {
        avoidance.avoid(3, "a");
        avoidance.avoid(4, "a");
        avoidance.forget(segment -> segment == 3);
        assertTrue(avoidance.allows(a, 3));
        assertFalse(avoidance.allows(a, 4));
    }
}
