package org.tributary.daemon.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultSpecTest {
    @Test
    void readsSharesAndASpeed() {
        assertEquals(
                new FaultSpec(
                        Map.of(Fault.CORRUPT, 0.1, Fault.BUSY, 0.2, Fault.DROP, 0.3),
                        OptionalLong.of(2_000_000)),
                FaultSpec.parse("corrupt=0.1, busy=0.2,DROP=0.3,slow=2MB"));
        assertEquals(
                new FaultSpec(Map.of(Fault.HANG, 1.0), OptionalLong.empty()),
                FaultSpec.parse("hang=1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "corrupt",
                "corrupt=",
                "corrupt=2",
                "corrupt=-0.1",
                "corrupt=NaN",
                "corrupt=some",
                "corrupt=0.6,drop=0.6",
                "none=1",
                "melt=1",
                "slow=0",
                "slow=fast",
                "corrupt=0.1,,busy=0.1"
            })
    void refusesWhatIsNoFault(String spec) {
        assertThrows(IllegalArgumentException.class, () -> FaultSpec.parse(spec));
    }

    @ParameterizedTest
    @CsvSource({
        "0.0,  CORRUPT",
        "0.24, CORRUPT",
        "0.25, BUSY",
        "0.49, BUSY",
        "0.5,  DROP",
        "0.75, NONE",
        "0.99, NONE"
    })
    void drawsEachFaultAsOftenAsItsShareSays(double drawn, Fault fault) {
        Faults faults =
                new Faults(FaultSpec.parse("corrupt=0.25,busy=0.25,drop=0.25"), () -> drawn);

        assertEquals(fault, faults.next());
    }

    @Test
    void drawsNothingWhereNothingWasAskedFor() {
        Faults faults =
                new Faults(
                        FaultSpec.NONE,
                        () -> {
                            throw new AssertionError("nothing to draw");
                        });

        assertEquals(Fault.NONE, faults.next());
        assertTrue(faults.slowness().isEmpty());
    }
}
