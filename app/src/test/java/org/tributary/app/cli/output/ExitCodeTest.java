package org.tributary.app.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tributary.shared.transfer.DownloadResult;
import org.tributary.shared.transfer.Obstacle;

class ExitCodeTest {
    @ParameterizedTest
    @CsvSource({
        "NOT_FOUND, 3",
        "UNREACHABLE, 4",
        "UNPROVED, 5",
        "REFUSED, 3",
        "CHANGED, 5",
        "DISK, 6",
        "IN_USE, 6",
    })
    void everyFailureHasItsNumber(DownloadResult.Kind kind, int number) {
        assertEquals(
                number,
                ExitCode.of(new DownloadResult.Failed(kind, new Obstacle.NoServers(), ""))
                        .number());
    }
}
