package org.tributary.daemon.serve;

import java.util.Optional;
import java.util.function.DoubleSupplier;

/// Decides which answer goes wrong, and how. May be asked from any thread.
final class Faults {
    private final FaultSpec spec;
    private final DoubleSupplier chance;

    /// @param chance gives numbers from 0 (inclusive) to 1 (exclusive), evenly spread
    Faults(FaultSpec spec, DoubleSupplier chance) {
        this.spec = spec;
        this.chance = chance;
    }

    /// Draws what happens to the next answer.
    Fault next() {
        if (spec.shares().isEmpty()) {
            return Fault.NONE;
        }
        double drawn = chance.getAsDouble();
        for (Fault fault : Fault.values()) {
            drawn -= spec.shares().getOrDefault(fault, 0.0);
            if (drawn < 0) {
                return fault;
            }
        }
        return Fault.NONE;
    }

    /// Returns the pace of one answer, if answers are slow.
    Optional<Pace> slowness() {
        return spec.bytesPerSecond().isPresent()
                ? Optional.of(new Pace(spec.bytesPerSecond().getAsLong()))
                : Optional.empty();
    }
}
