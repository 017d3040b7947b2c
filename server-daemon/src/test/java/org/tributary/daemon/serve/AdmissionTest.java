package org.tributary.daemon.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final Admission admission = new Admission(2, Duration.ofMillis(1500));
    private final List<String> told = new ArrayList<>();
    private final List<Admission.Slot> slots = new ArrayList<>();

    @BeforeEach
    void stopTheClock() {
        channel.freezeTime();
    }

    @AfterEach
    void closeChannel() {
        channel.close();
    }

    @Test
    void admitsAtOnceWhileSlotsAreFree() {
        ask("a");
        ask("b");

        assertEquals(List.of("a admitted", "b admitted"), told);
        assertEquals(new Load(2, 0, 2), admission.load());
    }

    @Test
    void refusesWhoWaitedInVain() {
        ask("a");
        ask("b");
        ask("c");

        pass(1499);
        assertEquals(List.of("a admitted", "b admitted"), told);
        pass(1);
        assertEquals(List.of("a admitted", "b admitted", "c refused"), told);
        assertEquals(new Load(2, 0, 2), admission.load());
    }

    @Test
    void givesAFreedSlotToWhoHasWaitedLongest() {
        ask("a");
        ask("b");
        ask("c");
        pass(100);
        ask("d");
        pass(100);

        slots.removeFirst().close();
        pass(0);
        assertEquals(List.of("a admitted", "b admitted", "c admitted"), told);
        assertEquals(new Load(2, 1, 2), admission.load());

        pass(1500);
        assertEquals("d refused", told.getLast());
    }

    @Test
    void forgetsWhoWithdrew() {
        ask("a");
        ask("b");
        Admission.Ticket c = ask("c");
        ask("d");

        c.withdraw();
        slots.removeFirst().close();
        pass(2000);

        assertEquals(List.of("a admitted", "b admitted", "d admitted"), told);
    }

    @Test
    void takesASlotBackOnlyOnce() {
        ask("a");
        slots.getFirst().close();
        slots.getFirst().close();

        assertEquals(new Load(0, 0, 2), admission.load());
    }

    @Test
    void freesTheSlotWhenNobodyWaits() {
        ask("a");
        ask("b");
        slots.forEach(Admission.Slot::close);
        ask("c");

        assertEquals(new Load(1, 0, 2), admission.load());
    }

    private Admission.Ticket ask(String name) {
        return admission.request(
                channel.eventLoop(),
                new Admission.Applicant() {
                    @Override
                    public void admitted(Admission.Slot slot) {
                        told.add(name + " admitted");
                        slots.add(slot);
                    }

                    @Override
                    public void refused(Load load) {
                        told.add(name + " refused");
                    }
                });
    }

    private void pass(long millis) {
        channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
        channel.runPendingTasks();
    }
}
