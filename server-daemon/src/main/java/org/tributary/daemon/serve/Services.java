package org.tributary.daemon.serve;

import java.util.List;
import java.util.concurrent.Executor;

/// What all connections share.
///
/// @param router finds who answers
/// @param admission hands out the slots for bodies of files
/// @param connections knows them all
/// @param delivery how bodies are sent
/// @param aside where answers are made that would keep an event loop too long
/// @param date the Date header
record Services(
        Router router,
        Admission admission,
        Connections connections,
        Delivery delivery,
        Executor aside,
        DateHeader date) {

    /// How bodies are sent.
    ///
    /// @param files the files they come from
    /// @param metrics where they are counted
    /// @param faults what goes wrong with them on purpose
    /// @param limits how fast all of them together may be sent
    record Delivery(OpenFiles files, Metrics metrics, Faults faults, List<Pace> limits) {
        Delivery {
            limits = List.copyOf(limits);
        }
    }
}
