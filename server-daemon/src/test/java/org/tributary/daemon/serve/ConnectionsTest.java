package org.tributary.daemon.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
    private final Connections connections = new Connections(2);
    private final List<String> left = new ArrayList<>();

    @Test
    void sendsTheOldestIdleOneAwayWhenThereAreTooMany() {
        Connections.Guest a = open("a");
        open("b");
        connections.busy(a);
        connections.idle(a);

        open("c");

        assertEquals(List.of("b"), left);
    }

    @Test
    void leavesThoseAloneThatAreBusy() {
        connections.busy(open("a"));
        connections.busy(open("b"));

        open("c");

        assertEquals(List.of("c"), left);
    }

    @Test
    void drainsWhenTheLastOneIsGone() throws Exception {
        Connections.Guest busy = open("busy");
        connections.busy(busy);

        assertFalse(connections.drain(0, TimeUnit.SECONDS));
        assertTrue(connections.isDraining());
        connections.closed(busy);

        assertTrue(connections.drain(0, TimeUnit.SECONDS));
    }

    @Test
    void turnsAwayWhoComesWhileDraining() throws Exception {
        assertTrue(connections.drain(0, TimeUnit.SECONDS));

        open("late");

        assertEquals(List.of("late"), left);
    }

    private Connections.Guest open(String name) {
        Connections.Guest guest = () -> left.add(name);
        connections.opened(guest);
        return guest;
    }
}
