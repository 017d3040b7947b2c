package org.tributary.daemon.serve;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// All open connections: keeps them under the limit and sees them off at the end. May be called
/// from any thread.
final class Connections {
    private final int most;

    /// Guarded by `this`.
    private final Set<Guest> open = new HashSet<>();

    /// Those that wait for a request, the one that has waited longest first; guarded by `this`.
    private final Set<Guest> idle = new LinkedHashSet<>();

    /// Reaches zero when draining and the last connection is gone.
    private final CountDownLatch empty = new CountDownLatch(1);

    private volatile boolean draining;

    Connections(int most) {
        this.most = most;
    }

    /// One connection, as this class sees it.
    interface Guest {
        /// Asks it to close unless it has a request to answer. Called from any thread.
        void leaveIfIdle();
    }

    /// A connection was opened; it is idle. One too many costs the oldest idle one its place,
    /// which may be the new one.
    void opened(Guest guest) {
        whoMustGo(guest).ifPresent(Guest::leaveIfIdle);
    }

    private synchronized Optional<Guest> whoMustGo(Guest newest) {
        open.add(newest);
        idle.add(newest);
        if (draining) {
            return Optional.of(newest);
        }
        if (open.size() <= most) {
            return Optional.empty();
        }
        Iterator<Guest> oldest = idle.iterator();
        Guest leaving = oldest.next();
        oldest.remove();
        return Optional.of(leaving);
    }

    /// A request came in on a connection.
    synchronized void busy(Guest guest) {
        idle.remove(guest);
    }

    /// A connection waits for its next request.
    synchronized void idle(Guest guest) {
        idle.add(guest);
    }

    synchronized void closed(Guest guest) {
        open.remove(guest);
        idle.remove(guest);
        if (draining && open.isEmpty()) {
            empty.countDown();
        }
    }

    synchronized int count() {
        return open.size();
    }

    /// True when every connection closes after the answer it is at.
    boolean isDraining() {
        return draining;
    }

    /// Closes what is idle and waits until the others have sent their answers.
    ///
    /// @return true when all are gone
    boolean drain(long timeout, TimeUnit unit) throws InterruptedException {
        List<Guest> guests = startDraining();
        guests.forEach(Guest::leaveIfIdle);
        return empty.await(timeout, unit);
    }

    private synchronized List<Guest> startDraining() {
        draining = true;
        if (open.isEmpty()) {
            empty.countDown();
        }
        return List.copyOf(open);
    }
}
