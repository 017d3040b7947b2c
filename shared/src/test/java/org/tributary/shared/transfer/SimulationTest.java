package org.tributary.shared.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tributary.shared.transfer.Simulation.Outcome;
import org.tributary.shared.transfer.Simulation.Sender;

/// What the picker, the servers' states and the connection limits make of whole downloads. That no
/// byte is fetched twice at once, and that all come, the simulation checks itself.
class SimulationTest {
    private static final long MB = Simulation.MB;
    private static final long SIZE = 300 * MB;
    private static final Sender FAST = Sender.of(50);

    @Test
    void oneServerIsUsedToTheFull() {
        assertAtMost(1.05 * 6, Simulation.run(SIZE, FAST));
    }

    @Test
    void severalServersAddUp() {
        assertAtMost(1.1 * 2, Simulation.run(SIZE, FAST, FAST, FAST));
        assertAtMost(1.1 * 300 / 61, Simulation.run(SIZE, FAST, Sender.of(10), Sender.of(1)));
    }

    @Test
    void oneMoreServerNeverMakesItSlowerHoweverBadItIs() {
        Sender[] bad = {
            Sender.dead(),
            Sender.of(0.001),
            Sender.of(0.1),
            Sender.of(1),
            FAST.hangingFrom(0.5),
            FAST.hangingFrom(2),
            FAST.hangingFrom(1).backAt(2),
            FAST.withLatency(1.5),
            FAST.withConnections(0.2)
        };
        Sender[][] swarms = {
            {FAST},
            {Sender.of(1)},
            {FAST, FAST},
            {FAST.withConnections(5)},
            {FAST.withLatency(0.1), Sender.of(20)}
        };
        for (Sender[] swarm : swarms) {
            for (long size : new long[] {1 * MB, 20 * MB, SIZE}) {
                Outcome without = Simulation.run(size, swarm);
                for (Sender one : bad) {
                    Outcome with = Simulation.run(size, and(swarm, one));
                    double most = 1.05 * without.seconds() + 0.4;
                    String what = size + " bytes from " + Arrays.toString(swarm) + " and " + one;
                    assertTrue(
                            with.seconds() <= most,
                            what + " took " + with + ", without the last " + without);
                }
            }
        }
    }

    @Test
    void oneMoreServerNeverMakesItSlowerInManySwarms() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            Sender[] swarm = new Sender[1 + random.nextInt(4)];
            Arrays.setAll(swarm, _ -> steady(random));
            double most =
                    Math.min(SIZE, 20 * Arrays.stream(swarm).mapToDouble(Sender::total).sum());
            long size = 1 + (long) (random.nextDouble() * most);
            Sender one = any(random);
            Outcome without = Simulation.run(size, swarm);
            Outcome with = Simulation.run(size, and(swarm, one));
            // That one stands is seen within a second and a bit.
            double late = one.back() > 0 ? 1.5 : 0.8;
            assertTrue(
                    with.seconds() <= 1.05 * without.seconds() + late,
                    "seed "
                            + seed
                            + ": "
                            + size
                            + " bytes took "
                            + with
                            + ", without the last "
                            + without);
        }
    }

    @Test
    void aServerThatHangsIsLeftBehind() {
        // Until then 100 MB a second, from then on 50.
        assertAtMost(1 + 200.0 / 50 + 0.5, Simulation.run(SIZE, FAST, FAST.hangingFrom(1)));
    }

    @Test
    void aServerThatComesBackIsUsedAgain() {
        Outcome outcome =
                Simulation.run(4 * SIZE, Sender.of(10), Sender.of(90).hangingFrom(1).backAt(5));
        assertTrue(outcome.bytes().get("b") > 2 * SIZE, outcome.toString());
    }

    @Test
    void theOnlyServerMayHang() {
        assertAtMost(6 + 11 + 2, Simulation.run(SIZE, FAST.hangingFrom(2).backAt(8)));
    }

    @Test
    void aDeadServerIsHardlyEverAsked() {
        Outcome outcome = Simulation.run(SIZE, Sender.of(1), Sender.dead());
        int asked = outcome.requests().get("b");
        assertTrue(asked <= 4 + outcome.seconds() / 10, outcome.toString());
    }

    @Test
    void slowConnectionsAreOpenedInNumbers() {
        assertAtMost(1.15 * 6, Simulation.run(SIZE, FAST.withConnections(4)));
    }

    @Test
    void aLongWayCostsLittle() {
        for (double latency : new double[] {0.05, 0.2, 0.5}) {
            Sender far = FAST.withLatency(latency).withConnections(10);
            assertAtMost(1.1 * 6 + 3 * latency, Simulation.run(SIZE, far));
            assertAtMost(1.1 * 3 + 5 * latency, Simulation.run(SIZE, far, far));
        }
    }

    @Test
    void smallFilesAreQuickToo() {
        assertAtMost(0.1, Simulation.run(1, FAST));
        assertAtMost(0.1, Simulation.run(64 << 10, FAST, FAST, FAST));
        assertAtMost(0.7, Simulation.run(10 * MB, Sender.of(10), Sender.of(10)));
    }

    @Test
    void everyByteComesFromSomewhereOnce() {
        Outcome outcome = Simulation.run(SIZE + 12_345, FAST, Sender.of(3), FAST.hangingFrom(1));
        long sum = outcome.bytes().values().stream().mapToLong(Long::longValue).sum();
        assertEquals(SIZE + 12_345, sum);
    }

    private static Sender steady(Random random) {
        double[] speeds = {1, 5, 20, 50, 100, 0.1, 0.001};
        return Sender.of(speeds[random.nextInt(speeds.length)])
                .withLatency(Math.pow(random.nextDouble(), 4) * 0.5);
    }

    private static Sender any(Random random) {
        Sender sender = steady(random);
        return switch (random.nextInt(4)) {
            case 0 -> sender.hangingFrom(random.nextDouble() * 5);
            case 1 -> {
                double from = random.nextDouble() * 5;
                yield sender.hangingFrom(from).backAt(from + random.nextDouble() * 15);
            }
            default -> sender;
        };
    }

    private static Sender[] and(Sender[] swarm, Sender one) {
        Sender[] all = Arrays.copyOf(swarm, swarm.length + 1);
        all[swarm.length] = one;
        return all;
    }

    private static void assertAtMost(double seconds, Outcome outcome) {
        assertTrue(outcome.seconds() <= seconds, outcome + " is more than " + seconds + " s");
    }
}
