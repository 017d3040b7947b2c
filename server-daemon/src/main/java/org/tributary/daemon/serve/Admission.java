package org.tributary.daemon.serve;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Hands out the slots that bodies of files are sent in. Who finds none free waits a little, first
/// come, first served, and holds no thread meanwhile. May be called from any thread.
final class Admission {
    /// How long a request waits for a slot when nobody says otherwise: clients that give up on a
    /// first 503 still get through a short rush.
    static final Duration USUAL_PATIENCE = Duration.ofMillis(1500);

    private final int slots;
    private final Duration patience;

    /// Guarded by `this`.
    private int active;

    /// In the order of arrival; guarded by `this`.
    private final Set<Ticket> queue = new LinkedHashSet<>();

    Admission(int slots, Duration patience) {
        if (slots < 1) {
            throw new IllegalArgumentException("slots (" + slots + ") must be positive");
        }
        this.slots = slots;
        this.patience = patience;
    }

    /// Who asks for a slot. Exactly one of its methods is called, unless the ticket is withdrawn
    /// first.
    interface Applicant {
        /// The slot must be closed sooner or later.
        void admitted(Slot slot);

        /// None came free in time.
        void refused(Load load);
    }

    /// Asks for a slot. The applicant is answered before this returns when one is free, else later
    /// on `executor`.
    Ticket request(ScheduledExecutorService executor, Applicant applicant) {
        Ticket ticket = new Ticket(executor, applicant);
        Optional<Slot> slot = takeOrQueue(ticket);
        if (slot.isPresent()) {
            applicant.admitted(slot.get());
        } else {
            ticket.timeout =
                    executor.schedule(ticket::expire, patience.toNanos(), TimeUnit.NANOSECONDS);
        }
        return ticket;
    }

    synchronized Load load() {
        return new Load(active, queue.size(), slots);
    }

    private synchronized Optional<Slot> takeOrQueue(Ticket ticket) {
        if (active < slots) {
            active++;
            return Optional.of(new Slot());
        }
        queue.add(ticket);
        return Optional.empty();
    }

    private synchronized boolean leaveQueue(Ticket ticket) {
        return queue.remove(ticket);
    }

    /// Gives the slot to the next in the queue, or frees it.
    private synchronized Optional<Ticket> passOn() {
        if (queue.isEmpty()) {
            active--;
            return Optional.empty();
        }
        Ticket next = queue.iterator().next();
        queue.remove(next);
        return Optional.of(next);
    }

    private void giveBack() {
        Optional<Ticket> next = passOn();
        while (next.isPresent() && !next.get().admit()) {
            next = passOn();
        }
    }

    /// A place in the queue.
    final class Ticket {
        private final ScheduledExecutorService executor;
        private final Applicant applicant;

        /// Set, read and cancelled on the executor only.
        private ScheduledFuture<?> timeout;

        private Ticket(ScheduledExecutorService executor, Applicant applicant) {
            this.executor = executor;
            this.applicant = applicant;
        }

        /// The applicant no longer wants a slot. One that is already on its way still arrives.
        void withdraw() {
            if (leaveQueue(this)) {
                timeout.cancel(false);
            }
        }

        private void expire() {
            if (leaveQueue(this)) {
                applicant.refused(load());
            }
        }

        /// Returns false when the executor takes no more work: nobody is there to use the slot.
        private boolean admit() {
            Slot slot = new Slot();
            try {
                executor.execute(() -> {
                    timeout.cancel(false);
                    applicant.admitted(slot);
                });
                return true;
            } catch (RejectedExecutionException e) {
                return false;
            }
        }
    }

    /// The right to send one body.
    final class Slot implements AutoCloseable {
        private final AtomicBoolean closed = new AtomicBoolean();

        private Slot() {}

        /// Gives the slot back; a second call does nothing.
        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                giveBack();
            }
        }
    }
}
