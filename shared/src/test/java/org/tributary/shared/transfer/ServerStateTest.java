package org.tributary.shared.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tributary.shared.servers.Server;

class ServerStateTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final ServerState server =
            new ServerState(Server.parse("127.0.0.1:8080"), 16, new Random(1));

    @Test
    void countsRequestsThatBreakOffTogetherAsOneFailure() {
        Duration pause = server.failed("gone", 0, NOW);
        for (int i = 1; i < 16; i++) {
            server.failed("gone", i, NOW);
        }

        assertEquals(pause.toNanos(), server.restsUntil());
    }

    @Test
    void pausesLongerWhenItFailsAgainAfterThePause() {
        Duration first = server.failed("gone", 0, NOW);
        Duration second = server.failed("gone", first.toNanos(), NOW.plus(first));

        assertTrue(second.compareTo(first) > 0, second::toString);
    }
}
